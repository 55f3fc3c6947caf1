// The button in the timeline's row that opens what can be set about time: the window's kind and
// length, steps, playing, the time zone, what is only possible, and a calendar.
#pragma once

#include "viewer/panels/panel.hpp"

namespace viewer {

void drawTimeSettings(const Panel& panel);

/// A month of days to click, in the clock's zone.
void drawCalendar(const Panel& panel);

}  // namespace viewer
