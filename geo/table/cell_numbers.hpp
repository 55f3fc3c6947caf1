// The cells of one column as numbers, whatever their type.
#pragma once

#include "geo/table/column.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace geo {

/// How a text writes a number. Longitude, Latitude: with decimals after a point or, if no number of
/// the column has a point, after a comma; or in degrees, minutes and seconds, perhaps with one of
/// the axis's two directions: 39°45'12"N.
enum class NumberText { Plain, Longitude, Latitude };

/// The numbers of a column: NaN where there is none or where a text is none. It must not outlive
/// the column.
class CellNumbers {
 public:
  explicit CellNumbers(const Column& column, NumberText form = NumberText::Plain);

  double at(std::size_t row) const {
    if (codes_) return byCode_[(*codes_)[row]];
    if (reals_) return (*reals_)[row];
    const std::int64_t whole = (*wholes_)[row];
    return whole == kNoNumber ? std::numeric_limits<double>::quiet_NaN()
                              : static_cast<double>(whole);
  }

 private:
  const std::vector<std::uint32_t>* codes_ = nullptr;
  const std::vector<double>* reals_ = nullptr;
  const std::vector<std::int64_t>* wholes_ = nullptr;
  std::vector<double> byCode_;  // of texts
};

/// Whether most of the cells that are filled are numbers, and any is; judged by about a thousand.
bool holdsNumbers(const Column& column, NumberText form = NumberText::Plain);

}  // namespace geo
