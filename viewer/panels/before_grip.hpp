// The other date of a comparison on the timeline: a hollow grip beside the window's filled one.
#pragma once

#include "viewer/panels/axis_scale.hpp"
#include "viewer/panels/panel.hpp"

namespace viewer {

/// Whether the press holds the hollow grip; where both grips are near, the nearer one is meant.
bool pressBefore(const Panel& panel, const AxisScale& scale, float xPx);

/// Drags it: an instant to the instant under the pointer, a longer span by whole steps.
void moveBefore(const Panel& panel, const AxisScale& scale, float xPx);

/// Nothing while the map shows one date.
void drawBefore(const Panel& panel, const AxisScale& scale, float topPx, float bottomPx);

}  // namespace viewer
