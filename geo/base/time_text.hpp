// The one place where text becomes time and time becomes text (docs/scenario-format.md, "Dates").
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/time.hpp"

#include <string>
#include <string_view>

namespace geo {

/// The span that an ISO 8601 text names: a year, a month, a day (all of it, in UTC) or a moment,
/// which is one second long. A moment with no zone is UTC.
Result<TimeSpan> parsePeriod(std::string_view text);

/// One end of a valid time: a day or moment is exact (its start); a month, a year or `A..B` is
/// uncertain; `..B` and `A..` are open to one side. Empty text is not accepted here.
Result<UncertainMoment> parseUncertain(std::string_view text);

/// "2020-11-15", or "2020-11-15T20:00:00Z" when it is not the start of a day; an open end is empty.
std::string formatMoment(Moment moment);

/// "15 Nov 2020": for people, in UTC; "open" for an open end.
std::string formatDay(Moment moment);

/// "15 Nov 2020 16:00 UTC", or only the day when `moment` starts one.
std::string formatDayAndClock(Moment moment);

/// One end for people: "15 Nov 2020", "between 1 Nov 2020 and 16 Nov 2020", "by 22 Nov 2021",
/// "31 Aug 2022 or later", "open".
std::string formatUncertain(const UncertainMoment& moment);

}  // namespace geo
