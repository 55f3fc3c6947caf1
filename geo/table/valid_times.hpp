// From what cells say of time to when an event was: a span, or some time within one.
#pragma once

#include "geo/base/time.hpp"
#include "geo/base/zone.hpp"
#include "geo/table/cell_time.hpp"

#include <optional>

namespace geo {

/// All of the span, without doubt.
ValidTime lastingFor(TimeSpan span);

/// At some time within the span: no moment of it is certain.
ValidTime somewhenIn(TimeSpan span);

/// The calendar month that holds a moment, in the zone.
TimeSpan monthOf(Moment moment, const Zone& zone);

/// When an event was of which one cell says all: on a day, at a second, or somewhen in a month.
ValidTime occurringAt(const CellTime& when);

/// From one cell to another; the day of the end is part of it, the second of the end is not.
/// A month or a year leaves a doubt, an empty cell that side open. Nothing if it ends before it
/// begins.
std::optional<ValidTime> lastingFrom(const CellTime& begin, const CellTime& end);

}  // namespace geo
