// Distances and areas on the WGS 84 ellipsoid (PROJ's geodesics: Karney 2013).
#pragma once

#include "geo/coords/positions.hpp"

#include <span>

namespace geo {

/// The shortest way between two points; bearings of travel along it, clockwise from north, from
/// -180 to 180 degrees, and of no meaning where the points are one.
struct ShortestWay {
  double metres = 0;
  double startBearingDegrees = 0, endBearingDegrees = 0;
};
ShortestWay shortestWay(LonLat from, LonLat to);

/// Metres along the shortest way on the ellipsoid.
double distanceMetres(LonLat a, LonLat b);

/// The point `metres` away from `from` towards `azimuthDegrees`, clockwise from north.
LonLat pointAtDistance(LonLat from, double azimuthDegrees, double metres);

/// The area inside a ring whose edges are shortest ways, in square metres and never negative;
/// closed or not, in any direction, but it must not cross itself.
double areaSquareMetres(std::span<const LonLat> ring);

}  // namespace geo
