// Plane geometry on projected coordinates: spans in, vectors out, no state.
#pragma once

#include "geo/base/result.hpp"
#include "geo/coords/positions.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace geo {

/// Of plane lengths; std::hypot guards against overflow that they cannot have, at ten times the
/// price.
constexpr double square(double value) {
  return value * value;
}

using PlaneLine = std::vector<Projected>;

/// First ring outer, the others holes; closed or not, any direction.
struct PlanePolygon {
  std::vector<PlaneLine> rings;
};

/// Indexed triangles.
struct Triangles {
  std::vector<Projected> points;
  std::vector<std::uint32_t> indices;  // three a triangle
};

/// The polygon's inside as triangles; their areas add up to the polygon's. Repairs what GEOS can
/// repair (rings that touch or cross, spikes); fails on what is not a polygon. Uses the polygon's
/// own points only, but for very large or self-touching ones, which are cut in halves first.
Result<Triangles> triangulate(const PlanePolygon& polygon);

/// The polygon cut along the lines of a grid through the plane's origin, `cell` wide; neighbours
/// meet exactly. Fails on more than 100,000 cells.
Result<std::vector<PlanePolygon>> splitByGrid(const PlanePolygon& polygon, double cell);

/// Fewer points, none of the removed ones farther than `tolerance` from what is left
/// (Douglas-Peucker 1973). The ends stay; a closed ring stays closed and keeps at least four
/// points.
PlaneLine simplify(std::span<const Projected> line, double tolerance);

/// A strip around a line whose half width varies: `halfWidths` holds one number a vertex, or one
/// for all; all positive. Ends are round; a single point gives a disc. `coverage`, one number a
/// point of `area`, is 1 on the line (and 1/50 of the half width to both sides) and falls linearly
/// to 0 at the strip's edge. Triangles do not overlap; together they are the outline's inside.
struct Strip {
  Triangles area;
  std::vector<float> coverage;
  std::vector<PlanePolygon> outline;
};
Result<Strip> stripAround(std::span<const Projected> line, std::span<const double> halfWidths);

/// An area whose edge is known only roughly: `coverage`, one number a point of `area`, is 1 inside,
/// 1/2 on the edge and 0 outside, changing linearly over the half width of doubt to both sides. Two
/// areas that share an edge, and doubt it alike, cover 1 together on both sides of it.
/// `halfWidths` holds one number a ring point, all rings one after the other as they are given; an
/// edge of no width at both ends is a sharp one.
struct SoftArea {
  Triangles area;
  std::vector<float> coverage;
};
Result<SoftArea> softAreaOf(const PlanePolygon& polygon, std::span<const double> halfWidths);

/// What is left of the first polygons, taken together, without the others. Fails where one is not a
/// polygon.
Result<std::vector<PlanePolygon>> difference(std::span<const PlanePolygon> from,
                                             std::span<const PlanePolygon> taken);

/// Never negative.
double areaOf(const PlanePolygon& polygon);
double areaOf(const Triangles& triangles);

}  // namespace geo
