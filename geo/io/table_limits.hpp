// What a table may not exceed, and the failures that all readers of tables share. Within geo/io
// only.
#pragma once

#include "geo/base/result.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

namespace geo {

/// Rows and texts have numbers of 32 bits.
inline constexpr std::size_t kMostRows = std::numeric_limits<std::uint32_t>::max() - 1;
inline constexpr std::size_t kMostColumns = 10000;

/// How many rows room is made for ahead; a file may say what it likes.
inline std::size_t roomFor(double rows, std::size_t columns) {
  constexpr std::size_t kMostCells = std::size_t{1} << 26;
  const std::size_t most = kMostCells / (columns + 1);
  return rows < static_cast<double>(most) ? static_cast<std::size_t>(std::max(rows, 0.0)) : most;
}

inline Failure tooManyRows(const std::string& path) {
  return {Failure::Kind::Unsupported, "more than 4,294,967,294 rows", path};
}

inline Failure tooManyColumns(const std::string& path) {
  return {Failure::Kind::Unsupported, "more than 10,000 columns", path};
}

inline tl::unexpected<Failure> givenUp(const std::string& path) {
  return fail(Failure::Kind::Unavailable, "given up on request", path);
}

}  // namespace geo
