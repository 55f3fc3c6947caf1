// Which points of a line a simpler form of it keeps.
#pragma once

#include "geo/shape/shape.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace geo {

/// The places, ascending, of the points that simplify() keeps.
std::vector<std::size_t> keptPoints(std::span<const Projected> line, double tolerance);

}  // namespace geo
