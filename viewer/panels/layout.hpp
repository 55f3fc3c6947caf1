// Where the map and the panels lie in the window. Pure: a size in, rectangles out.
#pragma once

namespace viewer {

/// Window pixels from the upper left corner, y down. Empty when it has no area.
struct Rect {
  float xPx = 0, yPx = 0, widthPx = 0, heightPx = 0;

  float rightPx() const { return xPx + widthPx; }
  float bottomPx() const { return yPx + heightPx; }
  bool empty() const { return !(widthPx > 0 && heightPx > 0); }
  bool contains(float x, float y) const {
    return x >= xPx && x < rightPx() && y >= yPx && y < bottomPx();
  }
  bool operator==(const Rect&) const = default;
};

/// The panels beside the map, or the map alone.
enum class PanelsShown { Yes, No };

/// Panels never cover the map; those that have no room are empty.
struct Layout {
  Rect map, layers, inspector, timeline, status;
  float lanesPx = 0;  // of the timeline's height, for its lanes
  bool operator==(const Layout&) const = default;
};

/// Whole pixels, disjoint, inside the window, together filling it. `uiScale` is 1 at 96 dpi;
/// `lanesPx` is the height that the timeline's lanes want, as much as leaves the map its share.
Layout layoutFor(float widthPx, float heightPx, float uiScale,
                 PanelsShown panels = PanelsShown::Yes, float lanesPx = 0);

}  // namespace viewer
