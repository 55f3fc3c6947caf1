// Rows of a table of events as cells: those of the file, then what is known of the event. Within
// geo/io only.
#pragma once

#include "geo/io/event_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace geo {

/// A cell of a column of moments that is not empty.
struct MomentCell {
  const Column* column = nullptr;
  std::size_t row = 0;
};

/// Nothing, text, a whole number, a number, a moment.
using CellView = std::variant<std::monostate, std::string_view, std::int64_t, double, MomentCell>;

class EventCells {
 public:
  /// The selection's table must outlive it.
  explicit EventCells(const EventSelection& selection);

  /// The table's columns as the file names them, then those that are added, whose names no column
  /// of the table has.
  const std::vector<std::string>& columns() const { return columns_; }

  /// Where the column of the certainty stands.
  std::size_t certaintyColumn() const { return table_.columns.size() + kCertainty; }

  /// Whether a column is an added one that holds numbers.
  bool isAddedNumber(std::size_t column) const;

  /// The cells of a row, parallel to the columns; until the next call.
  std::span<const CellView> of(std::uint32_t row);

  /// Where the row is. Nothing for one that is not drawn.
  Geometry placeOf(std::uint32_t row) const;

 private:
  static constexpr std::size_t kCertainty = 4;  // of the added ones; then come three numbers
  std::string_view textOf(std::int32_t tick);
  void addEvent(std::uint32_t event);

  const EventTable& table_;
  TimeSpan window_;
  Zone zone_;
  Reasons reasons_;
  std::vector<std::string> columns_;
  std::vector<std::uint32_t> eventOfRow_;
  std::vector<CellView> cells_;
  std::unordered_map<std::int32_t, std::string> texts_;  // of ticks; the same come often
};

/// The names with a number behind each that came before, whatever its case, or that is empty.
std::vector<std::string> distinct(std::vector<std::string> names);

/// The name, or the first of name_2, name_3 … that is not among the others, whatever their case.
std::string freeName(const std::vector<std::string>& taken, const std::string& name);

}  // namespace geo
