// Where the name of an area stands: in the middle of what one sees of it.
#pragma once

#include "geo/coords/projection.hpp"
#include "geo/coords/view.hpp"

#include <optional>
#include <span>
#include <vector>

namespace geo {

/// A box's outline, with `piecesPerSide` points a side.
std::vector<LonLat> outlineOf(const GeoBox& box, int piecesPerSide);

/// The part of a convex ring that lies in the box; its longitudes must be within 180° of the box's.
std::vector<LonLat> clippedTo(const GeoBox& box, std::vector<LonLat> ring);

/// The centroids of what the view shows of some convex areas; nothing for one that it shows less
/// than `leastSquarePx` square pixels of, or that is partly outside the projection's domain.
std::vector<std::optional<Projected>> visibleMiddles(const Projection& projection, const View& view,
                                                     std::span<const std::vector<LonLat>> areas,
                                                     double leastSquarePx);

}  // namespace geo
