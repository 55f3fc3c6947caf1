#include "geo/shape/capsule.hpp"

#include "geo/shape/geos.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace geo {

namespace {

void appendCircle(PlaneLine& points, Circle circle, int circlePoints) {
  for (int i = 0; i < circlePoints; ++i) {
    const double angle = 2 * std::numbers::pi * i / circlePoints;
    points.push_back({circle.centre.xMetres + circle.radius * std::cos(angle),
                      circle.centre.yMetres + circle.radius * std::sin(angle)});
  }
}

/// The convex hull of points, closed, counter-clockwise (Andrew 1979).
PlaneLine hullOf(PlaneLine points) {
  std::ranges::sort(points, geos::before);
  const auto repeated = std::ranges::unique(points);
  points.erase(repeated.begin(), repeated.end());
  const auto turn = [](Projected a, Projected b, Projected c) {
    return (b.xMetres - a.xMetres) * (c.yMetres - a.yMetres) -
           (b.yMetres - a.yMetres) * (c.xMetres - a.xMetres);
  };
  PlaneLine hull;
  const auto walk = [&](auto first, auto last) {
    const std::size_t start = hull.size();
    for (; first != last; ++first) {
      while (hull.size() >= start + 2 && turn(hull[hull.size() - 2], hull.back(), *first) <= 0) {
        hull.pop_back();
      }
      hull.push_back(*first);
    }
    hull.pop_back();
  };
  walk(points.begin(), points.end());
  walk(points.rbegin(), points.rend());
  hull.push_back(hull.front());
  return hull;
}

}  // namespace

PlaneLine capsuleAround(Circle a, Circle b, int circlePoints) {
  PlaneLine points;
  appendCircle(points, a, circlePoints);
  appendCircle(points, b, circlePoints);
  return hullOf(std::move(points));
}

double shareOfHalfWidth(Circle a, Circle b, Projected point) {
  const double dx = b.centre.xMetres - a.centre.xMetres;
  const double dy = b.centre.yMetres - a.centre.yMetres;
  const double px = point.xMetres - a.centre.xMetres, py = point.yMetres - a.centre.yMetres;
  const double growth = b.radius - a.radius, dot = px * dx + py * dy;
  // Where the derivative of distance over half width along the segment is zero.
  const double slope = a.radius * (dx * dx + dy * dy) + growth * dot;
  const double stationary = (a.radius * dot + growth * (px * px + py * py)) / slope;
  const double t = slope > 0 ? std::clamp(stationary, 0.0, 1.0) : 0.0;
  return std::sqrt(square(px - t * dx) + square(py - t * dy)) / (a.radius + t * growth);
}

double distanceToSegment(Projected a, Projected b, Projected point) {
  const double dx = b.xMetres - a.xMetres, dy = b.yMetres - a.yMetres;
  const double px = point.xMetres - a.xMetres, py = point.yMetres - a.yMetres;
  const double squared = dx * dx + dy * dy;
  const double t = squared > 0 ? std::clamp((px * dx + py * dy) / squared, 0.0, 1.0) : 0.0;
  return std::sqrt((px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy));
}

}  // namespace geo
