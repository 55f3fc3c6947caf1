#include "geo/coords/geodesic.hpp"

#include <cmath>
#include <geodesic.h>

namespace geo {

namespace {

geod_geodesic wgs84() {
  geod_geodesic ellipsoid{};
  geod_init(&ellipsoid, 6378137.0, 1 / 298.257223563);
  return ellipsoid;
}

}  // namespace

ShortestWay shortestWay(LonLat from, LonLat to) {
  const geod_geodesic ellipsoid = wgs84();
  ShortestWay way;
  geod_inverse(&ellipsoid, from.latDegrees, from.lonDegrees, to.latDegrees, to.lonDegrees,
               &way.metres, &way.startBearingDegrees, &way.endBearingDegrees);
  return way;
}

double distanceMetres(LonLat a, LonLat b) {
  return shortestWay(a, b).metres;
}

LonLat pointAtDistance(LonLat from, double azimuthDegrees, double metres) {
  const geod_geodesic ellipsoid = wgs84();
  LonLat to;
  double unused = 0;
  geod_direct(&ellipsoid, from.latDegrees, from.lonDegrees, azimuthDegrees, metres, &to.latDegrees,
              &to.lonDegrees, &unused);
  return to;
}

double areaSquareMetres(std::span<const LonLat> ring) {
  const geod_geodesic ellipsoid = wgs84();
  geod_polygon polygon;
  geod_polygon_init(&polygon, 0);
  for (const LonLat at : ring) {
    geod_polygon_addpoint(&ellipsoid, &polygon, at.latDegrees, at.lonDegrees);
  }
  constexpr int kClockwiseIsPositive = 0, kSigned = 1;
  double squareMetres = 0, unused = 0;
  geod_polygon_compute(&ellipsoid, &polygon, kClockwiseIsPositive, kSigned, &squareMetres, &unused);
  return std::abs(squareMetres);
}

}  // namespace geo
