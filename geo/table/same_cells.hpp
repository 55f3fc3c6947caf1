// Whether cells of two columns say the same, though they may be written differently.
#pragma once

#include "geo/table/cell_numbers.hpp"
#include "geo/table/cell_time.hpp"
#include "geo/table/column.hpp"

#include <cstddef>
#include <optional>

namespace geo {

/// Whether two cells of the same type are equal, or of different types say the same as they are
/// written. Two empty cells are the same.
bool sayTheSame(const Column& before, std::size_t a, const Column& after, std::size_t b);

/// The same column in two downloads. It must not outlive them.
class SameCells {
 public:
  SameCells(const Column& before, const Column& after);

  /// Two empty cells are the same. Where one of the columns holds numbers, "1.0" and 1 are; where
  /// both hold dates, "10 November 2020" and 2020-11-10 are. Texts are the same to the letter:
  /// in a column of texts "007" is not "7".
  bool at(std::size_t before, std::size_t after) const;

 private:
  bool sameTimes(std::size_t before, std::size_t after) const;
  bool sameNumbers(std::size_t before, std::size_t after) const;

  struct Numbers {
    CellNumbers before, after;
  };
  struct Times {
    CellTimes before, after;
  };
  const Column& before_;
  const Column& after_;
  std::optional<Numbers> numbers_;  // where a column of numbers meets another type
  std::optional<Times> times_;      // where dates meet that are not both moments
};

}  // namespace geo
