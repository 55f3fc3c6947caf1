// When each row of a table was.
#pragma once

#include "geo/base/time.hpp"
#include "geo/base/zone.hpp"
#include "geo/table/cell_time.hpp"
#include "geo/table/event_table.hpp"
#include "geo/table/role_choice.hpp"
#include "geo/table/row_fates.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace geo {

/// The times of a table's rows. It must not outlive the table's columns.
class TableTimes {
 public:
  /// Refuses the rows whose date is missing, cannot be read, or cannot be right.
  TableTimes(const RawTable& table, const RoleChoice& choice, const Zone& zone, RowFates& fates);

  /// Whether a column says when; if not, every row is always valid.
  bool isDated() const { return begin_ || end_; }
  const Epoch& epoch() const { return epoch_; }
  /// By row, since the epoch; a row that has no date, of a table that has dates, has any time.
  const std::vector<ValidTicks>& valid() const { return valid_; }
  /// Of all that is dated, without open ends; empty if nothing is.
  TimeSpan range() const { return range_; }

  /// Some cells put the day first only because nothing tells; whether those of this row do.
  bool hasAmbiguous() const;
  bool isAmbiguous(std::size_t row) const;
  /// Whether a cell of any row has a clock time.
  bool hasClocks() const;
  GuessedDates guessed() const;

 private:
  std::optional<Column> joined_;  // the begin of a table that has it in parts
  std::optional<CellTimes> begin_, end_;
  Epoch epoch_;
  std::vector<ValidTicks> valid_;
  TimeSpan range_{};
};

}  // namespace geo
