// A strip is a stack of nested outlines: at each level the union of capsules, one around each
// segment, their half widths a fraction of the whole. Between two outlines lies a ring; its
// triangles carry the two outlines' coverages at their corners, so that coverage falls piecewise
// linearly.
#include "geo/shape/capsule.hpp"
#include "geo/shape/geos.hpp"

#include <algorithm>
#include <cmath>
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

/// The union of the capsules around all segments; empty on failure.
GeometryPtr outlineAt(const Context& context, const std::vector<Circle>& circles,
                      const Level& level) {
  std::vector<GeometryPtr> capsules;
  for (std::size_t i = 0; i + 1 < circles.size() || i == 0; ++i) {
    const auto shrunk = [&](std::size_t end) {
      const Circle& circle = circles[std::min(end, circles.size() - 1)];
      return Circle{circle.centre, circle.radius * level.fraction};
    };
    capsules.push_back(
        geos::polygonFrom(context, capsuleAround(shrunk(i), shrunk(i + 1), level.circlePoints)));
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
    const Circle& next = circles[std::min(i + 1, circles.size() - 1)];
    best = std::max(best, 1 - shareOfHalfWidth(circles[i], next, point));
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
