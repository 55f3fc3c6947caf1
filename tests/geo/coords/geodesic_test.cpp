#include "geo/coords/geodesic.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace geo {
namespace {

struct Way {
  const char* name;
  LonLat from, to;
  double metres;
};

// Published with GeographicLib, and lengths that follow from the ellipsoid's definition.
constexpr Way kWays[] = {
    {"New York JFK to London LHR", {-73.8, 40.6}, {-0.5, 51.6}, 5'551'759.400},
    {"Wellington to Salamanca", {174.81, -41.32}, {-5.50, 40.96}, 19'959'679.267},
    {"a degree of the equator", {10, 0}, {11, 0}, 111'319.491},
    {"equator to pole", {46, 0}, {46, 90}, 10'001'965.729},
    {"across the date line", {179.5, 0}, {-179.5, 0}, 111'319.491},
    {"over the pole", {0, 80}, {180, 80}, 2 * 1'116'825.857},
    {"nowhere", {46.75, 39.8}, {46.75, 39.8}, 0},
};

TEST(DistanceMetres, AgreesWithPublishedLengths) {
  for (const Way& way : kWays) {
    EXPECT_NEAR(distanceMetres(way.from, way.to), way.metres, 0.001) << way.name;
    EXPECT_NEAR(distanceMetres(way.to, way.from), way.metres, 0.001) << way.name << ", back";
  }
}

TEST(PointAtDistance, AgreesWithAPublishedPoint) {
  // 20,000 km south-west of Perth.
  const LonLat to = pointAtDistance({115.74, -32.06}, 225, 20'000'000);
  EXPECT_NEAR(to.latDegrees, 32.11195529, 1e-7);
  EXPECT_NEAR(to.lonDegrees, -63.95925278, 1e-7);
}

TEST(PointAtDistance, IsAsFarAwayAsAsked) {
  std::mt19937_64 random{1};
  const auto uniform = [&random](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  for (int i = 0; i < 500; ++i) {
    const LonLat from{uniform(-180, 180), uniform(-90, 90)};
    const double metres = uniform(0, 1e7);
    const LonLat to = pointAtDistance(from, uniform(0, 360), metres);
    EXPECT_NEAR(distanceMetres(from, to), metres, 1e-4);
  }
}

TEST(PointAtDistance, CountsAzimuthsClockwiseFromNorth) {
  const LonLat from{46, 40};
  EXPECT_GT(pointAtDistance(from, 0, 1000).latDegrees, 40);
  EXPECT_GT(pointAtDistance(from, 90, 1000).lonDegrees, 46);
  EXPECT_LT(pointAtDistance(from, 180, 1000).latDegrees, 40);
  EXPECT_LT(pointAtDistance(from, 270, 1000).lonDegrees, 46);
}

TEST(AreaSquareMetres, AgreesWithWhatFollowsFromTheEllipsoid) {
  // An eighth of the WGS 84 ellipsoid, whose area is 510 065 621.724 km2.
  const LonLat eighth[] = {{0, 0}, {90, 0}, {0, 90}};
  EXPECT_NEAR(areaSquareMetres(eighth) / 1e6, 510'065'621.724 / 8, 0.01);
  const LonLat nothing[] = {{46, 39}, {46, 40}};
  EXPECT_EQ(areaSquareMetres(nothing), 0);
  EXPECT_EQ(areaSquareMetres({}), 0);
}

TEST(AreaSquareMetres, IsTheProductOfTheSidesOfASmallBox) {
  const LonLat corner{46.75, 39.82};
  const LonLat east = pointAtDistance(corner, 90, 1000), north = pointAtDistance(corner, 0, 2000);
  const LonLat box[] = {corner, east, {east.lonDegrees, north.latDegrees}, north};
  EXPECT_NEAR(areaSquareMetres(box), 2e6, 2e6 * 5e-4);
}

TEST(AreaSquareMetres, AsksNeitherForADirectionNorForAClosedRing) {
  const LonLat ring[] = {{46, 39}, {47, 39.2}, {46.8, 40}, {46.1, 39.7}};
  const LonLat closed[] = {ring[0], ring[1], ring[2], ring[3], ring[0]};
  const LonLat backwards[] = {ring[3], ring[2], ring[1], ring[0]};
  const double area = areaSquareMetres(ring);
  EXPECT_GT(area, 1e9);
  EXPECT_NEAR(areaSquareMetres(closed), area, 1);
  EXPECT_NEAR(areaSquareMetres(backwards), area, 1);
}

/// Cut along a diagonal, the parts make up the whole.
TEST(AreaSquareMetres, AddsUp) {
  std::mt19937_64 random{7};
  std::uniform_real_distribution<double> lon(45, 48), lat(38, 41);
  for (int i = 0; i < 200; ++i) {
    const LonLat west{44, lat(random)}, east{49, lat(random)};
    const LonLat south{lon(random), 37}, north{lon(random), 42};
    const LonLat whole[] = {west, south, east, north};
    const LonLat lower[] = {west, south, east}, upper[] = {west, east, north};
    EXPECT_NEAR(areaSquareMetres(lower) + areaSquareMetres(upper), areaSquareMetres(whole), 100);
  }
}

}  // namespace
}  // namespace geo
