// Which rows of two downloads of a table are the same: those of the same key.
#pragma once

#include "geo/table/column.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace geo {

/// No row of this table has the key.
inline constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

/// The rows of one key; at least one of both is there.
struct RowPair {
  std::string key;
  std::uint32_t before = kNoRow, after = kNoRow;
};

/// A key of several rows of a table: nobody knows which of them belong together.
struct RepeatedKey {
  std::string key;
  std::size_t before = 0, after = 0;  // how many rows have it
};

/// Every row of both tables is in one of these.
struct SameRows {
  // Those of the newer table in its order, then the rest in the order of the older one.
  std::vector<RowPair> pairs;
  std::vector<RepeatedKey> repeated;  // in the same order
  std::size_t keylessBefore = 0, keylessAfter = 0;
};

/// By the cells of the columns of keys. Where one of them holds numbers, "1.0" and 1 are the same
/// key; else keys are the same to the letter.
SameRows sameRowsOf(const Column& before, const Column& after);

}  // namespace geo
