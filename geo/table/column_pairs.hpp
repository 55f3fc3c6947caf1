// Which columns of two downloads of a table are the same.
#pragma once

#include "geo/table/column.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace geo {

struct ColumnPair {
  std::size_t before, after;  // positions
};

struct ColumnPairs {
  std::vector<ColumnPair> common;  // in the order of the older table
  std::vector<std::size_t> onlyBefore, onlyAfter;
};

/// By their names as they are written, then by their plain names ("Event Date", "event_date").
ColumnPairs pairColumns(std::span<const Column> before, std::span<const Column> after);

}  // namespace geo
