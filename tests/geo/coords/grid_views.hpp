// Maps and random views for the tests of grids, and what these tests measure with.
#pragma once

#include "geo/coords/grid.hpp"
#include "geo/coords/projection.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace geo {

using Random = std::mt19937_64;

inline double uniform(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

/// A projection, and where random views of it are centred.
struct MapCase {
  const char* definition;
  GeoBox centres;
};

inline const MapCase kMaps[] = {
    {"EPSG:32638", {42, 36, 48, 44}},
    {"EPSG:32738", {42, -44, 48, -5}},
    {"EPSG:4326", {-179, -85, 179, 85}},
    {"EPSG:3857", {-179, -80, 179, 80}},
    {"+proj=lcc +lat_0=40 +lon_0=46 +lat_1=39 +lat_2=41 +datum=WGS84", {35, 30, 60, 55}},
    {"ESRI:54035", {-175, -85, 175, 85}},
    {"+proj=eqearth +lon_0=45 +datum=WGS84 +units=m", {-130, -85, 179, 85}},
    {"+proj=stere +lat_0=90 +lat_ts=70 +datum=WGS84", {-179, 55, 179, 89.9}},
    {"+proj=laea +lat_0=-90 +datum=WGS84", {-179, -89.99, 179, -50}},
    {"+proj=ortho +lat_0=30 +lon_0=170 +R=6371000", {160, 0, 179, 50}},
};

inline ProjectionPtr projection(const std::string& definition) {
  auto made = Projection::create(definition);
  EXPECT_TRUE(made.has_value()) << describe(made.error());
  return made.value_or(nullptr);
}

/// A picture `widthMetres` wide around a place.
inline View viewAt(const Projection& map, LonLat centre, double widthMetres) {
  constexpr int kWidthPx = 1200, kHeightPx = 800;
  return {map.forward(centre).value(), widthMetres / map.metresPerUnit() / kWidthPx, kWidthPx,
          kHeightPx};
}

/// From a hundred metres to the whole world wide, around a random place.
inline View randomView(Random& random, const MapCase& map, const Projection& projection) {
  const LonLat centre{uniform(random, map.centres.west, map.centres.east),
                      uniform(random, map.centres.south, map.centres.north)};
  return viewAt(projection, centre, std::pow(10, uniform(random, 2, 7.6)));
}

inline Projected randomPoint(Random& random, const View& view) {
  return projectedFromScreen(view, {static_cast<float>(uniform(random, 0, view.widthPx)),
                                    static_cast<float>(uniform(random, 0, view.heightPx))});
}

inline double distancePx(const View& view, Projected a, Projected b) {
  return std::hypot(a.xMetres - b.xMetres, a.yMetres - b.yMetres) / view.unitsPerPx;
}

inline bool isIn(const PlaneBox& box, Projected p) {
  return box.minX <= p.xMetres && p.xMetres <= box.maxX && box.minY <= p.yMetres &&
         p.yMetres <= box.maxY;
}

/// The place at a point of the plane, where the projection leads back to that point.
inline std::optional<LonLat> placeAt(const Projection& map, const View& view, Projected at) {
  auto place = map.inverse(at);
  if (!place) return std::nullopt;
  if (std::abs(place->lonDegrees) > 180) {
    place->lonDegrees = std::remainder(place->lonDegrees, 360.0);
  }
  const auto back = map.forward(*place);
  return back && distancePx(view, at, *back) < 0.1 ? place : std::nullopt;
}

/// Whether the map goes on for `reachPx` on all sides.
inline bool isInland(const Projection& map, const View& view, Projected at, double reachPx) {
  const double reach = reachPx * view.unitsPerPx;
  for (const double dx : {-reach, reach}) {
    for (const double dy : {-reach, reach}) {
      if (!placeAt(map, view, {at.xMetres + dx, at.yMetres + dy})) return false;
    }
  }
  return true;
}

/// How far `at` is from the line that runs through a place towards another very near to it.
inline double offLinePx(const Projection& map, const View& view, Projected at, LonLat on,
                        LonLat further) {
  const auto a = map.forward(on), b = map.forward(further);
  if (!a || !b) return std::numeric_limits<double>::infinity();
  const double dx = b->xMetres - a->xMetres, dy = b->yMetres - a->yMetres;
  const double px = at.xMetres - a->xMetres, py = at.yMetres - a->yMetres;
  const double length = std::hypot(dx, dy);
  return (length > 0 ? std::abs(px * dy - py * dx) / length : std::hypot(px, py)) / view.unitsPerPx;
}

inline double toSegmentPx(const View& view, Projected p, Projected a, Projected b) {
  const double dx = b.xMetres - a.xMetres, dy = b.yMetres - a.yMetres;
  const double px = p.xMetres - a.xMetres, py = p.yMetres - a.yMetres;
  const double squared = dx * dx + dy * dy;
  const double t = squared > 0 ? std::clamp((px * dx + py * dy) / squared, 0.0, 1.0) : 0.0;
  return std::hypot(px - t * dx, py - t * dy) / view.unitsPerPx;
}

/// How far the nearest line of a family with this value is; infinite when there is none.
inline double nearestPx(const std::vector<GridLine>& lines, GridFamily family, double value,
                        const View& view, Projected at) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const GridLine& line : lines) {
    if (line.family != family || std::abs(line.value - value) > 1e-9) continue;
    for (std::size_t i = 0; i + 1 < line.line.size(); ++i) {
      nearest = std::min(nearest, toSegmentPx(view, at, line.line[i], line.line[i + 1]));
    }
  }
  return nearest;
}

inline Projected middleOf(Projected a, Projected b) {
  return {(a.xMetres + b.xMetres) / 2, (a.yMetres + b.yMetres) / 2};
}

/// The points of a line, and the middles of its pieces.
inline std::vector<Projected> pointsAndMiddles(const GridLine& line) {
  std::vector<Projected> points = line.line;
  for (std::size_t i = 0; i + 1 < line.line.size(); ++i) {
    points.push_back(middleOf(line.line[i], line.line[i + 1]));
  }
  return points;
}

/// Views that no one means: each must give few lines, or none, at once.
inline std::vector<View> hostileViews() {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  constexpr int kHuge = std::numeric_limits<int>::max();
  std::vector<View> views{{},
                          {{kNaN, 0}, 1, 800, 600},
                          {{0, kInfinity}, 1, 800, 600},
                          {{0, 0}, kNaN, 800, 600},
                          {{0, 0}, 0, 800, 600},
                          {{0, 0}, -5, 800, 600},
                          {{0, 0}, 100, kHuge, kHuge},
                          {{0, 0}, 100, -800, -600},
                          {{0, 0}, 100, 800, 0},
                          {{0, 0}, 100, 1, 1},
                          {{0, 0}, 400, 100'000, 100'000},
                          {{1e300, -1e300}, 100, 800, 600}};
  for (double unitsPerPx = 1e-300; unitsPerPx < 1e300; unitsPerPx *= 1000) {
    views.push_back({{0, 0}, unitsPerPx, 800, 600});
    views.push_back({{500'000, 4'400'000}, unitsPerPx, 800, 600});
    views.push_back({{20'037'508, 20'037'508}, unitsPerPx, 800, 600});
    views.push_back({{180, 90}, unitsPerPx, 800, 600});
  }
  return views;
}

}  // namespace geo
