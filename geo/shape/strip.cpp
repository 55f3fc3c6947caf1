// A strip is a stack of nested outlines: at each level the union of capsules, one around each
// segment, their half widths a fraction of the whole. Between two outlines lies a ring; its
// triangles carry the two outlines' coverages at their corners, so that coverage falls piecewise
// linearly.
#include "geo/shape/geos.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace geo {

namespace {

using geos::Context;
using geos::GeometryPtr;

struct Level {
  double fraction = 1;  // of the half widths
  float coverage = 0;
  int circlePoints = 40;  // fewer where a circle is smaller
};

/// From the outside in. The innermost stands for the line itself: 1/50 of the width, all covered.
constexpr Level kLevels[] = {
    {1.0, 0.0F, 40}, {0.75, 0.25F, 32}, {0.5, 0.5F, 24}, {0.25, 0.75F, 16}, {0.02, 1.0F, 8}};
/// Rings are long and thin: larger ones are cut before they are triangulated.
constexpr int kMostRingPoints = 500;
constexpr const char* kDoing = "drawing a strip";

/// The points of the two outlines that a ring lies between, sorted, and their coverages.
struct RingEdges {
  std::span<const Projected> outer, inner;
  float outerCoverage = 0, innerCoverage = 1;
};

struct Circle {
  Projected centre;
  double radius = 0;
};

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

/// The union of the capsules around all segments; empty on failure.
GeometryPtr outlineAt(const Context& context, const std::vector<Circle>& circles,
                      const Level& level) {
  std::vector<GeometryPtr> capsules;
  for (std::size_t i = 0; i + 1 < circles.size() || i == 0; ++i) {
    PlaneLine points;
    for (std::size_t end = i; end < std::min(i + 2, circles.size()); ++end) {
      appendCircle(points, {circles[end].centre, circles[end].radius * level.fraction},
                   level.circlePoints);
    }
    capsules.push_back(geos::polygonFrom(context, hullOf(std::move(points))));
    if (!capsules.back()) return {};
  }
  const GeometryPtr all = geos::collectionFrom(context, std::move(capsules));
  return context.own(GEOSUnaryUnion_r(context.handle(), all.get()));
}

Result<std::vector<Circle>> circlesOf(std::span<const Projected> line,
                                      std::span<const double> halfWidths) {
  const auto invalid = [](const char* why) {
    return fail(Failure::Kind::Invalid, std::string(kDoing) + ": " + why);
  };
  if (line.empty()) return invalid("its line has no points");
  if (halfWidths.size() != 1 && halfWidths.size() != line.size()) {
    return invalid("as many half widths as points are needed, or one");
  }
  std::vector<Circle> circles;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const double radius = halfWidths.size() == 1 ? halfWidths[0] : halfWidths[i];
    if (!std::isfinite(line[i].xMetres) || !std::isfinite(line[i].yMetres)) {
      return invalid("a position is not a number");
    }
    if (!(radius > 0) || !std::isfinite(radius)) return invalid("a half width is not positive");
    circles.push_back({line[i], radius});
  }
  return circles;
}

/// All positions of a geometry's rings, sorted.
PlaneLine sortedPointsOf(const Context& context, const GEOSGeometry* geometry) {
  PlaneLine points;
  for (const PlanePolygon& polygon : geos::polygonsFrom(context, geometry)) {
    for (const PlaneLine& ring : polygon.rings) {
      points.insert(points.end(), ring.begin(), ring.end());
    }
  }
  std::ranges::sort(points, geos::before);
  return points;
}

/// 1 on the line, 0 where the distance from it is the half width there.
double coverageAt(const std::vector<Circle>& circles, Projected point) {
  double best = 0;
  for (std::size_t i = 0; i < circles.size(); ++i) {
    const Circle a = circles[i], b = circles[std::min(i + 1, circles.size() - 1)];
    const double dx = b.centre.xMetres - a.centre.xMetres;
    const double dy = b.centre.yMetres - a.centre.yMetres;
    const double px = point.xMetres - a.centre.xMetres, py = point.yMetres - a.centre.yMetres;
    const double growth = b.radius - a.radius, dot = px * dx + py * dy;
    // Where the derivative of distance over half width along the segment is zero.
    const double slope = a.radius * (dx * dx + dy * dy) + growth * dot;
    const double stationary = (a.radius * dot + growth * (px * px + py * py)) / slope;
    const double t = slope > 0 ? std::clamp(stationary, 0.0, 1.0) : 0.0;
    const double ratio = std::hypot(px - t * dx, py - t * dy) / (a.radius + t * growth);
    best = std::max(best, 1 - ratio);
  }
  return best;
}

/// Adds the triangles between two outlines. A corner that is on neither comes from a cut through a
/// large ring; its coverage lies between theirs.
void appendRing(Strip& strip, const Triangles& ring, const RingEdges& edges,
                const std::vector<Circle>& circles) {
  const auto base = static_cast<std::uint32_t>(strip.area.points.size());
  for (const Projected point : ring.points) {
    float coverage = edges.innerCoverage;
    if (std::ranges::binary_search(edges.outer, point, geos::before)) {
      coverage = edges.outerCoverage;
    } else if (!std::ranges::binary_search(edges.inner, point, geos::before)) {
      coverage = std::clamp(static_cast<float>(coverageAt(circles, point)), edges.outerCoverage,
                            edges.innerCoverage);
    }
    strip.area.points.push_back(point);
    strip.coverage.push_back(coverage);
  }
  for (const std::uint32_t index : ring.indices) strip.area.indices.push_back(base + index);
}

}  // namespace

Result<Strip> stripAround(std::span<const Projected> line, std::span<const double> halfWidths) {
  const auto circles = circlesOf(line, halfWidths);
  if (!circles) return tl::unexpected(circles.error());
  const Context context;
  Strip strip;
  GeometryPtr outer = outlineAt(context, *circles, kLevels[0]);
  if (!outer) return context.failure(kDoing);
  strip.outline = geos::polygonsFrom(context, outer.get());
  PlaneLine outerPoints = sortedPointsOf(context, outer.get());
  for (std::size_t i = 1; i < std::size(kLevels); ++i) {
    GeometryPtr inner = outlineAt(context, *circles, kLevels[i]);
    if (!inner) return context.failure(kDoing);
    GeometryPtr ring = context.own(GEOSDifference_r(context.handle(), outer.get(), inner.get()));
    if (!ring) return context.failure(kDoing);
    const auto triangles = geos::triangulateGeometry(context, std::move(ring), kMostRingPoints);
    if (!triangles) return tl::unexpected(triangles.error());
    PlaneLine innerPoints = sortedPointsOf(context, inner.get());
    appendRing(strip, *triangles,
               {outerPoints, innerPoints, kLevels[i - 1].coverage, kLevels[i].coverage}, *circles);
    outer = std::move(inner);
    outerPoints = std::move(innerPoints);
  }
  const auto core = geos::triangulateGeometry(context, std::move(outer), kMostRingPoints);
  if (!core) return tl::unexpected(core.error());
  appendRing(strip, *core, {outerPoints, {}, 1, 1}, *circles);
  return strip;
}

}  // namespace geo
