// Whether a row can be drawn, and if not, the first reason found.
#pragma once

#include "geo/table/load_report.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace geo {

/// What becomes of each row of a table. All are drawn until they are refused.
class RowFates {
 public:
  explicit RowFates(std::size_t rows) : why_(rows, kDrawn) {}

  std::size_t size() const { return why_.size(); }
  bool isDrawn(std::size_t row) const { return why_[row] == kDrawn; }
  /// Of a row that is not drawn.
  NotDrawn why(std::size_t row) const { return static_cast<NotDrawn>(why_[row]); }
  void refuse(std::size_t row, NotDrawn why) {
    if (isDrawn(row)) why_[row] = static_cast<std::uint8_t>(why);
  }

 private:
  static constexpr std::uint8_t kDrawn = 0xFF;
  std::vector<std::uint8_t> why_;
};

}  // namespace geo
