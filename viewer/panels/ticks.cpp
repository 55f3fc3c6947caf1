#include "viewer/panels/ticks.hpp"

#include "geo/base/time_text.hpp"
#include "viewer/panels/axis_scale.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

namespace chrono = std::chrono;
using geo::Moment;

/// A calendar unit times a count. Days start anew with each month, so that each first is a tick.
struct Step {
  enum class Unit { Minute, Day, Month };
  Unit unit;
  int count;
};

/// From the finest to the coarsest.
constexpr Step kSteps[] = {
    {Step::Unit::Minute, 1},   {Step::Unit::Minute, 5},   {Step::Unit::Minute, 15},
    {Step::Unit::Minute, 30},  {Step::Unit::Minute, 60},  {Step::Unit::Minute, 180},
    {Step::Unit::Minute, 360}, {Step::Unit::Minute, 720}, {Step::Unit::Day, 1},
    {Step::Unit::Day, 2},      {Step::Unit::Day, 5},      {Step::Unit::Day, 10},
    {Step::Unit::Day, 15},     {Step::Unit::Month, 1},    {Step::Unit::Month, 3},
    {Step::Unit::Month, 6},    {Step::Unit::Month, 12},   {Step::Unit::Month, 24},
    {Step::Unit::Month, 60},   {Step::Unit::Month, 120},  {Step::Unit::Month, 240},
    {Step::Unit::Month, 600},  {Step::Unit::Month, 1200}};

/// Minor ticks stand at least this far apart, and from the others.
constexpr double kLeastMinorPx = 7;
/// Shorter labels than this are not worth trying to fit.
constexpr double kLeastUnitPx = 24;
/// Calendar arithmetic holds for some thirty thousand years.
constexpr double kMostSeconds = 20000.0 * 366 * 86400;

chrono::year_month_day dateOf(Moment at) {
  return chrono::year_month_day{chrono::floor<chrono::days>(at)};
}

Moment startOfMonth(chrono::year_month_day date) {
  return chrono::sys_days{date.year() / date.month() / 1};
}

double secondsOf(Step step) {
  switch (step.unit) {
    case Step::Unit::Minute:
      return step.count * 60.0;
    case Step::Unit::Day:
      return step.count * 86400.0;
    case Step::Unit::Month:
      break;
  }
  return step.count * 365.2425 * 86400 / 12;
}

/// The last boundary at or before `at`.
Moment boundaryBefore(Moment at, Step step) {
  if (step.unit == Step::Unit::Minute) {
    const auto sinceMidnight = at - geo::startOfDay(at);
    return at - sinceMidnight % chrono::minutes{step.count};
  }
  const chrono::year_month_day date = dateOf(at);
  if (step.unit == Step::Unit::Day) return startOfMonth(date);
  const int months = static_cast<int>(date.year()) * 12 +
                     static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  const int over = ((months % step.count) + step.count) % step.count;
  return geo::addMonths(startOfMonth(date), -over);
}

/// The next day of the step's pattern in the month (1, 6, 11 … for five days), or the next first
/// where what is left of the month is too short for one more.
Moment nextDay(Moment at, int count) {
  const Moment next = at + chrono::days{count};
  const Moment first = geo::addMonths(startOfMonth(dateOf(at)), 1);
  const double shortest = std::ceil(count * 0.6) * 86400;
  return secondsBetween(next, first) < shortest ? first : next;
}

Moment nextBoundary(Moment at, Step step) {
  switch (step.unit) {
    case Step::Unit::Minute:
      return at + chrono::minutes{step.count};
    case Step::Unit::Day:
      return nextDay(at, step.count);
    case Step::Unit::Month:
      break;
  }
  return geo::addMonths(at, step.count);
}

std::vector<Moment> boundariesIn(geo::TimeSpan axis, Step step) {
  std::vector<Moment> moments;
  for (Moment at = boundaryBefore(axis.from, step); at < axis.to; at = nextBoundary(at, step)) {
    if (at >= axis.from) moments.push_back(at);
  }
  return moments;
}

bool startsContext(Moment at, Step step) {
  const chrono::year_month_day date = dateOf(at);
  const bool firstOfYear = date.month() == chrono::January && date.day() == chrono::day{1};
  switch (step.unit) {
    case Step::Unit::Minute:
      return at == geo::startOfDay(at);
    case Step::Unit::Day:
      return date.day() == chrono::day{1};
    case Step::Unit::Month:
      break;
  }
  return step.count < 12 && firstOfYear;
}

/// "12 Nov", "Nov 2020", "Nov" and "2020" of "12 Nov 2020": dates become text in one place.
struct DateWords {
  std::string all;
  std::string_view dayMonth, monthYear, month, year;
};

DateWords wordsOf(Moment at) {
  DateWords words{geo::formatDay(at), {}, {}, {}, {}};
  const std::string_view all = words.all;
  const std::size_t first = all.find(' '), last = all.rfind(' ');
  words.dayMonth = all.substr(0, last);
  words.monthYear = all.substr(first + 1);
  words.month = all.substr(first + 1, last - first - 1);
  words.year = all.substr(last + 1);
  return words;
}

std::string clockOf(Moment at) {
  const auto minutes = chrono::floor<chrono::minutes>(at - geo::startOfDay(at)).count();
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

/// What tells the tick from its neighbours.
std::string shortLabel(Moment at, Step step) {
  const DateWords words = wordsOf(at);
  const bool newYear = dateOf(at).month() == chrono::January && dateOf(at).day() == chrono::day{1};
  if (step.unit == Step::Unit::Minute && at != geo::startOfDay(at)) return clockOf(at);
  if (step.unit != Step::Unit::Month) return newYear ? words.all : std::string(words.dayMonth);
  return std::string(newYear ? words.year : words.month);
}

/// What tells the tick from every other moment.
std::string fullLabel(Moment at, Step step) {
  const DateWords words = wordsOf(at);
  if (step.unit == Step::Unit::Minute && at != geo::startOfDay(at)) {
    return fmt::format("{} {}", words.all, clockOf(at));
  }
  if (step.unit != Step::Unit::Month) return words.all;
  const bool newYear = dateOf(at).month() == chrono::January;
  return std::string(newYear ? words.year : words.monthYear);
}

struct Room {
  float widthPx;
  const TextWidth& widthOf;

  /// The x that the next tick must not fall short of.
  float endOf(float xPx, std::string_view label) const {
    return xPx + kTickLabelOffsetPx + widthOf(label);
  }
  bool fits(float xPx, std::string_view label, float nextXPx) const {
    const float end = endOf(xPx, label);
    return end <= widthPx && end + kTickLabelGapPx <= nextXPx + kTickLabelOffsetPx;
  }
};

std::vector<Tick> ticksOf(geo::TimeSpan axis, Step step, float widthPx) {
  const AxisScale scale{axis, 0, widthPx};
  std::vector<Tick> ticks;
  for (const Moment at : boundariesIn(axis, step)) {
    const auto rank = startsContext(at, step) ? Tick::Rank::Context : Tick::Rank::Unit;
    ticks.push_back({at, xFromMoment(scale, at), rank, shortLabel(at, step)});
  }
  return ticks;
}

/// Makes the label of tick `i` say all, if need be in place of the next few, but not of one that
/// says much itself.
bool complete(std::vector<Tick>& ticks, std::size_t i, Step step, const Room& room) {
  constexpr std::size_t kMostGivenUp = 3;
  std::string full = fullLabel(ticks[i].at, step);
  for (std::size_t next = i + 1; next <= i + 1 + kMostGivenUp; ++next) {
    const bool atEnd = next >= ticks.size();
    const float nextXPx = atEnd ? room.widthPx + kTickLabelGapPx : ticks[next].xPx;
    if (room.fits(ticks[i].xPx, full, nextXPx)) {
      for (std::size_t k = i + 1; k < std::min(next, ticks.size()); ++k) ticks[k].label.clear();
      ticks[i].label = std::move(full);
      return true;
    }
    if (atEnd || ticks[next].rank == Tick::Rank::Context) return false;
  }
  return false;
}

/// The first label says all, or else the first of those that start a context.
void completeOne(std::vector<Tick>& ticks, Step step, const Room& room) {
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const bool tried = i == 0 || ticks[i].rank == Tick::Rank::Context;
    if (tried && complete(ticks, i, step, room)) return;
  }
}

/// Labels on all ticks but a last one at the axis' end; nothing where two would meet.
std::vector<Tick> labelled(geo::TimeSpan axis, Step step, const Room& room) {
  std::vector<Tick> ticks = ticksOf(axis, step, room.widthPx);
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const bool last = i + 1 == ticks.size();
    const float nextXPx = last ? room.widthPx + kTickLabelGapPx : ticks[i + 1].xPx;
    if (room.fits(ticks[i].xPx, ticks[i].label, nextXPx)) continue;
    if (!last) return {};
    ticks[i].label.clear();
  }
  completeOne(ticks, step, room);
  return ticks;
}

/// The finest step below `step` whose ticks do not crowd, put between the labelled ones.
void addMinorTicks(std::vector<Tick>& ticks, geo::TimeSpan axis, std::span<const Step> finer,
                   float widthPx) {
  const AxisScale scale{axis, 0, widthPx};
  for (const Step step : finer) {
    if (secondsOf(step) / scale.secondsPerPx() < kLeastMinorPx) continue;
    std::vector<Tick> merged;
    std::size_t next = 0;
    for (const Moment at : boundariesIn(axis, step)) {
      while (next < ticks.size() && ticks[next].at <= at) merged.push_back(ticks[next++]);
      if (!merged.empty() && merged.back().at == at) continue;
      merged.push_back({at, xFromMoment(scale, at), Tick::Rank::Minor, {}});
    }
    merged.insert(merged.end(), ticks.begin() + static_cast<std::ptrdiff_t>(next), ticks.end());
    ticks = std::move(merged);
    return;
  }
}

/// Ticks of an axis whose moments are read as UTC.
std::vector<Tick> plainTicks(geo::TimeSpan axis, float widthPx, const TextWidth& widthOf) {
  if (!(axis.from < axis.to) || !(widthPx > 0)) return {};
  if (secondsBetween(axis.from, axis.to) > kMostSeconds) return {};
  const AxisScale scale{axis, 0, widthPx};
  const std::span<const Step> steps(kSteps);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (secondsOf(steps[i]) / scale.secondsPerPx() < kLeastUnitPx) continue;
    std::vector<Tick> ticks = labelled(axis, steps[i], {widthPx, widthOf});
    if (ticks.empty()) continue;
    addMinorTicks(ticks, axis, steps.first(i), widthPx);
    return ticks;
  }
  return {};
}

Moment asPlain(Moment moment, const geo::Zone& zone) {
  return Moment{zone.toLocal(moment).time_since_epoch()};
}

}  // namespace

std::vector<Tick> ticksFor(geo::TimeSpan axis, float widthPx, const TextWidth& widthOf,
                           const geo::Zone& zone) {
  if (zone.isUtc()) return plainTicks(axis, widthPx, widthOf);
  // The calendar of the zone's clocks, then back to where those moments truly are.
  std::vector<Tick> ticks =
      plainTicks({asPlain(axis.from, zone), asPlain(axis.to, zone)}, widthPx, widthOf);
  const AxisScale scale{axis, 0, widthPx};
  for (Tick& tick : ticks) {
    tick.at = zone.fromLocal(geo::LocalSeconds{tick.at.time_since_epoch()});
    tick.xPx = xFromMoment(scale, tick.at);
  }
  return ticks;
}

}  // namespace viewer
