// Random but repeatable shapes, and plain geometry to check results with.
#pragma once

#include "geo/shape/shape.hpp"

#include <cmath>
#include <numbers>
#include <random>

namespace geo::test {

using Random = std::mt19937_64;

inline double uniform(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

/// A closed ring around `centre` whose distance from it varies between half of `radius` and all of
/// it: always simple.
inline PlaneLine starRing(Random& random, Projected centre, double radius, int points) {
  PlaneLine ring;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * std::numbers::pi * i / points;
    const double reach = uniform(random, radius / 2, radius);
    ring.push_back(
        {centre.xMetres + reach * std::cos(angle), centre.yMetres + reach * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

/// A star with up to four star-shaped holes well inside it, at the coordinates of a UTM zone.
inline PlanePolygon starWithHoles(Random& random, int points) {
  const Projected centre{uniform(random, 2e5, 8e5), uniform(random, 1e6, 8e6)};
  const double radius = uniform(random, 10, 1e5);
  PlanePolygon star{{starRing(random, centre, radius, points)}};
  const auto holes = static_cast<int>(random() % 5);
  for (int i = 0; i < holes; ++i) {
    const double angle = 2 * std::numbers::pi * i / 5;
    const Projected hole{centre.xMetres + radius / 4 * std::cos(angle),
                         centre.yMetres + radius / 4 * std::sin(angle)};
    star.rings.push_back(starRing(random, hole, radius / 10, 3 + points / 8));
  }
  return star;
}

/// A wandering line of `points` vertices, about `step` apart.
inline PlaneLine wanderingLine(Random& random, int points, double step) {
  PlaneLine line{{5e5, 4.4e6}};
  double heading = uniform(random, 0, 2 * std::numbers::pi);
  while (static_cast<int>(line.size()) < points) {
    heading += uniform(random, -1, 1);
    line.push_back({line.back().xMetres + step * std::cos(heading),
                    line.back().yMetres + step * std::sin(heading)});
  }
  return line;
}

inline double cross(Projected a, Projected b, Projected c) {
  return (b.xMetres - a.xMetres) * (c.yMetres - a.yMetres) -
         (b.yMetres - a.yMetres) * (c.xMetres - a.xMetres);
}

/// How many triangles hold `point` in their inside.
inline int trianglesAt(const Triangles& triangles, Projected point) {
  int count = 0;
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
    const Projected a = triangles.points[triangles.indices[i]];
    const Projected b = triangles.points[triangles.indices[i + 1]];
    const Projected c = triangles.points[triangles.indices[i + 2]];
    const double ab = cross(a, b, point), bc = cross(b, c, point), ca = cross(c, a, point);
    if ((ab > 0 && bc > 0 && ca > 0) || (ab < 0 && bc < 0 && ca < 0)) ++count;
  }
  return count;
}

/// Whether `point` is inside by the even-odd rule.
inline bool isInside(const PlanePolygon& polygon, Projected point) {
  bool inside = false;
  for (const PlaneLine& ring : polygon.rings) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const Projected a = ring[i], b = ring[j];
      if ((a.yMetres > point.yMetres) == (b.yMetres > point.yMetres)) continue;
      const double share = (point.yMetres - a.yMetres) / (b.yMetres - a.yMetres);
      if (point.xMetres < a.xMetres + share * (b.xMetres - a.xMetres)) inside = !inside;
    }
  }
  return inside;
}

inline double distanceToSegment(Projected p, Projected a, Projected b) {
  const double dx = b.xMetres - a.xMetres, dy = b.yMetres - a.yMetres;
  const double squared = dx * dx + dy * dy;
  double along = 0;
  if (squared > 0) {
    along = ((p.xMetres - a.xMetres) * dx + (p.yMetres - a.yMetres) * dy) / squared;
    along = std::fmin(1, std::fmax(0, along));
  }
  return std::hypot(p.xMetres - a.xMetres - along * dx, p.yMetres - a.yMetres - along * dy);
}

inline double distanceToLine(Projected point, const PlaneLine& line) {
  double least = std::hypot(point.xMetres - line[0].xMetres, point.yMetres - line[0].yMetres);
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    least = std::fmin(least, distanceToSegment(point, line[i], line[i + 1]));
  }
  return least;
}

inline PlaneBox boxOf(const PlaneLine& points) {
  PlaneBox box;
  for (const Projected point : points) box.include(point);
  return box;
}

inline Projected randomIn(Random& random, const PlaneBox& box) {
  return {uniform(random, box.minX, box.maxX), uniform(random, box.minY, box.maxY)};
}

}  // namespace geo::test
