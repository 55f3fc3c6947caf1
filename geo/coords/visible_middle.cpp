#include "geo/coords/visible_middle.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace geo {

namespace {

LonLat between(LonLat a, LonLat b, double t) {
  return {std::lerp(a.lonDegrees, b.lonDegrees, t), std::lerp(a.latDegrees, b.latDegrees, t)};
}

Projected between(Projected a, Projected b, double t) {
  return {std::lerp(a.xMetres, b.xMetres, t), std::lerp(a.yMetres, b.yMetres, t)};
}

/// The part of a convex ring where `inside`, linear in the point, is not negative (Sutherland and
/// Hodgman 1974).
template <class Point, class Inside>
std::vector<Point> cutRing(const std::vector<Point>& ring, Inside inside) {
  std::vector<Point> kept;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point &here = ring[i], &next = ring[(i + 1) % ring.size()];
    const double now = inside(here), then = inside(next);
    if (now >= 0) kept.push_back(here);
    if ((now < 0) != (then < 0)) kept.push_back(between(here, next, now / (now - then)));
  }
  return kept;
}

std::vector<Projected> clippedTo(const PlaneBox& box, std::vector<Projected> ring) {
  ring = cutRing(ring, [&](Projected p) { return p.xMetres - box.minX; });
  ring = cutRing(ring, [&](Projected p) { return box.maxX - p.xMetres; });
  ring = cutRing(ring, [&](Projected p) { return p.yMetres - box.minY; });
  return cutRing(ring, [&](Projected p) { return box.maxY - p.yMetres; });
}

struct Middle {
  Projected at;
  double area = 0;
};

/// Centroid and area; measured from the ring's first point, so that far from the plane's origin
/// nothing is lost.
Middle middleOf(std::span<const Projected> ring) {
  double twice = 0, x = 0, y = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const double ax = ring[i].xMetres - ring[0].xMetres, ay = ring[i].yMetres - ring[0].yMetres;
    const double bx = ring[i + 1].xMetres - ring[0].xMetres;
    const double by = ring[i + 1].yMetres - ring[0].yMetres;
    const double cross = ax * by - bx * ay;
    twice += cross, x += cross * (ax + bx) / 3, y += cross * (ay + by) / 3;
  }
  if (twice == 0) return {};
  return {{ring[0].xMetres + x / twice, ring[0].yMetres + y / twice}, std::abs(twice) / 2};
}

}  // namespace

std::vector<LonLat> outlineOf(const GeoBox& box, int piecesPerSide) {
  const std::array corners{LonLat{box.west, box.south}, LonLat{box.east, box.south},
                           LonLat{box.east, box.north}, LonLat{box.west, box.north}};
  std::vector<LonLat> ring;
  for (std::size_t side = 0; side < corners.size(); ++side) {
    for (int i = 0; i < piecesPerSide; ++i) {
      ring.push_back(between(corners[side], corners[(side + 1) % corners.size()],
                             static_cast<double>(i) / piecesPerSide));
    }
  }
  return ring;
}

std::vector<LonLat> clippedTo(const GeoBox& box, std::vector<LonLat> ring) {
  const double middle = (box.west + box.east) / 2;
  for (LonLat& at : ring) {
    at.lonDegrees = middle + std::remainder(at.lonDegrees - middle, 360.0);
  }
  ring = cutRing(ring, [&](LonLat at) { return at.lonDegrees - box.west; });
  ring = cutRing(ring, [&](LonLat at) { return box.east - at.lonDegrees; });
  ring = cutRing(ring, [&](LonLat at) { return at.latDegrees - box.south; });
  return cutRing(ring, [&](LonLat at) { return box.north - at.latDegrees; });
}

std::vector<std::optional<Projected>> visibleMiddles(const Projection& projection, const View& view,
                                                     std::span<const std::vector<LonLat>> areas,
                                                     double leastSquarePx) {
  std::vector<LonLat> places;
  for (const auto& area : areas) places.insert(places.end(), area.begin(), area.end());
  const std::vector<Projected> points = projection.forward(places);
  const double leastArea = leastSquarePx * view.unitsPerPx * view.unitsPerPx;
  std::vector<std::optional<Projected>> middles;
  auto next = points.begin();
  for (const auto& area : areas) {
    const auto end = next + static_cast<std::ptrdiff_t>(area.size());
    std::vector<Projected> ring(std::exchange(next, end), end);
    const bool whole =
        std::ranges::all_of(ring, [](Projected p) { return !std::isnan(p.xMetres); });
    const Middle middle = whole ? middleOf(clippedTo(boundsOf(view), std::move(ring))) : Middle{};
    const bool shown = middle.area > 0 && middle.area >= leastArea;
    middles.push_back(shown ? std::optional{middle.at} : std::nullopt);
  }
  return middles;
}

}  // namespace geo
