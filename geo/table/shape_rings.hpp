// The lines and rings of one row among those of all.
#pragma once

#include "geo/table/raw_table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace geo {

/// Positions in Shapes::ringEnds, the end not included.
struct RingRange {
  std::uint32_t first = 0, end = 0;
};

inline RingRange ringsOf(const Shapes& shapes, std::size_t row) {
  if (row >= shapes.rowEnds.size()) return {};
  return {row == 0 ? 0 : shapes.rowEnds[row - 1], shapes.rowEnds[row]};
}

/// Where a ring's points begin in Shapes::points.
inline std::uint32_t firstPointOf(const Shapes& shapes, std::uint32_t ring) {
  return ring == 0 ? 0 : shapes.ringEnds[ring - 1];
}

inline std::span<const LonLat> pointsOfRing(const Shapes& shapes, std::uint32_t ring) {
  const std::uint32_t first = firstPointOf(shapes, ring);
  return std::span(shapes.points).subspan(first, shapes.ringEnds[ring] - first);
}

}  // namespace geo
