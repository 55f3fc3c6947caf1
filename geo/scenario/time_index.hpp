// Times of many rows, sorted once so that a moving window costs hardly more with a million rows.
#pragma once

#include "geo/scenario/scenario.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace geo {

/// A row of a layer and when it is true; it may not end before it begins.
struct TimedRow {
  std::size_t row = 0;
  ValidTime valid;
};

/// Which rows are true when. Everywhere `Possible` asks for the certain ones too.
class RowTimes {
 public:
  RowTimes() = default;
  explicit RowTimes(std::vector<TimedRow> rows);

  std::size_t size() const { return byStart_.size(); }

  /// The rows of at least this validity in the window, ascending. The search costs the logarithm
  /// of all rows for each row that is possible.
  std::vector<std::size_t> rowsIn(TimeSpan window, Validity least = Validity::Possible) const;
  /// How many they are, without finding them.
  std::size_t countIn(TimeSpan window, Validity least = Validity::Possible) const;

  /// Where a row begins at the earliest: the first such moment at or after `at`, the last before.
  std::optional<Moment> startFrom(Moment at) const;
  std::optional<Moment> startBefore(Moment at) const;

  /// The nearest moment at which a row's validity changes; open ends are none.
  std::optional<Moment> changeAfter(Moment at) const;
  std::optional<Moment> changeBefore(Moment at) const;

 private:
  struct Search {
    TimeSpan window;
    std::size_t begun = 0;  // so many rows, by start, begin before the window's end
    std::vector<TimedRow> found;
  };
  std::size_t begunBefore(Moment at) const;
  void visit(Search& search, std::size_t level, std::size_t block) const;

  std::vector<TimedRow> byStart_;  // by their earliest beginning
  // A tree without pointers: latestEnds_[0] holds the latest end of each block of rows, the next
  // level that of each block of blocks, up to a single one.
  std::vector<std::vector<Moment>> latestEnds_;
  std::vector<Moment> ends_, certainStarts_, certainEnds_;  // each sorted
};

/// When an event happens: one with no end happens where it begins.
ValidTime occurrenceOf(const ValidTime& valid);

/// The times of all layers of a scenario; by the layers' positions.
class TimeIndex {
 public:
  explicit TimeIndex(const Scenario& scenario);

  const RowTimes& rows(std::size_t layer) const { return *layers_.at(layer).rows; }
  const RowTimes& unplaced(std::size_t layer) const { return layers_.at(layer).unplaced; }
  /// What a timeline shows: rows that begin or end at all, events when they happen. Never null.
  std::shared_ptr<const RowTimes> timed(std::size_t layer) const { return layers_.at(layer).timed; }

 private:
  struct LayerTimes {
    std::shared_ptr<const RowTimes> rows, timed;
    RowTimes unplaced;
  };
  std::vector<LayerTimes> layers_;
};

using TimeIndexPtr = std::shared_ptr<const TimeIndex>;

/// When a timeline shows a row of the layer, or nothing for one that neither begins nor ends.
std::optional<ValidTime> timedOf(const Layer& layer, const Feature& feature);

}  // namespace geo
