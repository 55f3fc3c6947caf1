// Distances on the WGS 84 ellipsoid (PROJ's geodesics: Karney 2013).
#pragma once

#include "geo/coords/positions.hpp"

namespace geo {

/// Metres along the shortest way on the ellipsoid.
double distanceMetres(LonLat a, LonLat b);

/// The point `metres` away from `from` towards `azimuthDegrees`, clockwise from north.
LonLat pointAtDistance(LonLat from, double azimuthDegrees, double metres);

}  // namespace geo
