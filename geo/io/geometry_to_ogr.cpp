#include "geo/io/geometry_to_ogr.hpp"

namespace geo {

namespace {

template <class OgrLine>
std::unique_ptr<OgrLine> lineFrom(const Line& line) {
  auto made = std::make_unique<OgrLine>();
  made->setNumPoints(static_cast<int>(line.size()));
  for (int i = 0; i < made->getNumPoints(); ++i) {
    const LonLat at = line[static_cast<std::size_t>(i)];
    made->setPoint(i, at.lonDegrees, at.latDegrees);
  }
  return made;
}

std::unique_ptr<OGRPolygon> polygonFrom(const Polygon& polygon) {
  auto made = std::make_unique<OGRPolygon>();
  for (const Line& ring : polygon.rings) made->addRing(lineFrom<OGRLinearRing>(ring).get());
  return made;
}

template <class Multiple, class Parts, class Make>
std::unique_ptr<OGRGeometry> partsFrom(const Parts& parts, Make make) {
  if (parts.size() == 1) return make(parts.front());
  auto all = std::make_unique<Multiple>();
  for (const auto& part : parts) all->addGeometry(make(part).get());
  return all;
}

struct Conversion {
  using Made = std::unique_ptr<OGRGeometry>;
  Made operator()(std::monostate) const { return nullptr; }
  Made operator()(LonLat at) const {
    return std::make_unique<OGRPoint>(at.lonDegrees, at.latDegrees);
  }
  Made operator()(const Lines& lines) const {
    return partsFrom<OGRMultiLineString>(lines, lineFrom<OGRLineString>);
  }
  Made operator()(const Polygons& polygons) const {
    return partsFrom<OGRMultiPolygon>(polygons, polygonFrom);
  }
};

}  // namespace

std::unique_ptr<OGRGeometry> ogrFrom(const Geometry& geometry) {
  return std::visit(Conversion{}, geometry);
}

}  // namespace geo
