// Geometry in lon-lat, as the readers deliver it.
#pragma once

#include "geo/coords/positions.hpp"

#include <variant>
#include <vector>

namespace geo {

using Line = std::vector<LonLat>;

/// The first ring is the outer one, the others are holes; rings are closed (first = last point).
struct Polygon {
  std::vector<Line> rings;
};

using Lines = std::vector<Line>;
using Polygons = std::vector<Polygon>;

/// Nothing, a point, lines or polygons.
using Geometry = std::variant<std::monostate, LonLat, Lines, Polygons>;

}  // namespace geo
