// The polygon grown by the doubt about its edge, triangulated, and divided near the edge until the
// coverage at the corners tells what lies between them.
#include "geo/shape/capsule.hpp"
#include "geo/shape/geos.hpp"
#include "geo/shape/refine.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace geo {

namespace {

using geos::Context;
using geos::GeometryPtr;

constexpr int kCirclePoints = 24, kMostPoints = 4000;
constexpr double kLongestEdge = 0.45;   // of the half width, where coverage changes
constexpr double kShortestEdge = 0.12;  // of the largest half width, where a width runs out
constexpr double kGraze = 0.03;  // of the narrowest half width: so far in, coverage hardly changes
constexpr double kThinnest = 1e-3;  // of the largest half width: a circle needs a radius
constexpr double kRounding = 1e-6;  // of a half width: on the outermost edge of doubt
constexpr const char* kDoing = "drawing a soft area";

struct SoftEdge {
  Circle from, to;
};

/// Where a point stands to the nearest soft edge.
struct Standing {
  double share = 1;      // of the half width, from the edge; 1 is beyond the doubt
  double clearance = 0;  // at least so far from every doubt; negative within it
  double halfWidth = 0;  // of the nearest one, at its widest
};

Standing standingOf(const std::vector<SoftEdge>& edges, Projected point) {
  Standing standing{1, std::numeric_limits<double>::max(), 0};
  for (const SoftEdge& edge : edges) {
    const double widest = std::max(edge.from.radius, edge.to.radius);
    const double distance = distanceToSegment(edge.from.centre, edge.to.centre, point);
    if (distance - widest < standing.clearance) {
      standing.clearance = distance - widest;
      standing.halfWidth = widest;
    }
    if (distance >= widest) continue;
    standing.share = std::min(standing.share, shareOfHalfWidth(edge.from, edge.to, point));
  }
  return standing;
}

/// Tells inside from outside quickly: the rings' edges, sorted into rows from south to north.
class InsideTest {
 public:
  explicit InsideTest(const PlanePolygon& polygon) {
    PlaneBox box;
    for (const PlaneLine& ring : polygon.rings) {
      for (const Projected& p : ring) box.include(p);
    }
    south_ = box.minY;
    rowHeight_ = std::max(box.height(), 1e-9) / kRows;
    slack_ = 1e-7 * std::max(box.width(), box.height());
    for (const PlaneLine& ring : polygon.rings) {
      for (std::size_t i = 0; i < ring.size(); ++i) {
        addEdge({ring[i], ring[(i + 1) % ring.size()]});
      }
    }
  }

  /// What lies on the edge is inside.
  bool holds(Projected point) const {
    bool inside = false;
    for (const Edge& edge : rows_[rowOf(point.yMetres)]) {
      if (distanceToSegment(edge.a, edge.b, point) <= slack_) return true;
      if ((edge.a.yMetres > point.yMetres) == (edge.b.yMetres > point.yMetres)) continue;
      const double share = (point.yMetres - edge.a.yMetres) / (edge.b.yMetres - edge.a.yMetres);
      if (point.xMetres < std::lerp(edge.a.xMetres, edge.b.xMetres, share)) inside = !inside;
    }
    return inside;
  }

 private:
  struct Edge {
    Projected a, b;
  };
  static constexpr std::size_t kRows = 512;

  std::size_t rowOf(double y) const {
    const double row = std::floor((y - south_) / rowHeight_);
    return static_cast<std::size_t>(std::clamp(row, 0.0, double{kRows - 1}));
  }

  void addEdge(const Edge& edge) {
    const auto [low, high] = std::minmax(edge.a.yMetres, edge.b.yMetres);
    for (std::size_t row = rowOf(low - slack_); row <= rowOf(high + slack_); ++row) {
      rows_[row].push_back(edge);
    }
  }

  double south_ = 0, rowHeight_ = 1, slack_ = 0;
  std::vector<std::vector<Edge>> rows_{kRows};
};

/// The ring pieces with a width at one end or both.
std::vector<SoftEdge> softEdgesOf(const PlanePolygon& polygon, std::span<const double> halfWidths) {
  const double thinnest = kThinnest * std::ranges::max(halfWidths);
  std::vector<SoftEdge> edges;
  std::size_t first = 0;
  for (const PlaneLine& ring : polygon.rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const std::size_t next = (i + 1) % ring.size();
      const double from = halfWidths[first + i], to = halfWidths[first + next];
      if (ring[i] == ring[next] || std::max(from, to) <= 0) continue;
      edges.push_back({{ring[i], std::max(from, thinnest)}, {ring[next], std::max(to, thinnest)}});
    }
    first += ring.size();
  }
  return edges;
}

/// The polygon and the capsules around its soft edges together; empty on failure.
GeometryPtr grown(const Context& context, GeometryPtr polygon, const std::vector<SoftEdge>& edges) {
  std::vector<GeometryPtr> parts;
  parts.push_back(std::move(polygon));
  for (const SoftEdge& edge : edges) {
    parts.push_back(geos::polygonFrom(context, capsuleAround(edge.from, edge.to, kCirclePoints)));
    if (!parts.back()) return {};
  }
  const GeometryPtr all = geos::collectionFrom(context, std::move(parts));
  return context.own(GEOSUnaryUnion_r(context.handle(), all.get()));
}

void divideNearEdges(Triangles& triangles, const std::vector<SoftEdge>& edges,
                     std::vector<Standing>& standings) {
  double widest = 0, narrowest = std::numeric_limits<double>::max();
  for (const Projected point : triangles.points) standings.push_back(standingOf(edges, point));
  for (const SoftEdge& edge : edges) {
    widest = std::max({widest, edge.from.radius, edge.to.radius});
    narrowest = std::min(narrowest, std::max(edge.from.radius, edge.to.radius));
  }
  const auto mustHalve = [&](std::uint32_t a, std::uint32_t b) {
    const Projected p = triangles.points[a], q = triangles.points[b];
    const double length = std::sqrt(square(p.xMetres - q.xMetres) + square(p.yMetres - q.yMetres));
    const double halfWidth = std::min(standings[a].halfWidth, standings[b].halfWidth);
    const double clear = standings[a].clearance + standings[b].clearance;
    if (clear + kGraze * narrowest >= length) return false;  // it cannot reach into a doubt
    return length > std::max(kLongestEdge * halfWidth, kShortestEdge * widest);
  };
  refine(triangles, mustHalve,
         [&](Projected point) { standings.push_back(standingOf(edges, point)); });
}

tl::unexpected<Failure> invalid(const char* why) {
  return fail(Failure::Kind::Invalid, std::string(kDoing) + ": " + why);
}

}  // namespace

Result<SoftArea> softAreaOf(const PlanePolygon& polygon, std::span<const double> halfWidths) {
  std::size_t points = 0;
  for (const PlaneLine& ring : polygon.rings) points += ring.size();
  if (points != halfWidths.size()) return invalid("as many half widths as points are needed");
  const auto isWidth = [](double width) { return width >= 0 && std::isfinite(width); };
  if (!std::ranges::all_of(halfWidths, isWidth)) return invalid("a half width is not a width");
  const Context context;
  auto geometry = geos::validGeometryFrom(context, polygon);
  if (!geometry) return tl::unexpected(geometry.error());
  const std::vector<SoftEdge> edges = softEdgesOf(polygon, halfWidths);
  GeometryPtr whole =
      edges.empty() ? std::move(*geometry) : grown(context, std::move(*geometry), edges);
  if (!whole) return context.failure(kDoing);
  auto triangles = geos::triangulateGeometry(context, std::move(whole), kMostPoints);
  if (!triangles) return tl::unexpected(triangles.error());
  SoftArea soft{std::move(*triangles), {}};
  std::vector<Standing> standings;
  divideNearEdges(soft.area, edges, standings);
  const InsideTest inside(polygon);
  for (std::size_t i = 0; i < standings.size(); ++i) {
    // Only what lies within the doubt can be outside, so beyond it all is covered.
    const double share = standings[i].share;
    const bool beyond =
        standings[i].clearance > kRounding * standings[i].halfWidth || edges.empty();
    const double covered =
        beyond || inside.holds(soft.area.points[i]) ? (1 + share) / 2 : (1 - share) / 2;
    soft.coverage.push_back(static_cast<float>(covered));
  }
  return soft;
}

}  // namespace geo
