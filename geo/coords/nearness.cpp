#include "geo/coords/nearness.hpp"

#include "geo/coords/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace geo {

namespace {

constexpr double kRadians = std::numbers::pi / 180;

struct Vector {
  double x = 0, y = 0, z = 0;
};

Vector normalAt(LonLat at) {
  const double lon = at.lonDegrees * kRadians, lat = at.latDegrees * kRadians;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

template <class A, class B>
double dot(const A& a, const B& b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

Vector cross(const Vector& a, const Vector& b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

LonLat placeOf(const Vector& v) {
  return {std::atan2(v.y, v.x) / kRadians, std::atan2(v.z, std::hypot(v.x, v.y)) / kRadians};
}

/// The point of the arc from a to b that is nearest to p, or one of its ends.
LonLat nearestOn(LonLat from, LonLat to, const Vector& p) {
  const Vector a = normalAt(from), b = normalAt(to), pole = cross(a, b);
  const double square = dot(pole, pole);
  const double share = square > 0 ? dot(p, pole) / square : 0;
  const Vector q{p.x - pole.x * share, p.y - pole.y * share, p.z - pole.z * share};
  const bool between = square > 0 && dot(cross(a, q), pole) > 0 && dot(cross(q, b), pole) > 0;
  if (between) return placeOf(q);
  return dot(a, p) >= dot(b, p) ? from : to;
}

}  // namespace

Enclosure::Enclosure(std::span<const LonLat> ring) {
  for (const LonLat& at : ring) {
    const Vector v = normalAt(at);
    ring_.push_back({v.x, v.y, v.z});
    middle_ = {middle_.x + v.x, middle_.y + v.y, middle_.z + v.z};
  }
  const double length = std::sqrt(dot(middle_, middle_));
  if (length > 0) middle_ = {middle_.x / length, middle_.y / length, middle_.z / length};
  for (const Normal& v : ring_) leastCosine_ = std::min(leastCosine_, dot(v, middle_));
  leastCosine_ = std::max(leastCosine_, 0.0) - 1e-12;
}

/// The corners pass once around a place that is inside: their directions from it add up to whole
/// turns.
bool Enclosure::holds(LonLat place) const {
  const Vector p = normalAt(place);
  if (ring_.size() < 3 || dot(p, middle_) < leastCosine_) return false;
  const double lon = place.lonDegrees * kRadians, lat = place.latDegrees * kRadians;
  const Vector east{-std::sin(lon), std::cos(lon), 0};
  const Vector north{-std::sin(lat) * std::cos(lon), -std::sin(lat) * std::sin(lon), std::cos(lat)};
  double turned = 0;
  const auto direction = [&](const Normal& v) { return std::atan2(dot(v, east), dot(v, north)); };
  double before = direction(ring_.back());
  for (const Normal& v : ring_) {
    const double now = direction(v);
    turned += std::remainder(now - before, 2 * std::numbers::pi);
    before = now;
  }
  return std::abs(turned) > std::numbers::pi;
}

double metresFrom(LonLat place, std::span<const LonLat> path) {
  if (path.empty()) return std::numeric_limits<double>::quiet_NaN();
  const Vector p = normalAt(place);
  double least = distanceMetres(place, path.front());
  for (std::size_t i = 1; i < path.size(); ++i) {
    least = std::min(least, distanceMetres(place, nearestOn(path[i - 1], path[i], p)));
  }
  return least;
}

}  // namespace geo
