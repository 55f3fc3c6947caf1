// From curves given by a formula in degrees to the polylines that one sees. Used by the grids of
// this room.
#pragma once

#include "geo/coords/grid.hpp"
#include "geo/coords/projection.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace geo {

/// The part of the Earth that a view shows, a little too large rather than too small.
struct SeenEarth {
  double west = 0, east = 0;  // degrees, east > west; past ±180 at the date line; -180, 180 for all
  double south = 0, north = 0;
  double lonDegreesPerPx = 0, latDegreesPerPx = 0;  // medians over the view
  double metresPerPx = 0;  // on the ground: the larger of the medians to the east and to the north
};

/// Nothing where the view shows no part of the projection's domain, or is no view: not finite,
/// without a size, or closer than a millimetre a pixel.
std::optional<SeenEarth> seenEarth(const Projection& projection, const View& view);

/// The plane that lines are drawn on: the view and a few pixels around it.
PlaneBox gridBox(const View& view);

/// A line of a grid before it is drawn.
struct GridCurve {
  GridLine blank;                    // family, value and label of what is drawn
  std::function<LonLat(double)> at;  // NaN where the curve does not exist
  double from = 0, to = 0;           // of the function's parameter
  int pieces = 4;                    // to begin with: so many that none bends by more than 15°
};

/// The visible stretches of `curves`, in their order: within half a pixel of the truth, clipped to
/// gridBox, cut where a curve leaves the projection's domain or jumps to its other side.
std::vector<GridLine> tracedLines(std::span<const GridCurve> curves, const Projection& projection,
                                  const View& view);

}  // namespace geo
