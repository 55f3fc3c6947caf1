// Whether polygons are what they should be, and how much of the plane two of them share.
#pragma once

#include "geo/shape/shape.hpp"

#include <optional>
#include <span>
#include <string>

namespace geo {

/// What is wrong with a polygon, and where.
struct Invalidity {
  std::string why;
  Projected at;
};

/// The first fault of polygons that belong together: no area, rings that cross themselves or each
/// other, holes outside their shell (OGC 06-103r4, 6.1.11). Repeated points are none.
std::optional<Invalidity> whyInvalid(std::span<const PlanePolygon> polygons);

/// The area that both polygons cover, without pieces that are on average narrower than `narrowest`.
/// Fails where one of the two is no polygon.
Result<double> overlapOf(const PlanePolygon& a, const PlanePolygon& b, double narrowest);

}  // namespace geo
