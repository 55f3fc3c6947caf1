#include "geo/table/row_times.hpp"

#include "geo/table/cell_numbers.hpp"
#include "geo/table/date_parts.hpp"
#include "geo/table/known_layouts.hpp"
#include "geo/table/valid_times.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace geo {

namespace {

using State = CellTime::State;
using Ticks = std::numeric_limits<std::int32_t>;

constexpr ValidTicks kAlways{Ticks::min(), Ticks::min(), Ticks::max(), Ticks::max()};

/// The span from the first moment to the last that are told; open ends tell none.
class Range {
 public:
  void include(const ValidTime& valid) {
    for (const Moment moment : {valid.from.earliest, valid.to.latest}) {
      if (moment <= kBeginningOfTime || moment >= kEndOfTime) continue;
      range_.from = std::min(range_.from, moment);
      range_.to = std::max(range_.to, moment);
    }
  }
  TimeSpan span() const { return range_.from <= range_.to ? range_ : TimeSpan{}; }

 private:
  TimeSpan range_{kEndOfTime, kBeginningOfTime};
};

/// UCDP's two days; one that is missing is the other.
std::optional<ValidTime> ucdpTimeOf(const CellTime& begin, const CellTime& end, double precision) {
  const CellTime& first = begin.isRead() ? begin : end;
  const CellTime& last = end.isRead() ? end : begin;
  if (last.period.to <= first.period.from) return std::nullopt;
  return ucdpTime(first, last, precision);
}

/// Why two cells give no time, if they do not; one that is empty leaves its side open.
std::optional<NotDrawn> problemOf(const CellTime& begin, const CellTime& end) {
  if (begin.isRead() && end.isRead()) return std::nullopt;
  if (begin.state == State::Empty && end.state == State::Empty) return NotDrawn::Undated;
  if (begin.state == State::Unread || end.state == State::Unread) return NotDrawn::UnreadDate;
  if (begin.state == State::Implausible || end.state == State::Implausible) {
    return NotDrawn::ImplausibleDate;
  }
  return std::nullopt;
}

/// How the cells of a table are to be understood.
class Reading {
 public:
  Reading(const RawTable& table, const RoleChoice& choice, const Zone& zone)
      : codebook_(choice.codebookTimes ? choice.roles.layout : KnownLayout::None),
        lasts_(choice.roles.end.has_value()),
        zone_(zone) {
    if (choice.roles.datePrecision) precision_.emplace(table.columns[*choice.roles.datePrecision]);
  }

  /// Nothing if the end lies before the beginning.
  std::optional<ValidTime> timeOf(const CellTime& begin, const CellTime& end,
                                  std::size_t row) const {
    if (codebook_ == KnownLayout::Acled) return acledTime(begin, precisionAt(row), zone_);
    if (codebook_ == KnownLayout::UcdpGed) return ucdpTimeOf(begin, end, precisionAt(row));
    return lasts_ ? lastingFrom(begin, end) : occurringAt(begin);
  }

 private:
  double precisionAt(std::size_t row) const {
    return precision_ ? precision_->at(row) : std::numeric_limits<double>::quiet_NaN();
  }

  KnownLayout codebook_;
  bool lasts_;
  const Zone& zone_;
  std::optional<CellNumbers> precision_;
};

ValidTicks ticksOf(const ValidTime& valid, const Epoch& epoch) {
  const std::int32_t from = ticksSince(epoch, valid.from.earliest);
  const std::int32_t to = ticksUntil(epoch, valid.to.latest);
  return {from, valid.from.exact() ? from : ticksSince(epoch, valid.from.latest),
          valid.to.exact() ? to : ticksUntil(epoch, valid.to.earliest), to};
}

/// A span that holds both; an empty one holds nothing.
TimeSpan joined(TimeSpan a, TimeSpan b) {
  if (a == TimeSpan{}) return b;
  return b == TimeSpan{} ? a : TimeSpan{std::min(a.from, b.from), std::max(a.to, b.to)};
}

}  // namespace

TableTimes::TableTimes(const RawTable& table, const RoleChoice& choice, const Zone& zone,
                       RowFates& fates) {
  const Roles& roles = choice.roles;
  const Clocks clocks = choice.codebookTimes ? Clocks::Ignored : Clocks::Told;
  if (isInParts(roles)) joined_ = joinedDates(table, roles);
  if (roles.begin) {
    begin_ = cellTimesOf(joined_ ? *joined_ : table.columns[*roles.begin], zone, clocks);
  }
  if (roles.end) end_ = cellTimesOf(table.columns[*roles.end], zone, clocks);
  if (!isDated()) {
    valid_.assign(table.rowCount, kAlways);
    return;
  }
  epoch_ =
      epochFor(joined(begin_ ? begin_->range() : TimeSpan{}, end_ ? end_->range() : TimeSpan{}));
  const Reading reading(table, choice, zone);
  const CellTime none;
  Range range;
  valid_.reserve(table.rowCount);
  for (std::size_t row = 0; row < table.rowCount; ++row) {
    const CellTime& begin = begin_ ? begin_->at(row) : none;
    const CellTime& end = end_ ? end_->at(row) : none;
    const auto problem = problemOf(begin, end);
    const auto valid = problem ? std::nullopt : reading.timeOf(begin, end, row);
    valid_.push_back(valid ? ticksOf(*valid, epoch_) : kAlways);
    if (valid) range.include(*valid);
    if (!valid) fates.refuse(row, problem.value_or(NotDrawn::ImplausibleDate));
  }
  range_ = range.span();
}

bool TableTimes::hasAmbiguous() const {
  return (begin_ && begin_->hasAmbiguous()) || (end_ && end_->hasAmbiguous());
}

bool TableTimes::isAmbiguous(std::size_t row) const {
  return (begin_ && begin_->at(row).ambiguous) || (end_ && end_->at(row).ambiguous);
}

GuessedDates TableTimes::guessed() const {
  GuessedDates all;
  for (const auto& times : {std::cref(begin_), std::cref(end_)}) {
    if (!times.get()) continue;
    all.sheetDays |= times.get()->guessed().sheetDays;
    all.shortYears |= times.get()->guessed().shortYears;
  }
  return all;
}

bool TableTimes::hasClocks() const {
  const auto clocks = [](const std::optional<CellTimes>& times) {
    return times && times->finest() == CellTime::Grain::Second;
  };
  return clocks(begin_) || clocks(end_);
}

}  // namespace geo
