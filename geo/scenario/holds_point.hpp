// Whether a point lies in a feature's place: what stands between "where?" and a row.
#pragma once

#include "geo/scenario/scenario.hpp"

namespace geo {

/// By even-odd with holes, edges straight in lon-lat. An edge belongs to one side only: of two
/// areas that share an edge, vertex by vertex, exactly one holds a point on it.
bool holdsPoint(const Polygon& polygon, LonLat point);

/// An area: as above, whatever its accuracy. A point: within its stated accuracy on the ellipsoid;
/// without one, only that point itself. A line: within the accuracy at the line's nearest point, or
/// within half of its `width_m` where that is more (a strip). Without a place: never.
bool holdsPoint(const Layer& layer, const Feature& feature, LonLat point);

}  // namespace geo
