// Many pictures along time: which windows they show.
#pragma once

#include "viewer/session/session.hpp"

#include <string>
#include <vector>

namespace viewer {

enum class Each { Hour, Day, Week, Month, Year, Change, Event };

struct SeriesStep {
  geo::TimeSpan window;
  std::string name;  // of the event, where there is one for each
};

/// One window a unit of the calendar in the clock's zone, beginning at the span's start and cut at
/// its end; or the day of each change of what the shown layers hold; or the day of each event in
/// them, by when it begins at the earliest. In order of time.
std::vector<SeriesStep> seriesOf(const Session& session, Each each, geo::TimeSpan span);

/// The same steps with all from the first one's start on in each window.
std::vector<SeriesStep> cumulative(std::vector<SeriesStep> steps);

/// The session at a step.
Session at(Session session, const SeriesStep& step);

/// `pattern` with {date}, {from}, {to}, {number} and {name} filled in, in the zone, made of
/// characters that every file system takes. `number` counts from 1 with as many digits as `count`
/// has. Fails, Usage, on a brace that means nothing.
geo::Result<std::string> fileNameFor(const std::string& pattern, const SeriesStep& step,
                                     std::size_t number, std::size_t count, const geo::Zone& zone);

}  // namespace viewer
