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

using Halves = std::pair<GeometryPtr, GeometryPtr>;
using Boxes = std::pair<PlaneBox, PlaneBox>;

/// The boxes to both sides of the line, wide enough that nothing runs along their other sides.
Boxes sidesOf(const PlaneBox& bounds, geos::Cut cut, double at) {
  const double margin = bounds.width() + bounds.height();
  PlaneBox low{bounds.minX - margin, bounds.minY - margin, bounds.maxX + margin,
               bounds.maxY + margin};
  PlaneBox high = low;
  (cut == geos::Cut::AtX ? low.maxX : low.maxY) = at;
  (cut == geos::Cut::AtX ? high.minX : high.minY) = at;
  return {low, high};
}

/// Both halves, or none where their areas do not add up.
Halves clippedHalves(const Context& context, const GEOSGeometry* geometry, const Boxes& sides) {
  Halves halves{clipped(context, geometry, sides.first), clipped(context, geometry, sides.second)};
  if (!halves.first || !halves.second) return {};
  const PlaneBox bounds = geos::boundsOf(context, geometry);
  const double whole = areaOfAll(context, geometry);
  const double sum =
      areaOfAll(context, halves.first.get()) + areaOfAll(context, halves.second.get());
  const double slack = 1e-12 * (whole + bounds.width() * bounds.height());
  return std::abs(sum - whole) <= slack ? std::move(halves) : Halves{};
}

Halves overlaidHalves(const Context& context, const GEOSGeometry* geometry, const Boxes& sides) {
  GeometryPtr mended;
  if (GEOSisValid_r(context.handle(), geometry) != 1) {
    mended = geos::repaired(context, geometry);
    if (!mended) return {};
    geometry = mended.get();
  }
  return {overlaid(context, geometry, sides.first), overlaid(context, geometry, sides.second)};
}

}  // namespace

Result<Halves> geos::cutInTwo(const Context& context, const GEOSGeometry* geometry, Cut cut,
                              double at, Clipping clipping) {
  const Boxes sides = sidesOf(boundsOf(context, geometry), cut, at);
  Halves halves;
  if (clipping == Clipping::Fast) halves = clippedHalves(context, geometry, sides);
  if (!halves.first) halves = overlaidHalves(context, geometry, sides);
  if (!halves.first || !halves.second) return context.failure("cutting a polygon");
  return halves;
}

}  // namespace geo
