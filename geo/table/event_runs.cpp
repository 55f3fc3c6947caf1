#include "geo/table/event_runs.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <limits>
#include <utility>

namespace geo {

namespace {

// Durations have up to 32 binary digits; four make a run. The last is of what is always valid.
constexpr unsigned kDigitsInRun = 4;
constexpr std::size_t kRunCount = 32 / kDigitsInRun + 1;

std::int64_t durationOf(const ValidTicks& valid) {
  return std::int64_t{valid[3]} - valid[0];
}

std::size_t runOf(const ValidTicks& valid) {
  using Limits = std::numeric_limits<std::int32_t>;
  if (valid[0] == Limits::min() && valid[3] == Limits::max()) return kRunCount - 1;
  const auto duration = static_cast<std::uint64_t>(std::max<std::int64_t>(1, durationOf(valid)));
  return static_cast<std::size_t>(std::bit_width(duration) - 1) / kDigitsInRun;
}

/// The beginning in the upper half, so that keys sort by it; the row in the lower.
std::uint64_t keyOf(const ValidTicks& valid, std::uint32_t row) {
  const std::int64_t fromLowest = std::int64_t{valid[0]} - std::numeric_limits<std::int32_t>::min();
  return static_cast<std::uint64_t>(fromLowest) << 32 | row;
}

/// Sorts by the upper half; those that are equal keep their order. Digit by digit, from the last.
void sortByUpperHalf(std::vector<std::uint64_t>& keys) {
  constexpr unsigned kDigit = 11;
  constexpr std::uint64_t kMask = (1u << kDigit) - 1;
  std::vector<std::uint64_t> sorted(keys.size());
  for (unsigned shift = 32; shift < 64; shift += kDigit) {
    std::array<std::size_t, kMask + 1> starts{};
    for (const std::uint64_t key : keys) ++starts[key >> shift & kMask];
    std::size_t sum = 0;
    for (std::size_t& start : starts) sum += std::exchange(start, sum);
    for (const std::uint64_t key : keys) sorted[starts[key >> shift & kMask]++] = key;
    keys.swap(sorted);
  }
}

}  // namespace

RunOrder runsOf(std::span<const ValidTicks> validOfRow, const std::vector<std::uint32_t>& rows) {
  std::array<std::size_t, kRunCount> counts{};
  for (const std::uint32_t row : rows) ++counts[runOf(validOfRow[row])];
  std::array<std::vector<std::uint64_t>, kRunCount> keys;
  std::array<std::int64_t, kRunCount> longest{};
  for (std::size_t run = 0; run < kRunCount; ++run) keys[run].reserve(counts[run]);
  for (const std::uint32_t row : rows) {
    const ValidTicks& valid = validOfRow[row];
    const std::size_t run = runOf(valid);
    keys[run].push_back(keyOf(valid, row));
    longest[run] = std::max(longest[run], durationOf(valid));
  }
  RunOrder result;
  result.rows.reserve(rows.size());
  for (std::size_t run = 0; run < kRunCount; ++run) {
    if (keys[run].empty()) continue;
    sortByUpperHalf(keys[run]);
    result.runs.push_back({static_cast<std::uint32_t>(result.rows.size()),
                           static_cast<std::uint32_t>(keys[run].size()), longest[run]});
    for (const std::uint64_t key : keys[run]) {
      result.rows.push_back(static_cast<std::uint32_t>(key));
    }
  }
  return result;
}

}  // namespace geo
