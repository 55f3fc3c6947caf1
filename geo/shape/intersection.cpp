#include "geo/shape/intersection.hpp"

#include "geo/shape/geos.hpp"

namespace geo {

Result<std::vector<PlanePolygon>> intersection(const PlanePolygon& a, const PlanePolygon& b) {
  const geos::Context context;
  const auto first = geos::validGeometryFrom(context, a);
  if (!first) return tl::unexpected(first.error());
  const auto second = geos::validGeometryFrom(context, b);
  if (!second) return tl::unexpected(second.error());
  const geos::GeometryPtr common =
      context.own(GEOSIntersection_r(context.handle(), first->get(), second->get()));
  if (!common) return context.failure("intersecting two polygons");
  return geos::polygonsFrom(context, common.get());
}

}  // namespace geo
