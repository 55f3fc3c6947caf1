// Whether a place lies in the part of the plane that a picture shows.
#pragma once

#include "geo/coords/projection.hpp"
#include "geo/scenario/geometry.hpp"

namespace viewer {

/// Whether any of the point, the lines, or the polygons' ground meets the box, with edges that bend
/// with the projection. What has no place in the projection's domain meets nothing.
bool meetsBox(const geo::Projection& projection, const geo::Geometry& geometry,
              const geo::PlaneBox& box);

}  // namespace viewer
