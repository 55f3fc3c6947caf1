// The line that a ruler draws: shortest ways from point to point.
#pragma once

#include "geo/coords/positions.hpp"
#include "geo/coords/projection.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/theme/theme.hpp"

#include <span>

namespace viewer {

/// The ways on the plane, bent as the projection bends them and cut where they leave its domain. A
/// path that ends where it begins is a ring. Without segments where nothing can be drawn.
LayerMesh measuredMesh(const geo::Projection& projection, std::span<const geo::LonLat> path,
                       const Theme& theme);

}  // namespace viewer
