#include "geo/coords/utm_zones.hpp"

#include <GeographicLib/TransverseMercator.hpp>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::string_view kBands = "CDEFGHJKLMNPQRSTUVWX";
constexpr double kBandDegrees = 8, kZoneDegrees = 6;
constexpr double kFalseEasting = 500'000, kFalseNorthingSouth = 10'000'000;
constexpr double kSquareMetres = 100'000;

double southOf(char band) {
  return kUtmSouth + kBandDegrees * static_cast<double>(kBands.find(band));
}

/// Band X is higher than the others.
double northOf(char band) {
  return band == kBands.back() ? kUtmNorth : southOf(band) + kBandDegrees;
}

struct Longitudes {
  double west = 0, east = 0;
  bool operator==(const Longitudes&) const = default;
};

/// Where the zone lies in this band: Norway's west (V) and Svalbard (X) have zones of their own
/// width; nothing for those that had to give way.
std::optional<Longitudes> longitudesOf(int zone, char band) {
  const double west = zone * kZoneDegrees - 186;
  const Longitudes usual{west, west + kZoneDegrees};
  if (band == 'V' && zone == 31) return Longitudes{0, 3};
  if (band == 'V' && zone == 32) return Longitudes{3, 12};
  if (band != 'X') return usual;
  switch (zone) {
    case 31:
      return Longitudes{0, 9};
    case 33:
      return Longitudes{9, 21};
    case 35:
      return Longitudes{21, 33};
    case 37:
      return Longitudes{33, 42};
    case 32:
    case 34:
    case 36:
      return std::nullopt;
    default:
      return usual;
  }
}

double falseNorthing(Hemisphere hemisphere) {
  return hemisphere == Hemisphere::South ? kFalseNorthingSouth : 0;
}

}  // namespace

double centralMeridian(int zone) {
  return zone * kZoneDegrees - 183;
}

std::vector<GridZone> gridZones(int zone) {
  std::vector<GridZone> zones;
  for (const char band : kBands) {
    const auto lons = longitudesOf(zone, band);
    if (!lons) continue;
    zones.push_back({fmt::format("{:02}{}", zone, band),
                     {lons->west, southOf(band), lons->east, northOf(band)}});
  }
  return zones;
}

std::vector<UtmStrip> utmStrips(int zone) {
  std::vector<UtmStrip> strips;
  for (const GridZone& part : gridZones(zone)) {
    const auto hemisphere = part.box.south < 0 ? Hemisphere::South : Hemisphere::North;
    const bool goesOn = !strips.empty() && strips.back().hemisphere == hemisphere &&
                        strips.back().box.north == part.box.south &&
                        strips.back().box.west == part.box.west &&
                        strips.back().box.east == part.box.east;
    if (goesOn) {
      strips.back().box.north = part.box.north;
    } else {
      strips.push_back({zone, hemisphere, part.box});
    }
  }
  return strips;
}

std::vector<double> bandEdges() {
  std::vector<double> edges;
  for (const char band : kBands) edges.push_back(southOf(band));
  edges.push_back(kUtmNorth);
  return edges;
}

UtmPoint utmFromLonLat(const UtmStrip& strip, LonLat at) {
  UtmPoint point;
  GeographicLib::TransverseMercator::UTM().Forward(centralMeridian(strip.zone), at.latDegrees,
                                                   at.lonDegrees, point.eastingMetres,
                                                   point.northingMetres);
  return {point.eastingMetres + kFalseEasting,
          point.northingMetres + falseNorthing(strip.hemisphere)};
}

LonLat lonLatFromUtm(const UtmStrip& strip, UtmPoint at) {
  LonLat place;
  GeographicLib::TransverseMercator::UTM().Reverse(
      centralMeridian(strip.zone), at.eastingMetres - kFalseEasting,
      at.northingMetres - falseNorthing(strip.hemisphere), place.latDegrees, place.lonDegrees);
  return place;
}

std::string squareLetters(int zone, UtmPoint at) {
  constexpr std::string_view kColumns = "ABCDEFGHJKLMNPQRSTUVWXYZ", kRows = "ABCDEFGHJKLMNPQRSTUV";
  constexpr int kColumnsOfAZone = 8, kFirstRowOfEvenZones = 5;
  const int column = static_cast<int>(std::floor(at.eastingMetres / kSquareMetres)) - 1;
  const int row = static_cast<int>(std::floor(at.northingMetres / kSquareMetres)) +
                  (zone % 2 == 0 ? kFirstRowOfEvenZones : 0);
  if (column < 0 || column >= kColumnsOfAZone || row < 0) return "";
  const int columnInSet = (zone - 1) % 3 * kColumnsOfAZone + column;
  return {kColumns[static_cast<std::size_t>(columnInSet)],
          kRows[static_cast<std::size_t>(row) % kRows.size()]};
}

}  // namespace geo
