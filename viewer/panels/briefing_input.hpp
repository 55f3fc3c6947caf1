// What the presenter's keys, clicker and mouse do while a briefing is given.
#pragma once

#include "viewer/panels/keys.hpp"
#include "viewer/panels/presenter_console.hpp"

#include <optional>
#include <span>
#include <string>

namespace viewer {

struct Panel;

/// Kept from frame to frame.
struct BriefingState {
  std::string typed;        // the number of a step, until Enter
  double stillSeconds = 0;  // since the mouse was moved
  float mouseXPx = -1, mouseYPx = -1;
  ConsoleState console;
};

/// The keys of a briefing; others do nothing then.
std::span<const KeyBinding> briefingKeyTable();

/// Keys and mouse of this frame. Draws the presenter's console where there is one, else nothing but
/// the pointer's light.
void handleBriefing(const Panel& panel);

/// Where on the wall the presenter's mouse points, in pixels of the map; nothing while its light is
/// off.
std::optional<geo::Screen> lightOnTheWall(const Session& session, const Layout& layout);

/// Whether the mouse has rested so long that its pointer is to go from the wall.
bool mouseRests(const BriefingState& state);

}  // namespace viewer
