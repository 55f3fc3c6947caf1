// Dates of which a table keeps the parts in columns of their own: year, month, day; day and clock.
#pragma once

#include "geo/table/raw_table.hpp"
#include "geo/table/roles.hpp"

namespace geo {

/// Whether most of the cells that are filled are clock times such as 20:00.
bool holdsClocks(const Column& column);

/// Whether most of the cells that are filled are dates, and none of a thousand has a clock time.
bool holdsWholeDays(const Column& column);

/// Whether most of the cells that are filled are months, by number or by name.
bool holdsMonths(const Column& column);

/// Whether the begin's date is spread over several columns.
bool isInParts(const Roles& roles);

/// The begin's column with the other parts put to it, as texts of one date each. Where the month or
/// the day is 0 or missing it is not known, and the date is a year or a month, whatever the clock;
/// where the clock is missing, it is a day.
/// A part that cannot be read leaves a text that is no date.
Column joinedDates(const RawTable& table, const Roles& roles);

}  // namespace geo
