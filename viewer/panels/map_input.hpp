// The mouse over the map: pan, zoom, box zoom, pick, context menu.
#pragma once

#include "geo/coords/positions.hpp"
#include "viewer/panels/input.hpp"
#include "viewer/panels/layout.hpp"
#include "viewer/session/command.hpp"

#include <optional>

namespace viewer {

struct PanelInfo;
struct PanelState;

/// What the mouse is doing on the map, from press to release.
struct MapDrag {
  enum class Kind { None, Press, Pan, Box, Choose, Split };
  Kind kind = Kind::None;
  geo::Screen pressed, last;                // map pixels
  float grabbedPx = 0;                      // from the pointer to the line that it holds
  bool middle = false;                      // the middle button pans from the first pixel
  std::optional<geo::LonLat> menuPosition;  // what the context menu speaks of
};

/// Where the mouse points on the map, in the map's pixels: those of the session's view, whatever
/// the size at which the window shows it.
geo::Screen onMap(const Session& session, const Layout& layout, const ui::MouseInput& mouse);

/// Turns this frame's mouse input over the map into commands and draws the zoom box and the menu.
/// Positions in commands are the map's framebuffer pixels. What starts on a panel is not seen here.
void handleMapInput(const Session& session, const PanelInfo& info, PanelState& state,
                    Commands& out);

/// The position under the mouse, or nothing when it is not over the map (or off the projection).
std::optional<geo::LonLat> positionUnderMouse(const Session& session, const Layout& layout);

}  // namespace viewer
