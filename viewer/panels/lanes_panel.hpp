// The timeline's lanes as they are drawn and used. For the panels' own files.
#pragma once

#include "viewer/panels/axis_scale.hpp"
#include "viewer/panels/panel.hpp"

namespace viewer {

/// Where moments lie in the window, from the cursor to the panel's right edge; the titles of open
/// lanes take their room on the left.
AxisScale timelineScale(const Panel& panel);

/// Draws the lanes from the cursor down and leaves the cursor below them, where the axis begins;
/// draws the choice of lanes beside the axis. Nothing while they are closed.
void drawLanes(const Panel& panel);

/// Opens and closes the lanes.
void drawLanesButton(const Panel& panel);

}  // namespace viewer
