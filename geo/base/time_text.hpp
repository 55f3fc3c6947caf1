// The one place where text becomes time and time becomes text (docs/scenario.md, "Dates").
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/time.hpp"
#include "geo/base/zone.hpp"

#include <string>
#include <string_view>

namespace geo {

/// The span that an ISO 8601 text names: a year, a month, a day (all of it, in the zone) or a
/// moment, which is one second long. A moment that names no offset is one of the zone.
Result<TimeSpan> parsePeriod(std::string_view text, const Zone& zone = {});

/// What a map is to show: a period, or `A/B`, the ISO 8601 interval from the start of A to the
/// start of B, which is later.
Result<TimeSpan> parseWindow(std::string_view text, const Zone& zone = {});

/// One end of a valid time: a day or moment is exact (its start); a month, a year or `A..B` is
/// uncertain; `..B` and `A..` are open to one side. Empty text is not accepted here.
Result<UncertainMoment> parseUncertain(std::string_view text, const Zone& zone = {});

/// "2020-11-15", or "2020-11-15T20:00:00Z" when it is not the start of a day in the zone; an open
/// end is empty.
std::string formatMoment(Moment moment, const Zone& zone = {});

/// "2020-11-15T20:00:00Z/2020-11-16T20:00:00Z": what parseWindow reads in any zone.
std::string formatInterval(TimeSpan window);

/// "15 Nov 2020": for people, in the zone; "open" for an open end.
std::string formatDay(Moment moment, const Zone& zone = {});

/// "20:00", in the zone.
std::string formatClock(Moment moment, const Zone& zone = {});

/// "15 Nov 2020 16:00 UTC", "15 Nov 2020 20:00 (16:00 UTC)", or only the day when `moment` starts
/// one in the zone.
std::string formatDayAndClock(Moment moment, const Zone& zone = {});

/// One end for people: "15 Nov 2020", "between 1 Nov 2020 and 16 Nov 2020", "by 22 Nov 2021",
/// "31 Aug 2022 or later", "open".
std::string formatUncertain(const UncertainMoment& moment, const Zone& zone = {});

}  // namespace geo
