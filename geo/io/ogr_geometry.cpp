#include "geo/io/ogr_geometry.hpp"

#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

Line lineFrom(const OGRLineString& from) {
  Line line;
  line.reserve(static_cast<std::size_t>(from.getNumPoints()));
  for (int i = 0; i < from.getNumPoints(); ++i) line.push_back({from.getX(i), from.getY(i)});
  return line;
}

Polygon polygonFrom(const OGRPolygon& from) {
  Polygon polygon;
  for (const OGRLinearRing* ring : from) polygon.rings.push_back(lineFrom(*ring));
  return polygon;
}

Lines linesFrom(const OGRMultiLineString& from) {
  Lines lines;
  for (const OGRLineString* line : from) lines.push_back(lineFrom(*line));
  return lines;
}

Polygons polygonsFrom(const OGRMultiPolygon& from) {
  Polygons polygons;
  for (const OGRPolygon* polygon : from) polygons.push_back(polygonFrom(*polygon));
  return polygons;
}

}  // namespace

Result<Geometry> geometryFrom(const OGRGeometry* geometry) {
  if (!geometry || geometry->IsEmpty()) return Geometry{};
  switch (wkbFlatten(geometry->getGeometryType())) {
    case wkbPoint:
      return Geometry{LonLat{geometry->toPoint()->getX(), geometry->toPoint()->getY()}};
    case wkbLineString:
      return Geometry{Lines{lineFrom(*geometry->toLineString())}};
    case wkbMultiLineString:
      return Geometry{linesFrom(*geometry->toMultiLineString())};
    case wkbPolygon:
      return Geometry{Polygons{polygonFrom(*geometry->toPolygon())}};
    case wkbMultiPolygon:
      return Geometry{polygonsFrom(*geometry->toMultiPolygon())};
    default:
      return fail(Failure::Kind::Unsupported,
                  fmt::format("a geometry of the type {}", geometry->getGeometryName()));
  }
}

}  // namespace geo
