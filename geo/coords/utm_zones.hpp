// The zones of UTM and MGRS, their letters, and the transverse Mercator plane of each
// (GeographicLib).
#pragma once

#include "geo/coords/positions.hpp"

#include <string>
#include <vector>

namespace geo {

inline constexpr int kUtmZones = 60;
inline constexpr double kUtmSouth = -80,
                        kUtmNorth = 84;  // degrees; beyond them UPS, not drawn here

enum class Hemisphere { North, South };

/// Metres, with UTM's false origin of the hemisphere.
struct UtmPoint {
  double eastingMetres = 0, northingMetres = 0;
};

/// The part of a zone that lies between two meridians on one hemisphere; zones 31 to 37 have
/// several, for Norway and Svalbard.
struct UtmStrip {
  int zone = 0;
  Hemisphere hemisphere = Hemisphere::North;
  GeoBox box;
};

/// A grid zone of MGRS: a strip within one band of latitude, "38S".
struct GridZone {
  std::string name;
  GeoBox box;
};

double centralMeridian(int zone);

/// Of a zone from 1 to 60, from south to north.
std::vector<UtmStrip> utmStrips(int zone);
std::vector<GridZone> gridZones(int zone);

/// The latitudes between the bands, from 80°S to 84°N.
std::vector<double> bandEdges();

UtmPoint utmFromLonLat(const UtmStrip& strip, LonLat at);
LonLat lonLatFromUtm(const UtmStrip& strip, UtmPoint at);

/// The two letters of the square of 100 km that holds `at` (DMA TM 8358.1, 1990: the scheme for
/// WGS 84); empty outside the eight columns of a zone.
std::string squareLetters(int zone, UtmPoint at);

}  // namespace geo
