// One lane's shapes. For the panels' own files.
#pragma once

#include "viewer/panels/lanes.hpp"
#include "viewer/panels/panel.hpp"

#include <string>

namespace viewer {

/// A lane to be drawn: its view, moved down by `topPx` in the window.
struct LaneCanvas {
  const Panel& panel;
  const LaneView& view;
  const Lane& lane;
  float topPx = 0;

  float trackTopPx(int track) const {
    return topPx + view.trackTopPx + static_cast<float>(track) * view.trackPx;
  }
};

/// Rows, crowds and names, up to the lanes' right edge.
void drawLaneRows(const LaneCanvas& canvas, const LaneItem* hovered, float rightPx);
/// "12 rows, 10 of them certainly": what a crowd holds.
std::string crowdText(const LaneCrowd& crowd);

}  // namespace viewer
