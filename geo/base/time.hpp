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

/// Where times on the GPU count from, and in what: whole seconds, or longer ticks where a timeline
/// is longer than an int32 of seconds holds (68 years to each side).
struct Epoch {
  Moment start{};
  std::chrono::seconds tick{1};

  Epoch() = default;
  Epoch(Moment from, std::chrono::seconds each = std::chrono::seconds{1})
      : start(from), tick(each) {}
  bool operator==(const Epoch&) const = default;
};

/// The middle of a span at a year's start, and the shortest tick (a second, a minute, an hour, a
/// day) in which the span and as much again to both sides can be counted.
Epoch epochFor(TimeSpan span);

/// Whole ticks since the epoch, rounded down and clamped to what an int32 holds; open ends become
/// the outermost values.
std::int32_t ticksSince(const Epoch& epoch, Moment moment);

/// The same rounded up, for ends: what is shorter than a tick does not vanish.
std::int32_t ticksUntil(const Epoch& epoch, Moment end);

/// The start of the UTC day that holds `moment`.
Moment startOfDay(Moment moment);

/// `moment` moved by calendar months, the day clamped to the month's last; the clock time is kept.
/// Open ends stay open.
Moment addMonths(Moment moment, int months);

}  // namespace geo
