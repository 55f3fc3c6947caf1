// Constrained Delaunay triangulation by GEOS. Its result is measured against the polygon: where
// GEOS fails (holes that touch the shell), the polygon is halved until it does not.
#include "geo/shape/geos.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace geo {

namespace {

using geos::Clipping;
using geos::Context;
using geos::GeometryPtr;

constexpr int kMostHalvings = 24;
/// GEOS's time grows with the square of the points where outlines are long and thin.
constexpr int kMostPoints = 4000;

struct Piece {
  GeometryPtr geometry;
  int halvings = 0;
};

double areaOfAll(const std::vector<PlanePolygon>& polygons) {
  double sum = 0;
  for (const PlanePolygon& polygon : polygons) sum += areaOf(polygon);
  return sum;
}

/// The corners of one polygon's triangles, three a triangle; empty when GEOS did not cover the
/// polygon exactly.
std::vector<Projected> cornersOf(const Context& context, const GEOSGeometry* polygon) {
  const GeometryPtr triangles =
      context.own(GEOSConstrainedDelaunayTriangulation_r(context.handle(), polygon));
  if (!triangles) return {};
  std::vector<Projected> corners;
  double covered = 0;
  for (const PlanePolygon& triangle : geos::polygonsFrom(context, triangles.get())) {
    if (triangle.rings.front().size() != 4) return {};
    corners.insert(corners.end(), triangle.rings.front().begin(), triangle.rings.front().end() - 1);
    covered += areaOf(triangle);
  }
  const PlaneBox box = geos::boundsOf(context, polygon);
  const double wanted = areaOfAll(geos::polygonsFrom(context, polygon));
  const double slack = 1e-10 * wanted + 1e-15 * box.width() * box.height();
  return std::abs(covered - wanted) <= slack ? corners : std::vector<Projected>{};
}

/// The parts of a polygon to both sides of the middle of its longer side.
Result<std::vector<Piece>> halvesOf(const Context& context, const GEOSGeometry* polygon,
                                    int halvings, Clipping clipping) {
  const PlaneBox box = geos::boundsOf(context, polygon);
  const bool wide = box.width() > box.height();
  auto cut = geos::cutInTwo(context, polygon, wide ? geos::Cut::AtX : geos::Cut::AtY,
                            wide ? box.centre().xMetres : box.centre().yMetres, clipping);
  if (!cut) return tl::unexpected(cut.error());
  std::vector<Piece> halves;
  halves.push_back({std::move(cut->second), halvings + 1});
  halves.push_back({std::move(cut->first), halvings + 1});
  return halves;
}

/// Corners gathered into shared points, each once, and indices.
Triangles indexed(const std::vector<Projected>& corners) {
  Triangles triangles{corners, {}};
  std::vector<Projected>& points = triangles.points;
  std::ranges::sort(points, geos::before);
  const auto repeated = std::ranges::unique(points);
  points.erase(repeated.begin(), repeated.end());
  triangles.indices.reserve(corners.size());
  for (const Projected corner : corners) {
    const auto found = std::ranges::lower_bound(points, corner, geos::before);
    triangles.indices.push_back(static_cast<std::uint32_t>(found - points.begin()));
  }
  return triangles;
}

}  // namespace

Result<Triangles> geos::triangulateGeometry(const Context& context, GeometryPtr geometry,
                                            int mostPoints) {
  std::vector<Projected> corners;
  std::vector<Piece> open;
  open.push_back({std::move(geometry), 0});
  while (!open.empty()) {
    const Piece piece = std::move(open.back());
    open.pop_back();
    for (const GEOSGeometry* part : polygonParts(context, piece.geometry.get())) {
      const bool last = piece.halvings == kMostHalvings;
      const bool small = GEOSGetNumCoordinates_r(context.handle(), part) <= mostPoints;
      std::vector<Projected> found;
      if (small || last) found = cornersOf(context, part);
      corners.insert(corners.end(), found.begin(), found.end());
      if (!found.empty()) continue;
      if (last) return context.failure("triangulating a polygon");
      auto halves =
          halvesOf(context, part, piece.halvings, small ? Clipping::Exact : Clipping::Fast);
      if (!halves) return tl::unexpected(halves.error());
      std::ranges::move(*halves, std::back_inserter(open));
    }
  }
  return indexed(corners);
}

Result<Triangles> triangulate(const PlanePolygon& polygon) {
  const Context context;
  auto geometry = geos::validGeometryFrom(context, polygon);
  if (!geometry) return tl::unexpected(geometry.error());
  return geos::triangulateGeometry(context, std::move(*geometry), kMostPoints);
}

}  // namespace geo
