#include "viewer/session/clock.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

using geo::Moment;
using Seconds = std::chrono::seconds;

constexpr Seconds kDay = std::chrono::days{1};
constexpr Seconds kHour = std::chrono::hours{1};
constexpr Seconds kMinute = std::chrono::minutes{1};
constexpr int kMostSteps = 1'000'000;

/// The start of the grain that holds `at`: days begin at the zone's midnight, hours at its hours.
Moment floorTo(const Clock& clock, Moment at) {
  if (clock.step >= kDay) return geo::startOfDay(at, clock.zone);
  const Seconds offset = clock.zone.offsetAt(at);
  const Seconds local = at.time_since_epoch() + offset;
  auto whole = local / clock.step;
  if (local < Seconds{0} && local % clock.step != Seconds{0}) --whole;
  return Moment{whole * clock.step - offset};
}

Moment nextGrain(const Clock& clock, Moment start) {
  return clock.step >= kDay ? geo::addDays(start, 1, clock.zone) : start + clock.step;
}

double secondsOf(geo::TimeSpan span) {
  return std::chrono::duration<double>(span.to - span.from).count();
}

Moment offset(Moment from, double seconds) {
  return from + Seconds{static_cast<std::int64_t>(std::llround(seconds))};
}

/// The grain that a unit asks for; days also serve the longer ones.
Seconds grainOf(StepUnit unit) {
  if (unit == StepUnit::Minute) return kMinute;
  return unit == StepUnit::Hour ? kHour : kDay;
}

Seconds grainFor(geo::TimeSpan axis) {
  constexpr int kDaysOfHours = 4;
  return secondsOf(axis) < kDaysOfHours * std::chrono::duration<double>(kDay).count() ? kHour
                                                                                      : kDay;
}

bool isInstant(const Clock& clock, geo::TimeSpan window) {
  return window == geo::TimeSpan{floorTo(clock, window.from), nextGrain(clock, window.from)};
}

/// Another grain; instants become instants of it.
Clock regrained(Clock clock, Seconds grain) {
  const bool instant = clock.mode == WindowMode::Instant && isInstant(clock, clock.window);
  clock.step = grain;
  if (instant) clock.window = instantAt(clock, clock.window.from);
  return clock;
}

/// Where playing has arrived: past the last instant of the played span, or before its first.
bool hasEnded(const Clock& clock, geo::TimeSpan played) {
  const Moment cursor = cursorOf(clock);
  if (clock.direction == Direction::Forward) return nextGrain(clock, cursor) >= played.to;
  return cursor <= played.from;
}

}  // namespace

geo::TimeSpan instantAt(const Clock& clock, Moment at) {
  const Moment first = floorTo(clock, clock.range.from);
  const Moment last = std::max(first, floorTo(clock, clock.range.to - Seconds{1}));
  const Moment start = floorTo(clock, std::clamp(at, first, last));
  return {start, nextGrain(clock, start)};
}

Moment cursorOf(const Clock& clock) {
  if (clock.mode != WindowMode::Cumulative) return clock.window.from;
  return floorTo(clock, clock.window.to - Seconds{1});
}

Moment moved(const Clock& clock, Moment at, StepLength by) {
  switch (by.unit) {
    case StepUnit::Step:
      return clock.step >= kDay ? geo::addDays(at, by.count, clock.zone)
                                : at + clock.step * by.count;
    case StepUnit::Minute:
      return at + kMinute * by.count;
    case StepUnit::Hour:
      return at + kHour * by.count;
    case StepUnit::Day:
      return geo::addDays(at, by.count, clock.zone);
    case StepUnit::Week:
      return geo::addDays(at, 7 * by.count, clock.zone);
    case StepUnit::Month:
      return geo::addMonths(at, by.count, clock.zone);
    case StepUnit::Year:
      break;
  }
  return geo::addMonths(at, 12 * by.count, clock.zone);
}

Clock movedTo(Clock clock, Moment at) {
  const geo::TimeSpan instant = instantAt(clock, at);
  switch (clock.mode) {
    case WindowMode::Instant:
      clock.window = instant;
      break;
    case WindowMode::Length:
      clock.window = {instant.from, moved(clock, instant.from, clock.length)};
      break;
    case WindowMode::Free:
      clock.window = {instant.from, instant.from + (clock.window.to - clock.window.from)};
      break;
    case WindowMode::Cumulative:
      clock.window = {std::min(clock.range.from, instant.from), instant.to};
      break;
  }
  clock.carriedSteps = 0;
  return clock;
}

Clock stepped(Clock clock, int count, StepUnit unit) {
  const int steps = std::clamp(count, -kMostSteps, kMostSteps);
  return movedTo(clock, moved(clock, cursorOf(clock), {steps, unit}));
}

Clock inMode(Clock clock, WindowMode mode) {
  const Moment cursor = cursorOf(clock);
  const geo::TimeSpan before = clock.window;
  clock.mode = mode;
  if (mode == WindowMode::Free) {
    clock.window = {cursor, std::max(before.to, nextGrain(clock, cursor))};
    return clock;
  }
  return movedTo(clock, cursor);
}

Clock withLength(Clock clock, StepLength length) {
  clock.length = {std::clamp(length.count, 1, kMostSteps), length.unit};
  return clock.mode == WindowMode::Length ? movedTo(clock, cursorOf(clock)) : clock;
}

Clock withStepUnit(Clock clock, StepUnit unit) {
  clock.stepUnit = unit;
  return regrained(clock, unit == StepUnit::Step ? grainFor(clock.axis) : grainOf(unit));
}

Clock inZone(Clock clock, const geo::Zone& zone) {
  const bool instant = clock.mode == WindowMode::Instant && isInstant(clock, clock.window);
  const Moment middle = clock.window.from + (clock.window.to - clock.window.from) / 2;
  clock.zone = zone;
  if (instant) clock.window = instantAt(clock, middle);
  return clock;
}

Clock showing(Clock clock, geo::TimeSpan window) {
  if (!(window.from < window.to)) return clock;
  const bool instant = clock.mode == WindowMode::Instant && isInstant(clock, window);
  const bool length =
      clock.mode == WindowMode::Length && moved(clock, window.from, clock.length) == window.to;
  const bool cumulative = clock.mode == WindowMode::Cumulative && window.from <= clock.range.from;
  if (!instant && !length && !cumulative) clock.mode = WindowMode::Free;
  clock.window = window;
  return clock;
}

Clock axisZoomed(Clock clock, Moment at, double factor) {
  const double whole = secondsOf(clock.range), old = secondsOf(clock.axis);
  const double shortest = std::min(whole, std::chrono::duration<double>(kHour).count());
  const double length = std::clamp(old / factor, shortest, whole);
  const double share = std::clamp(secondsOf({clock.axis.from, at}) / old, 0.0, 1.0);
  Moment from = offset(at, -share * length);
  from = std::clamp(from, clock.range.from, offset(clock.range.to, -length));
  clock.axis = {from, std::min(offset(from, length), clock.range.to)};
  return clock.stepUnit == StepUnit::Step ? regrained(clock, grainFor(clock.axis)) : clock;
}

Clock axisPanned(Clock clock, double shareOfAxis) {
  const double length = secondsOf(clock.axis);
  const Moment wanted = offset(clock.axis.from, shareOfAxis * length);
  const Moment from = std::clamp(wanted, clock.range.from, offset(clock.range.to, -length));
  clock.axis = {from, offset(from, length)};
  return clock;
}

Clock axisShowing(Clock clock, geo::TimeSpan span) {
  if (!(span.from < span.to)) return clock;
  clock = axisZoomed(clock, clock.axis.from, secondsOf(clock.axis) / secondsOf(span));
  const double length = secondsOf(clock.axis);
  const double margin =
      (length - secondsOf(span)) / 2;  // where the axis cannot be so short or long
  return axisPanned(clock, (secondsOf({clock.axis.from, span.from}) - margin) / length);
}

geo::TimeSpan playedSpan(const Clock& clock) {
  const geo::TimeSpan played{clock.in.value_or(clock.range.from),
                             clock.out.value_or(clock.range.to)};
  return played.from < played.to ? played : clock.range;
}

Clock withPlayToggled(Clock clock) {
  const geo::TimeSpan played = playedSpan(clock);
  if (!clock.playing && hasEnded(clock, played)) {
    const bool forward = clock.direction == Direction::Forward;
    clock = movedTo(clock, forward ? played.from : played.to - Seconds{1});
  }
  clock.playing = !clock.playing;
  return clock;
}

Clock advanced(Clock clock, double seconds) {
  if (!clock.playing) return clock;
  clock.carriedSteps += seconds * clock.stepsPerSecond;
  const double whole = std::floor(clock.carriedSteps);
  clock.carriedSteps -= whole;
  if (whole < 1) return clock;
  const double carried = clock.carriedSteps;
  const geo::TimeSpan played = playedSpan(clock);
  const int sign = clock.direction == Direction::Forward ? 1 : -1;
  const bool wasAtEnd = hasEnded(clock, played);
  const int steps = static_cast<int>(std::min(whole, static_cast<double>(kMostSteps)));
  if (!wasAtEnd) clock = stepped(clock, sign * steps, clock.stepUnit);
  if (hasEnded(clock, played)) {
    const Moment first = played.from, last = played.to - Seconds{1};
    const bool forward = sign > 0;
    if (clock.loop == Loop::Yes && wasAtEnd) {
      clock = movedTo(clock, forward ? first : last);
    } else {
      clock = movedTo(clock, forward ? last : first);
      if (clock.loop == Loop::No) clock.playing = false;
    }
  }
  clock.carriedSteps = carried;
  return clock;
}

}  // namespace viewer
