#include "geo/shape/geos.hpp"

#include <utility>

namespace geo {

namespace {

using geos::Context;
using geos::GeometryPtr;

/// All polygons in one valid geometry; empty on failure.
GeometryPtr unionOf(const Context& context, std::span<const PlanePolygon> polygons) {
  std::vector<GeometryPtr> parts;
  for (const PlanePolygon& polygon : polygons) {
    auto part = geos::validGeometryFrom(context, polygon);
    if (!part) return {};
    parts.push_back(std::move(*part));
  }
  const GeometryPtr all = geos::collectionFrom(context, std::move(parts));
  return context.own(GEOSUnaryUnion_r(context.handle(), all.get()));
}

}  // namespace

Result<std::vector<PlanePolygon>> difference(std::span<const PlanePolygon> from,
                                             std::span<const PlanePolygon> taken) {
  const Context context;
  const GeometryPtr whole = unionOf(context, from), hole = unionOf(context, taken);
  if (!whole || !hole) return context.failure("taking polygons away");
  const GeometryPtr left = context.own(GEOSDifference_r(context.handle(), whole.get(), hole.get()));
  if (!left) return context.failure("taking polygons away");
  return geos::polygonsFrom(context, left.get());
}

}  // namespace geo
