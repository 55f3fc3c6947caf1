// What the timeline remembers from frame to frame.
#pragma once

#include "viewer/session/clock.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace viewer {

struct TimelineState {
  enum class Drag { None, Scrub, Window, From, To, Axis, Before };
  Drag drag = Drag::None;
  float lastXPx = 0;
  double grabbedSeconds = 0;  // from the pointer to the moment that it holds
  geo::TimeSpan grabbed{};    // the window when the drag began
  bool dateWanted = false;    // the date field is to get the keyboard
  bool dateRefused = false;   // the text in the date field is not a date
  std::string dateText;
  std::string zoneText;
  bool zoneRefused = false;                             // the text in the zone field is no zone
  std::optional<std::chrono::year_month> calendarPage;  // turned to; else the cursor's month
};

}  // namespace viewer
