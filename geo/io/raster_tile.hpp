// Which point of a raster each pixel of a tile shows.
#pragma once

#include "geo/io/raster_place.hpp"

#include <stop_token>
#include <vector>

namespace geo {

/// The raster's points at the middles of the frame's pixels, row by row, to an eighth of a raster
/// pixel; NaN where there is none. Empty when no pixel can lie on the raster, or when stopped.
std::vector<RasterPoint> pointsIn(const TileFrame& frame, const RasterPlace& place,
                                  const Projection& projection, const std::stop_token& stop);

/// Raster pixels from one point to the next, typically: the finer of across and down.
double pxPerPoint(const std::vector<RasterPoint>& points, const TileFrame& frame);

}  // namespace geo
