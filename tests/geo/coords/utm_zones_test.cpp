#include "geo/coords/utm_zones.hpp"

#include "geo/coords/geodesic.hpp"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace geo {
namespace {

constexpr int kPlaces = 20'000;

/// The square of 100 km that GeographicLib finds, "38SNK".
std::string squareAt(LonLat at) {
  int zone = 0;
  bool north = false;
  double x = 0, y = 0;
  GeographicLib::UTMUPS::Forward(at.latDegrees, at.lonDegrees, zone, north, x, y);
  std::string text;
  GeographicLib::MGRS::Forward(zone, north, x, y, at.latDegrees, 0, text);
  return text;
}

template <class Check>
void atRandomPlaces(Check check) {
  std::mt19937_64 random{1};
  std::uniform_real_distribution<double> lon(-180, 180), lat(kUtmSouth, kUtmNorth);
  for (int i = 0; i < kPlaces; ++i) check(LonLat{lon(random), lat(random)});
}

bool holds(const GeoBox& box, LonLat at) {
  return box.west <= at.lonDegrees && at.lonDegrees < box.east && box.south <= at.latDegrees &&
         at.latDegrees < box.north;
}

TEST(UtmZones, EveryPlaceIsInTheOneGridZoneThatGeographicLibNames) {
  std::vector<GridZone> all;
  for (int zone = 1; zone <= kUtmZones; ++zone) {
    for (const GridZone& part : gridZones(zone)) all.push_back(part);
  }
  atRandomPlaces([&](LonLat at) {
    std::string names;
    for (const GridZone& zone : all) {
      if (holds(zone.box, at)) names += zone.name;
    }
    ASSERT_EQ(names, squareAt(at).substr(0, 3)) << at.lonDegrees << " " << at.latDegrees;
  });
}

TEST(UtmZones, StripsAndSquaresAreThoseOfGeographicLib) {
  std::vector<UtmStrip> all;
  for (int zone = 1; zone <= kUtmZones; ++zone) {
    for (const UtmStrip& strip : utmStrips(zone)) all.push_back(strip);
  }
  atRandomPlaces([&](LonLat at) {
    int found = 0;
    for (const UtmStrip& strip : all) {
      if (!holds(strip.box, at)) continue;
      ++found;
      int zone = 0;
      bool north = false;
      double x = 0, y = 0;
      GeographicLib::UTMUPS::Forward(at.latDegrees, at.lonDegrees, zone, north, x, y);
      const UtmPoint point = utmFromLonLat(strip, at);
      ASSERT_EQ(strip.zone, zone);
      ASSERT_EQ(strip.hemisphere == Hemisphere::North, north);
      ASSERT_NEAR(point.eastingMetres, x, 1e-6);
      ASSERT_NEAR(point.northingMetres, y, 1e-6);
      ASSERT_LT(distanceMetres(at, lonLatFromUtm(strip, point)), 1e-6);
      ASSERT_EQ(squareLetters(zone, point), squareAt(at).substr(3));
    }
    ASSERT_EQ(found, 1) << at.lonDegrees << " " << at.latDegrees;
  });
}

TEST(UtmZones, BandsAreEightDegreesHighButForTheLast) {
  const std::vector<double> edges = bandEdges();
  ASSERT_EQ(edges.size(), 21u);
  EXPECT_EQ(edges.front(), -80);
  for (std::size_t i = 1; i + 1 < edges.size(); ++i) EXPECT_EQ(edges[i] - edges[i - 1], 8);
  EXPECT_EQ(edges.back() - edges[edges.size() - 2], 12);
}

}  // namespace
}  // namespace geo
