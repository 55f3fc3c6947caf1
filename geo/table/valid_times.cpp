#include "geo/table/valid_times.hpp"

#include <algorithm>
#include <chrono>

namespace geo {

namespace {

constexpr std::chrono::seconds kSecond{1};

UncertainMoment beginOf(const CellTime& cell) {
  if (cell.state == CellTime::State::Empty) return {kBeginningOfTime, kBeginningOfTime};
  const bool coarse = cell.grain == CellTime::Grain::Coarse;
  return {cell.period.from, coarse ? cell.period.to : cell.period.from};
}

UncertainMoment endOf(const CellTime& cell) {
  if (cell.state == CellTime::State::Empty) return {kEndOfTime, kEndOfTime};
  if (cell.grain == CellTime::Grain::Second) return {cell.period.from, cell.period.from};
  const bool coarse = cell.grain == CellTime::Grain::Coarse;
  return {coarse ? cell.period.from : cell.period.to, cell.period.to};
}

}  // namespace

ValidTime lastingFor(TimeSpan span) {
  return {{span.from, span.from}, {span.to, span.to}};
}

ValidTime somewhenIn(TimeSpan span) {
  return {{span.from, span.to}, {span.from, span.to}};
}

TimeSpan monthOf(Moment moment, const Zone& zone) {
  namespace chrono = std::chrono;
  const auto day = chrono::floor<chrono::days>(zone.toLocal(moment));
  const chrono::year_month_day date{day};
  const LocalSeconds first = chrono::local_days{date.year() / date.month() / 1};
  const Moment start = zone.fromLocal(first);
  return {start, addMonths(start, 1, zone)};
}

ValidTime occurringAt(const CellTime& when) {
  return when.grain == CellTime::Grain::Coarse ? somewhenIn(when.period) : lastingFor(when.period);
}

std::optional<ValidTime> lastingFrom(const CellTime& begin, const CellTime& end) {
  ValidTime valid{beginOf(begin), endOf(end)};
  if (valid.to.latest < valid.from.earliest) return std::nullopt;
  if (valid.to.latest == valid.from.earliest) {
    // Both are one second, or the end is the midnight at which the day of the beginning starts.
    valid.to = {valid.from.earliest + kSecond, valid.from.earliest + kSecond};
  }
  valid.from.latest = std::min(valid.from.latest, valid.to.latest);
  valid.to.earliest = std::max(valid.to.earliest, valid.from.earliest);
  return valid;
}

}  // namespace geo
