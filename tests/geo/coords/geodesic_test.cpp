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

}  // namespace
}  // namespace geo
