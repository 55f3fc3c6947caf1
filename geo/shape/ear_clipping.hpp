// A quick way to triangles for polygons of few points.
#pragma once

#include "geo/shape/shape.hpp"

#include <cstddef>
#include <optional>

namespace geo {

/// Of all rings together.
inline constexpr std::size_t kMostEarPoints = 400;

/// The polygon's inside as triangles of its own points, by cutting off ears (Meisters 1975), holes
/// joined to the outline by bridges (Eberly 1998). Some ten times as fast as triangulate() for
/// rings of a hundred points; its time grows with the square of their number. Nothing for more than
/// kMostEarPoints, and for rings that touch, cross or lie where they should not: triangulate()
/// repairs those. Long thin triangles may be among them.
std::optional<Triangles> cutEars(const PlanePolygon& polygon);

}  // namespace geo
