#include "geo/shape/shape.hpp"

#include <cmath>
#include <cstddef>

namespace geo {

namespace {

/// Twice the ring's signed area, measured from its first point so that large coordinates cancel.
double doubleAreaOf(const PlaneLine& ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const Projected a = ring[i], b = ring[i + 1], origin = ring.front();
    sum += (a.xMetres - origin.xMetres) * (b.yMetres - origin.yMetres) -
           (b.xMetres - origin.xMetres) * (a.yMetres - origin.yMetres);
  }
  return sum;
}

}  // namespace

double areaOf(const PlanePolygon& polygon) {
  double area = 0;
  for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
    const double ring = std::abs(doubleAreaOf(polygon.rings[i])) / 2;
    area += i == 0 ? ring : -ring;
  }
  return std::abs(area);
}

double areaOf(const Triangles& triangles) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
    const Projected a = triangles.points[triangles.indices[i]];
    const Projected b = triangles.points[triangles.indices[i + 1]];
    const Projected c = triangles.points[triangles.indices[i + 2]];
    sum += std::abs((b.xMetres - a.xMetres) * (c.yMetres - a.yMetres) -
                    (c.xMetres - a.xMetres) * (b.yMetres - a.yMetres));
  }
  return sum / 2;
}

}  // namespace geo
