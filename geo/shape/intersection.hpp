// The part of the plane that two polygons have in common.
#pragma once

#include "geo/shape/shape.hpp"

#include <vector>

namespace geo {

/// What both polygons cover: none, one or several polygons that do not overlap. Fails where one of
/// the two is no polygon.
Result<std::vector<PlanePolygon>> intersection(const PlanePolygon& a, const PlanePolygon& b);

}  // namespace geo
