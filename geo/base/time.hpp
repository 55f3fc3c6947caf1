// Moments, half-open spans, and valid times with doubt. Always UTC.
#pragma once

#include <chrono>
#include <cstdint>

namespace geo {

using Moment = std::chrono::sys_seconds;

/// Open ends of a valid time: before and after every date that can be written.
inline constexpr Moment kBeginningOfTime{std::chrono::seconds{INT64_MIN / 4}};
inline constexpr Moment kEndOfTime{std::chrono::seconds{INT64_MAX / 4}};

/// Half-open: `from` is inside, `to` is not.
struct TimeSpan {
  Moment from, to;
  bool operator==(const TimeSpan&) const = default;
};

/// Whether two half-open spans share a moment; neither may be empty.
constexpr bool meets(TimeSpan a, TimeSpan b) {
  return a.from < b.to && b.from < a.to;
}

/// A moment known only to lie between two; exact when both are equal.
struct UncertainMoment {
  Moment earliest, latest;
  bool exact() const { return earliest == latest; }
  bool operator==(const UncertainMoment&) const = default;
};

/// When a feature is true: possibly in [from.earliest, to.latest), certainly in
/// [from.latest, to.earliest), which is empty when the doubt covers all of it.
struct ValidTime {
  UncertainMoment from{kBeginningOfTime, kBeginningOfTime};
  UncertainMoment to{kEndOfTime, kEndOfTime};

  TimeSpan possible() const { return {from.earliest, to.latest}; }
  TimeSpan certain() const { return {from.latest, to.earliest}; }
  bool hasCertain() const { return from.latest < to.earliest; }
  bool operator==(const ValidTime&) const = default;
};

enum class Validity { Never, Possible, Certain };

/// The one rule for time, on the CPU. shaders/include/valid_time.glsl is its twin.
constexpr Validity validityIn(const ValidTime& valid, TimeSpan window) {
  if (!meets({valid.from.earliest, valid.to.latest}, window)) return Validity::Never;
  const bool certain = valid.from.latest < valid.to.earliest &&
                       meets({valid.from.latest, valid.to.earliest}, window);
  return certain ? Validity::Certain : Validity::Possible;
}

/// Seconds since `epoch`, clamped to what an int32 holds (68 years to each side); open ends become
/// the outermost values.
std::int32_t secondsSince(Moment epoch, Moment moment);

/// The start of the UTC day that holds `moment`.
Moment startOfDay(Moment moment);

/// `moment` moved by calendar months, the day clamped to the month's last; the clock time is kept.
/// Open ends stay open.
Moment addMonths(Moment moment, int months);

}  // namespace geo
