// Whether rows of two downloads of a table have the same geometry.
#pragma once

#include "geo/table/event_rows.hpp"
#include "geo/table/event_table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace geo {

/// The geometries of a table's file. It must not outlive the table.
class RowGeometries {
 public:
  explicit RowGeometries(const EventTable& table);

  /// Whether the file has geometries at all; where it has none, ask no more.
  bool any() const { return !table_.kinds.empty(); }
  /// Whether it is told what the row's geometry is: the point of a row that is not drawn is not.
  bool isKnown(std::size_t row) const;
  /// "46.75, 39.82", "line of 12 points", "area of 40 points"; empty where there is none.
  std::string textAt(std::size_t row) const;
  /// To the last digit, point by point.
  bool same(std::size_t row, const RowGeometries& other, std::size_t otherRow) const;

 private:
  const EventTable& table_;
  std::vector<std::uint32_t> events_;
};

}  // namespace geo
