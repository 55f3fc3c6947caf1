// Cutting with GEOS's rectangle clipping, thirty times faster than its overlay on ragged outlines
// but without its promises: the halves are checked, and the overlay does what the clipping got
// wrong.
#include "geo/shape/geos.hpp"

#include <cmath>

namespace geo {

namespace {

using geos::Context;
using geos::GeometryPtr;

double areaOfAll(const Context& context, const GEOSGeometry* geometry) {
  double sum = 0;
  for (const PlanePolygon& polygon : geos::polygonsFrom(context, geometry)) sum += areaOf(polygon);
  return sum;
}

GeometryPtr clipped(const Context& context, const GEOSGeometry* geometry, const PlaneBox& box) {
  return context.own(
      GEOSClipByRect_r(context.handle(), geometry, box.minX, box.minY, box.maxX, box.maxY));
}

GeometryPtr overlaid(const Context& context, const GEOSGeometry* geometry, const PlaneBox& box) {
  const GeometryPtr rectangle = context.own(
      GEOSGeom_createRectangle_r(context.handle(), box.minX, box.minY, box.maxX, box.maxY));
  return context.own(GEOSIntersection_r(context.handle(), geometry, rectangle.get()));
}

}  // namespace

Result<std::pair<GeometryPtr, GeometryPtr>> geos::cutInTwo(const Context& context,
                                                           const GEOSGeometry* geometry, Cut cut,
                                                           double at) {
  const PlaneBox bounds = boundsOf(context, geometry);
  const double margin = bounds.width() + bounds.height();  // nothing runs along the other sides
  PlaneBox low{bounds.minX - margin, bounds.minY - margin, bounds.maxX + margin,
               bounds.maxY + margin};
  PlaneBox high = low;
  (cut == Cut::AtX ? low.maxX : low.maxY) = at;
  (cut == Cut::AtX ? high.minX : high.minY) = at;

  std::pair halves{clipped(context, geometry, low), clipped(context, geometry, high)};
  if (halves.first && halves.second) {
    const double whole = areaOfAll(context, geometry);
    const double sum =
        areaOfAll(context, halves.first.get()) + areaOfAll(context, halves.second.get());
    if (std::abs(sum - whole) <= 1e-12 * (whole + bounds.width() * bounds.height())) return halves;
  }
  halves = {overlaid(context, geometry, low), overlaid(context, geometry, high)};
  if (!halves.first || !halves.second) return context.failure("cutting a polygon");
  return halves;
}

}  // namespace geo
