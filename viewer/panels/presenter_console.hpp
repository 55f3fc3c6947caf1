// The presenter's own window while the audience looks at another one: this step and the next,
// notes, clock, and the list of steps.
#pragma once

#include "geo/base/time.hpp"
#include "viewer/panels/layout.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace viewer {

struct Panel;

/// Where the console's parts lie in the window.
struct ConsoleLayout {
  Rect now, next, notes, steps, bar;
  bool operator==(const ConsoleLayout&) const = default;
};

/// Disjoint parts within the window; both pictures have the shape of the audience's.
ConsoleLayout consoleLayoutFor(float widthPx, float heightPx, float uiScale, float audienceAspect);

/// A picture of OpenGL's, rows from the bottom; 0 is none yet.
struct PanePicture {
  std::uint32_t texture = 0;
};

/// What the loop knows of a briefing with two windows; new in each frame.
struct ConsoleInfo {
  ConsoleLayout layout;
  PanePicture now, next;
  std::string clock;  // of the day, as people read it
  double elapsedSeconds = 0;
};

/// Kept from frame to frame.
struct ConsoleState {
  bool wanted = false;                     // two windows, or as soon as there is a second monitor
  std::optional<geo::TimeSpan> lookAhead;  // a date that only the presenter sees
  std::size_t lookAheadOf = 0;             // the step at which it was wanted
};

/// The date that the second picture shows ahead of the audience; nothing: it shows the next step.
std::optional<geo::TimeSpan> lookAheadOf(const ConsoleState& state, std::size_t step);

void drawPresenterConsole(const Panel& panel);

}  // namespace viewer
