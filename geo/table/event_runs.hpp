// Events in the order in which a window of time finds them quickly.
#pragma once

#include "geo/table/event_table.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace geo {

/// Rows in an order, and where its runs lie.
struct RunOrder {
  std::vector<std::uint32_t> rows;
  std::vector<TimeRun> runs;
};

/// Groups some rows by duration, the longest at most 16 times the shortest of a run; what is always
/// valid comes last. Sorts each run by the earliest beginning; rows that begin together keep their
/// order. `validOfRow` has the times of all rows.
RunOrder runsOf(std::span<const ValidTicks> validOfRow, const std::vector<std::uint32_t>& rows);

}  // namespace geo
