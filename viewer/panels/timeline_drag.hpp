// What the mouse does on the timeline's axis and overview. For the panels' own files.
#pragma once

#include "viewer/panels/axis_scale.hpp"
#include "viewer/panels/panel.hpp"

namespace viewer {

/// The middle of the window: where its grip hangs.
float gripX(const AxisScale& scale, const Clock& clock);

/// Scrubs, moves the window, pans and zooms the axis by the mouse on the last item; says what goes
/// on.
TimelineState::Drag dragAxis(const Panel& panel, const AxisScale& scale);

/// Moves the axis to where the last item, which shows the whole range, is pressed.
void dragOverview(const Panel& panel, const AxisScale& whole);

}  // namespace viewer
