// Where a polygon has most room: the place for its name.
#pragma once

#include "geo/shape/shape.hpp"

#include <optional>

namespace geo {

/// A place, and how far it lies from every edge, in plane units.
struct Innermost {
  Projected at;
  double distance = 0;
};

/// The place inside both the polygon and the box that lies farthest from the edges of both, to
/// within `precision`; nothing where no place lies farther than that from them. Found by dividing
/// squares, the most promising first.
std::optional<Innermost> innermostOf(const PlanePolygon& polygon, const PlaneBox& box,
                                     double precision);

}  // namespace geo
