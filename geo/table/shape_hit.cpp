#include "geo/table/shape_hit.hpp"

#include "geo/table/shape_rings.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace geo {

namespace {

constexpr double kMetresPerDegree = 111320;

/// A place beside another, in metres east and north of it.
struct Offset {
  double east, north;
};

Offset offsetOf(LonLat place, LonLat from) {
  const double shrink = std::cos(from.latDegrees * std::numbers::pi / 180);
  return {(place.lonDegrees - from.lonDegrees) * kMetresPerDegree * shrink,
          (place.latDegrees - from.latDegrees) * kMetresPerDegree};
}

double distanceToPiece(Offset a, Offset b) {
  const double dx = b.east - a.east, dy = b.north - a.north;
  const double squared = dx * dx + dy * dy;
  const double share = squared > 0 ? -(a.east * dx + a.north * dy) / squared : 0;
  const double t = std::clamp(share, 0.0, 1.0);
  return std::hypot(a.east + t * dx, a.north + t * dy);
}

bool comesNear(std::span<const LonLat> line, LonLat at, double reachMetres) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (distanceToPiece(offsetOf(line[i - 1], at), offsetOf(line[i], at)) <= reachMetres)
      return true;
  }
  return false;
}

/// Whether a ray to the north crosses the ring an odd number of times.
bool crossesOddly(std::span<const LonLat> ring, LonLat at) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const LonLat &a = ring[i], &b = ring[j];
    if ((a.lonDegrees > at.lonDegrees) == (b.lonDegrees > at.lonDegrees)) continue;
    const double share = (at.lonDegrees - a.lonDegrees) / (b.lonDegrees - a.lonDegrees);
    if (at.latDegrees < std::lerp(a.latDegrees, b.latDegrees, share)) inside = !inside;
  }
  return inside;
}

bool isHit(const EventTable& table, std::size_t row, LonLat at, double reachMetres) {
  const Shapes& shapes = table.shapes;
  const bool area = table.kinds[row] == ShapeKind::Area;
  bool inside = false;
  const auto [first, end] = ringsOf(shapes, row);
  for (std::uint32_t ring = first; ring < end; ++ring) {
    const auto points = pointsOfRing(shapes, ring);
    if (points.empty()) continue;
    if (area)
      inside ^= crossesOddly(points, at);
    else if (comesNear(points, at, reachMetres))
      return true;
  }
  return inside;
}

}  // namespace

std::vector<std::uint32_t> shapesAt(const EventTable& table, const EventChoice& choice,
                                    TimeSpan window, LonLat at, double reachMetres) {
  std::vector<std::uint32_t> found;
  const TickSpan ticks = ticksOf(table, window);
  for (std::size_t i = 0; i < table.events.size(); ++i) {
    const std::size_t row = table.events.rows[i];
    if (!table.isShape(row) || !choice.holds(i)) continue;
    if (happensIn(table.events.valid[i], ticks.from, ticks.to) == Validity::Never) continue;
    if (isHit(table, row, at, reachMetres)) found.push_back(static_cast<std::uint32_t>(i));
  }
  return found;
}

}  // namespace geo
