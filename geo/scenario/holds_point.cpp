#include "geo/scenario/holds_point.hpp"

#include "geo/coords/geodesic.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <utility>

namespace geo {

namespace {

/// Whether a ray from the point to the east crosses the edge; the edge's upper end does not count.
/// The ends are put in order first, so that both neighbours round alike.
bool crossesEastward(LonLat low, LonLat high, LonLat point) {
  if (low.latDegrees > high.latDegrees) std::swap(low, high);
  if (point.latDegrees < low.latDegrees || point.latDegrees >= high.latDegrees) return false;
  const double share = (point.latDegrees - low.latDegrees) / (high.latDegrees - low.latDegrees);
  return point.lonDegrees < low.lonDegrees + share * (high.lonDegrees - low.lonDegrees);
}

/// Where on a-b the nearest point lies: 0 at a, 1 at b. Near the point a degree of longitude is
/// shorter than one of latitude by the cosine; far from it the answer need not be exact.
double nearestShare(LonLat a, LonLat b, LonLat point) {
  const double shrink = std::cos(point.latDegrees * std::numbers::pi / 180);
  const double x = (b.lonDegrees - a.lonDegrees) * shrink, y = b.latDegrees - a.latDegrees;
  const double squared = x * x + y * y;
  if (squared == 0) return 0;
  const double px = (point.lonDegrees - a.lonDegrees) * shrink;
  const double py = point.latDegrees - a.latDegrees;
  return std::clamp((px * x + py * y) / squared, 0.0, 1.0);
}

struct Reach {
  const std::vector<double>& accuracyMetres;
  double halfWidthMetres = 0;

  /// Between vertex `i` and the next one, `share` of the way.
  double at(std::size_t i, double share) const {
    const auto vertex = [&](std::size_t index) {
      if (accuracyMetres.empty()) return 0.0;
      return accuracyMetres[std::min(index, accuracyMetres.size() - 1)];
    };
    return std::max(halfWidthMetres, std::lerp(vertex(i), vertex(i + 1), share));
  }
};

bool reaches(const Line& line, const Reach& reach, LonLat point) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const LonLat a = line[i], b = line[i + 1];
    const double share = nearestShare(a, b, point);
    const LonLat nearest{std::lerp(a.lonDegrees, b.lonDegrees, share),
                         std::lerp(a.latDegrees, b.latDegrees, share)};
    if (distanceMetres(nearest, point) <= reach.at(i, share)) return true;
  }
  return false;
}

double halfWidthOf(const Layer& layer, const Feature& feature) {
  const std::string_view text = valueOf(layer, feature, "width_m");
  double width = 0;
  std::from_chars(text.data(), text.data() + text.size(), width);
  return width / 2;
}

}  // namespace

bool holdsPoint(const Polygon& polygon, LonLat point) {
  bool inside = false;
  for (const Line& ring : polygon.rings) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      if (crossesEastward(ring[i], ring[i + 1], point)) inside = !inside;
    }
  }
  return inside;
}

bool holdsPoint(const Layer& layer, const Feature& feature, LonLat point) {
  if (const auto* polygons = std::get_if<Polygons>(&feature.geometry)) {
    return std::ranges::any_of(*polygons,
                               [&](const Polygon& polygon) { return holdsPoint(polygon, point); });
  }
  if (const auto* lines = std::get_if<Lines>(&feature.geometry)) {
    const Reach reach{feature.accuracyMetres, halfWidthOf(layer, feature)};
    return std::ranges::any_of(*lines,
                               [&](const Line& line) { return reaches(line, reach, point); });
  }
  const auto place = placeOf(feature);
  return place && distanceMetres(*place, point) <= largestAccuracy(feature);
}

}  // namespace geo
