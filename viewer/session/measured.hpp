// What the user measures on the map.
#pragma once

#include "geo/coords/positions.hpp"

#include <cstdint>
#include <vector>

namespace viewer {

/// Points in the order in which they were set; of an area the last is joined to the first.
struct Measured {
  enum class Kind : std::uint8_t { Line, Area };
  Kind kind = Kind::Line;
  std::vector<geo::LonLat> points;
  bool operator==(const Measured&) const = default;
};

}  // namespace viewer
