#include "geo/table/same_ids.hpp"

#include <bit>
#include <cstdint>
#include <variant>

namespace geo {

namespace {

/// By code: no text is kept twice.
std::vector<std::size_t> sameIn(const TextCells& ids) {
  std::vector<std::uint32_t> counts(ids.codeCount(), 0);
  for (const std::uint32_t code : ids.codes()) ++counts[code];
  std::vector<std::size_t> same;
  for (std::size_t row = 0; row < ids.size(); ++row) {
    const std::uint32_t code = ids.codeAt(row);
    if (code != TextCells::kNone && counts[code] > 1) same.push_back(row);
  }
  return same;
}

template <class Number>
bool isNone(Number id) {
  return id != id || id == static_cast<Number>(kNoNumber);  // NaN differs from itself
}

/// Which slot of a table of a power of two an id looks at first (Fibonacci hashing).
template <class Number>
std::size_t slotOf(Number id, unsigned powerOfTwo) {
  return static_cast<std::size_t>(std::bit_cast<std::uint64_t>(id) * 0x9E3779B97F4A7C15u >>
                                  (64 - powerOfTwo));
}

/// One pass over an open hash table of rows, at most half of it full: sorting a million ids would
/// cost more than all else.
template <class Number>
std::vector<std::size_t> sameIn(const std::vector<Number>& ids) {
  constexpr std::uint32_t kFree = 0xFFFFFFFF;
  const auto power = static_cast<unsigned>(std::bit_width(ids.size() | 1) + 1);
  std::vector<std::uint32_t> slots(std::size_t{1} << power, kFree);
  std::vector<bool> repeated(ids.size(), false);
  for (std::uint32_t row = 0; row < ids.size(); ++row) {
    if (isNone(ids[row])) continue;
    std::size_t slot = slotOf(ids[row], power);
    while (slots[slot] != kFree && ids[slots[slot]] != ids[row]) {
      slot = (slot + 1) & (slots.size() - 1);
    }
    if (slots[slot] == kFree) {
      slots[slot] = row;
    } else {
      repeated[row] = repeated[slots[slot]] = true;
    }
  }
  std::vector<std::size_t> same;
  for (std::size_t row = 0; row < ids.size(); ++row) {
    if (repeated[row]) same.push_back(row);
  }
  return same;
}

std::vector<std::size_t> sameIn(const MomentCells& ids) {
  return sameIn(ids.milliseconds);
}

}  // namespace

std::vector<std::size_t> rowsOfSameIds(const Column& column) {
  return std::visit([](const auto& ids) { return sameIn(ids); }, column.cells);
}

}  // namespace geo
