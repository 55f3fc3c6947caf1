#include "viewer/session/clock.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

using geo::Moment;
using Seconds = std::chrono::seconds;

constexpr Seconds kDay = std::chrono::days{1};
constexpr Seconds kHour = std::chrono::hours{1};

Moment floorTo(Moment at, Seconds step) {
  const auto since = at.time_since_epoch();
  auto whole = since / step;
  if (since < Seconds{0} && since % step != Seconds{0}) --whole;
  return Moment{whole * step};
}

double secondsOf(geo::TimeSpan span) {
  return std::chrono::duration<double>(span.to - span.from).count();
}

Moment offset(Moment from, double seconds) {
  return from + Seconds{static_cast<std::int64_t>(std::llround(seconds))};
}

}  // namespace

geo::TimeSpan instantAt(const Clock& clock, Moment at) {
  const Moment last = floorTo(clock.range.to - Seconds{1}, clock.step);
  const Moment start =
      std::clamp(floorTo(at, clock.step), floorTo(clock.range.from, clock.step), last);
  return {start, start + clock.step};
}

Clock movedTo(Clock clock, Moment at) {
  clock.window = instantAt(clock, at);
  clock.carriedSteps = 0;
  return clock;
}

Clock stepped(Clock clock, int count, StepUnit unit) {
  const Moment from = clock.window.from;
  return movedTo(clock,
                 unit == StepUnit::Month ? geo::addMonths(from, count) : from + count * clock.step);
}

Clock axisZoomed(Clock clock, Moment at, double factor) {
  const double whole = secondsOf(clock.range), old = secondsOf(clock.axis);
  const double shortest = std::min(whole, std::chrono::duration<double>(kHour).count());
  const double length = std::clamp(old / factor, shortest, whole);
  const double share = std::clamp(secondsOf({clock.axis.from, at}) / old, 0.0, 1.0);
  Moment from = offset(at, -share * length);
  from = std::clamp(from, clock.range.from, offset(clock.range.to, -length));
  clock.axis = {from, std::min(offset(from, length), clock.range.to)};
  const bool instant = clock.window.to - clock.window.from == clock.step;
  clock.step = secondsOf(clock.axis) < 4 * secondsOf({Moment{}, Moment{kDay}}) ? kHour : kDay;
  if (instant) clock.window = instantAt(clock, clock.window.from);
  return clock;
}

Clock axisPanned(Clock clock, double shareOfAxis) {
  const double length = secondsOf(clock.axis);
  const Moment wanted = offset(clock.axis.from, shareOfAxis * length);
  const Moment from = std::clamp(wanted, clock.range.from, offset(clock.range.to, -length));
  clock.axis = {from, offset(from, length)};
  return clock;
}

Clock advanced(Clock clock, double seconds) {
  if (!clock.playing) return clock;
  clock.carriedSteps += seconds * clock.stepsPerSecond;
  const double whole = std::floor(clock.carriedSteps);
  clock.carriedSteps -= whole;
  if (whole < 1) return clock;
  const double carried = clock.carriedSteps;
  const double most = secondsOf(clock.range) / std::chrono::duration<double>(clock.step).count();
  clock = stepped(clock, static_cast<int>(std::min(whole, most + 1)), StepUnit::Step);
  clock.carriedSteps = carried;
  if (clock.window.to >= clock.range.to) clock.playing = false;
  return clock;
}

}  // namespace viewer
