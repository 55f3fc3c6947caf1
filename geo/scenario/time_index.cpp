#include "geo/scenario/time_index.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <utility>

namespace geo {

namespace {

constexpr std::size_t kBlock = 16;  // rows, or blocks, under one block of the tree

Moment earliestStart(const TimedRow& row) {
  return row.valid.from.earliest;
}
Moment latestEnd(const TimedRow& row) {
  return row.valid.to.latest;
}

template <class Items, class EndOf>
std::vector<Moment> latestEndsOf(const Items& items, const EndOf& endOf) {
  std::vector<Moment> blocks((items.size() + kBlock - 1) / kBlock, kBeginningOfTime);
  for (std::size_t i = 0; i < items.size(); ++i) {
    blocks[i / kBlock] = std::max(blocks[i / kBlock], endOf(items[i]));
  }
  return blocks;
}

std::size_t before(const std::vector<Moment>& sorted, Moment at) {
  return static_cast<std::size_t>(std::ranges::lower_bound(sorted, at) - sorted.begin());
}
std::size_t upTo(const std::vector<Moment>& sorted, Moment at) {
  return static_cast<std::size_t>(std::ranges::upper_bound(sorted, at) - sorted.begin());
}

bool isOpen(Moment at) {
  return at <= kBeginningOfTime || at >= kEndOfTime;
}

/// The smallest of them that is a date, or the largest.
template <class Better>
std::optional<Moment> best(std::initializer_list<std::optional<Moment>> all, const Better& better) {
  std::optional<Moment> chosen;
  for (const std::optional<Moment>& at : all) {
    if (at && !isOpen(*at) && (!chosen || better(*at, *chosen))) chosen = at;
  }
  return chosen;
}

std::optional<Moment> firstAfter(const std::vector<Moment>& sorted, Moment at) {
  const std::size_t i = upTo(sorted, at);
  return i < sorted.size() ? std::optional(sorted[i]) : std::nullopt;
}
std::optional<Moment> lastBefore(const std::vector<Moment>& sorted, Moment at) {
  const std::size_t i = before(sorted, at);
  return i > 0 ? std::optional(sorted[i - 1]) : std::nullopt;
}

}  // namespace

RowTimes::RowTimes(std::vector<TimedRow> rows) : byStart_(std::move(rows)) {
  std::ranges::stable_sort(byStart_, {}, earliestStart);
  ends_.reserve(byStart_.size());
  for (const TimedRow& row : byStart_) {
    ends_.push_back(latestEnd(row));
    if (!row.valid.hasCertain()) continue;
    certainStarts_.push_back(row.valid.from.latest);
    certainEnds_.push_back(row.valid.to.earliest);
  }
  for (auto* moments : {&ends_, &certainStarts_, &certainEnds_}) std::ranges::sort(*moments);
  if (byStart_.empty()) return;
  latestEnds_.push_back(latestEndsOf(byStart_, latestEnd));
  while (latestEnds_.back().size() > 1) {
    latestEnds_.push_back(latestEndsOf(latestEnds_.back(), std::identity{}));
  }
}

std::size_t RowTimes::begunBefore(Moment at) const {
  const auto end = std::ranges::lower_bound(byStart_, at, {}, earliestStart);
  return static_cast<std::size_t>(end - byStart_.begin());
}

void RowTimes::visit(Search& search, std::size_t level, std::size_t block) const {
  if (latestEnds_[level][block] <= search.window.from) return;
  const std::size_t first = block * kBlock;
  if (level == 0) {
    for (std::size_t i = first; i < std::min(first + kBlock, search.begun); ++i) {
      if (latestEnd(byStart_[i]) > search.window.from) search.found.push_back(byStart_[i]);
    }
    return;
  }
  std::size_t rowsBelow = 1;
  for (std::size_t i = 0; i < level; ++i) rowsBelow *= kBlock;
  const std::size_t end = std::min(first + kBlock, latestEnds_[level - 1].size());
  for (std::size_t i = first; i < end && i * rowsBelow < search.begun; ++i) {
    visit(search, level - 1, i);
  }
}

std::vector<std::size_t> RowTimes::rowsIn(TimeSpan window, Validity least) const {
  if (byStart_.empty()) return {};
  Search search{window, begunBefore(window.to), {}};
  visit(search, latestEnds_.size() - 1, 0);
  std::vector<std::size_t> rows;
  rows.reserve(search.found.size());
  for (const TimedRow& row : search.found) {
    const bool wanted =
        least != Validity::Certain || validityIn(row.valid, window) == Validity::Certain;
    if (wanted) rows.push_back(row.row);
  }
  std::ranges::sort(rows);
  return rows;
}

std::size_t RowTimes::countIn(TimeSpan window, Validity least) const {
  // Of those that have begun before the window's end, the ended ones have all begun too.
  if (least == Validity::Certain) {
    return before(certainStarts_, window.to) - upTo(certainEnds_, window.from);
  }
  return begunBefore(window.to) - upTo(ends_, window.from);
}

std::optional<Moment> RowTimes::startFrom(Moment at) const {
  const std::size_t i = begunBefore(at);
  return i < byStart_.size() ? std::optional(earliestStart(byStart_[i])) : std::nullopt;
}

std::optional<Moment> RowTimes::startBefore(Moment at) const {
  const std::size_t i = begunBefore(at);
  return i > 0 ? std::optional(earliestStart(byStart_[i - 1])) : std::nullopt;
}

std::optional<Moment> RowTimes::changeAfter(Moment at) const {
  const auto start = std::ranges::upper_bound(byStart_, at, {}, earliestStart);
  const auto first = start == byStart_.end() ? std::nullopt : std::optional(earliestStart(*start));
  return best(
      {first, firstAfter(ends_, at), firstAfter(certainStarts_, at), firstAfter(certainEnds_, at)},
      std::less{});
}

std::optional<Moment> RowTimes::changeBefore(Moment at) const {
  return best({startBefore(at), lastBefore(ends_, at), lastBefore(certainStarts_, at),
               lastBefore(certainEnds_, at)},
              std::greater{});
}

ValidTime occurrenceOf(const ValidTime& valid) {
  if (valid.to.latest < kEndOfTime) return valid;
  constexpr std::chrono::seconds kSecond{1};
  return {valid.from, {valid.from.earliest + kSecond, valid.from.latest + kSecond}};
}

std::optional<ValidTime> timedOf(const Layer& layer, const Feature& feature) {
  if (feature.valid == ValidTime{}) return std::nullopt;
  return layer.kind == LayerKind::Event ? occurrenceOf(feature.valid) : feature.valid;
}

TimeIndex::TimeIndex(const Scenario& scenario) {
  layers_.reserve(scenario.layers.size());
  for (const Layer& layer : scenario.layers) {
    std::vector<TimedRow> all, timed, unplaced;
    bool timedAreAll = true;
    for (std::size_t row = 0; row < layer.features.size(); ++row) {
      const Feature& feature = layer.features[row];
      all.push_back({row, feature.valid});
      if (!hasPlace(feature)) unplaced.push_back(all.back());
      const auto shown = timedOf(layer, feature);
      if (shown) timed.push_back({row, *shown});
      timedAreAll = timedAreAll && shown == feature.valid;
    }
    LayerTimes times;
    times.rows = std::make_shared<const RowTimes>(std::move(all));
    // The usual case needs no second copy.
    times.timed = timedAreAll ? times.rows : std::make_shared<const RowTimes>(std::move(timed));
    times.unplaced = RowTimes(std::move(unplaced));
    layers_.push_back(std::move(times));
  }
}

}  // namespace geo
