// What a ruler laid on the map tells: lengths, bearings and areas on the WGS 84 ellipsoid, and the
// text for them.
#pragma once

#include "geo/coords/positions.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// Directions of travel where a leg begins and where it ends, clockwise from north: at least 0 and
/// less than 360 degrees. They differ, as the shortest way bends on the map.
struct LegBearings {
  double startDegrees = 0, endDegrees = 0;
};

/// The shortest way from one point of a path to the next; one without length has no bearings.
struct Leg {
  double metres = 0;
  std::optional<LegBearings> bearings;
};

struct PathMeasure {
  double metres = 0;
  std::vector<Leg> legs;
};

/// One leg fewer than there are points.
PathMeasure measuredPath(std::span<const LonLat> path);

/// Whether a ring meets itself: two of its edges cross, or it comes to a point a second time. Edges
/// are arcs of great circles between the ellipsoid's normals, within metres of the shortest way at
/// the size of a country. Closed or not; over a pole and the date line too. Costs the square of the
/// number of points.
bool crossesItself(std::span<const LonLat> ring);

struct RingMeasure {
  double perimeterMetres = 0;          // the closing edge counts
  std::optional<double> squareMetres;  // none where the ring crosses itself: it has no one inside
};

/// Closed or not, in any direction.
RingMeasure measuredRing(std::span<const LonLat> ring);

// Texts are empty for what is not finite.

/// To three digits, and to the metre or kilometre: "640 m", "1.25 km", "12.5 km", "1,204 km".
std::string formatLength(double metres);

/// To two digits, and to the unit: "640 m²", "3.2 ha", "12 ha", "3.2 km²", "11,458 km²".
std::string formatArea(double squareMetres);

/// Whole degrees, clockwise from north: "047°", never "360°".
std::string formatBearing(double degrees);

}  // namespace geo
