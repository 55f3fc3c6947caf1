#include "geo/coords/measure.hpp"

#include "geo/coords/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <numbers>
#include <string_view>

#include <fmt/format.h>

namespace geo {

namespace {

double fullCircle(double degrees) {
  const double rest = std::fmod(degrees, 360);
  const double turned = rest < 0 ? rest + 360 : rest;
  return turned < 360 ? turned : 0;  // a hair west of north is rounded up
}

Leg legBetween(LonLat from, LonLat to) {
  const ShortestWay way = shortestWay(from, to);
  if (!(way.metres > 0)) return {};
  return {way.metres,
          LegBearings{fullCircle(way.startBearingDegrees), fullCircle(way.endBearingDegrees)}};
}

struct Vector {
  double x = 0, y = 0, z = 0;
};

/// The ellipsoid's normal, of length 1.
Vector normalAt(LonLat at) {
  constexpr double kRadians = std::numbers::pi / 180;
  const double lon = at.lonDegrees * kRadians, lat = at.latDegrees * kRadians;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

Vector operator-(const Vector& a, const Vector& b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}

/// Whether `c` is to the left of the great circle from `a` to `b`; from differences, so that
/// millimetres count on edges of metres.
bool isLeft(const Vector& a, const Vector& b, const Vector& c) {
  const Vector u = b - a, v = c - a;
  return a.x * (u.y * v.z - u.z * v.y) + a.y * (u.z * v.x - u.x * v.z) +
             a.z * (u.x * v.y - u.y * v.x) >=
         0;
}

/// Whether the arc from `a` to `b` crosses the one from `c` to `d`: each has its ends on both sides
/// of the other, and turned so that they do not meet on the far side of the Earth.
bool cross(const Vector& a, const Vector& b, const Vector& c, const Vector& d) {
  const bool cIsLeft = isLeft(a, b, c), aIsLeft = isLeft(c, d, a);
  return cIsLeft != aIsLeft && isLeft(a, b, d) == aIsLeft && isLeft(c, d, b) == cIsLeft;
}

/// Within micrometres; a pole is one point, whatever its longitude.
bool isSamePoint(const Vector& a, const Vector& b) {
  constexpr double kRadians = 1e-12;
  const Vector d = b - a;
  return std::abs(d.x) < kRadians && std::abs(d.y) < kRadians && std::abs(d.z) < kRadians;
}

/// The ring without its closing point and without points that follow themselves.
std::vector<Vector> cornersOf(std::span<const LonLat> ring) {
  std::vector<Vector> corners;
  std::ranges::transform(ring, std::back_inserter(corners), normalAt);
  corners.erase(std::unique(corners.begin(), corners.end(), isSamePoint), corners.end());
  if (corners.size() > 1 && isSamePoint(corners.front(), corners.back())) corners.pop_back();
  return corners;
}

/// How a size is written: in units of `size` with so many decimals, as long as that is less than
/// `limit`.
struct Scale {
  double limit, size;
  int decimals;
  std::string_view unit;
};

constexpr double kNoLimit = std::numeric_limits<double>::infinity();

constexpr Scale kLengths[] = {
    {1000, 1, 0, "m"}, {10, 1000, 2, "km"}, {100, 1000, 1, "km"}, {kNoLimit, 1000, 0, "km"}};

constexpr Scale kAreas[] = {{10'000, 1, 0, "m²"},
                            {10, 10'000, 1, "ha"},
                            {100, 10'000, 0, "ha"},
                            {10, 1'000'000, 1, "km²"},
                            {kNoLimit, 1'000'000, 0, "km²"}};

std::string withCommas(std::string number) {
  constexpr std::size_t kGroup = 3;
  for (std::size_t at = std::min(number.find('.'), number.size()); at > kGroup;) {
    at -= kGroup;
    number.insert(at, 1, ',');
  }
  return number;
}

std::string sizeText(double size, std::span<const Scale> scales) {
  for (const Scale& scale : scales) {
    const double parts = std::pow(10, scale.decimals);
    const double shown = std::round(size / scale.size * parts) / parts;
    if (shown < scale.limit) {
      return withCommas(fmt::format("{:.{}f}", shown, scale.decimals)) + ' ' +
             std::string(scale.unit);
    }
  }
  return {};
}

}  // namespace

PathMeasure measuredPath(std::span<const LonLat> path) {
  PathMeasure measure;
  for (std::size_t i = 1; i < path.size(); ++i) {
    measure.legs.push_back(legBetween(path[i - 1], path[i]));
    measure.metres += measure.legs.back().metres;
  }
  return measure;
}

bool crossesItself(std::span<const LonLat> ring) {
  const std::vector<Vector> corners = cornersOf(ring);
  const std::size_t count = corners.size();
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 2; j < count; ++j) {
      if (i == 0 && j + 1 == count) continue;  // the last edge ends where the first begins
      if (isSamePoint(corners[i], corners[j]) ||
          cross(corners[i], corners[i + 1], corners[j], corners[(j + 1) % count])) {
        return true;
      }
    }
  }
  return false;
}

RingMeasure measuredRing(std::span<const LonLat> ring) {
  if (ring.empty()) return {0, 0};
  RingMeasure measure;
  measure.perimeterMetres = measuredPath(ring).metres + distanceMetres(ring.back(), ring.front());
  if (!crossesItself(ring)) measure.squareMetres = areaSquareMetres(ring);
  return measure;
}

std::string formatLength(double metres) {
  return sizeText(metres, kLengths);
}

std::string formatArea(double squareMetres) {
  return sizeText(squareMetres, kAreas);
}

std::string formatBearing(double degrees) {
  if (!std::isfinite(degrees)) return {};
  return fmt::format("{:03}°", std::lround(fullCircle(degrees)) % 360);
}

}  // namespace geo
