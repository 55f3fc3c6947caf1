// Within a ring and near a path: as a look with other means finds it.
#include "geo/coords/nearness.hpp"

#include "geo/coords/geodesic.hpp"

#include <array>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace geo {
namespace {

double between(std::mt19937& random, double from, double to) {
  return from + (to - from) * static_cast<double>(random()) / 4294967296.0;
}

TEST(Enclosure, ACircleHoldsWhatIsNearerThanItsRadius) {
  std::mt19937 random(1);
  for (const double latDegrees : {0.0, 40.0, 75.0, 89.9, -60.0}) {
    for (const double metres : {500.0, 50e3, 400e3}) {
      const LonLat centre{between(random, -180, 180), latDegrees};
      std::vector<LonLat> ring;
      for (int i = 0; i < 720; ++i) ring.push_back(pointAtDistance(centre, i / 2.0, metres));
      const Enclosure forwards(ring);
      std::reverse(ring.begin(), ring.end());
      const Enclosure backwards(ring);
      for (int i = 0; i < 300; ++i) {
        const double away = between(random, 0, 2 * metres);
        if (std::abs(away - metres) < 0.01 * metres) continue;  // where edges are not the circle
        const LonLat place = pointAtDistance(centre, between(random, 0, 360), away);
        EXPECT_EQ(forwards.holds(place), away < metres) << latDegrees << ' ' << metres;
        EXPECT_EQ(backwards.holds(place), away < metres);
      }
    }
  }
}

TEST(Enclosure, CornersMayLieOnBothSidesOfTheDateLine) {
  const Enclosure box(
      std::array{LonLat{179, 10}, LonLat{-179, 10}, LonLat{-179, 12}, LonLat{179, 12}});
  EXPECT_TRUE(box.holds({180, 11}));
  EXPECT_TRUE(box.holds({-179.5, 11}));
  EXPECT_FALSE(box.holds({178.5, 11}));
  EXPECT_FALSE(box.holds({0, -11})) << "nor its other side of the Earth";
}

TEST(Enclosure, HasNoInsideWithLessThanThreeCorners) {
  EXPECT_FALSE(Enclosure({}).holds({46, 40}));
  EXPECT_FALSE(Enclosure(std::array{LonLat{45, 40}, LonLat{47, 40}}).holds({46, 40}));
}

TEST(Enclosure, AHollowIsOutside) {
  const Enclosure hollow(
      std::array{LonLat{46, 39}, LonLat{48, 39}, LonLat{48, 41}, LonLat{47, 39.5}, LonLat{46, 41}});
  EXPECT_FALSE(hollow.holds({47, 40.5}));
  EXPECT_TRUE(hollow.holds({46.2, 40}));
  EXPECT_TRUE(hollow.holds({47.8, 40}));
}

/// The least distance to many points along the path.
double metresByPieces(LonLat place, const std::vector<LonLat>& path) {
  double least = distanceMetres(place, path.front());
  for (std::size_t i = 1; i < path.size(); ++i) {
    const ShortestWay leg = shortestWay(path[i - 1], path[i]);
    for (int k = 0; k <= 2000; ++k) {
      const LonLat at =
          pointAtDistance(path[i - 1], leg.startBearingDegrees, leg.metres * k / 2000);
      least = std::min(least, distanceMetres(place, at));
    }
  }
  return least;
}

TEST(MetresFrom, IsTheLeastDistanceToAnyPointOfThePath) {
  std::mt19937 random(2);
  const auto place = [&] { return LonLat{between(random, 44, 49), between(random, 38, 42)}; };
  for (int round = 0; round < 60; ++round) {
    const std::vector<LonLat> path{place(), place(), place()};
    const LonLat at = place();
    const double expected = metresByPieces(at, path);
    EXPECT_NEAR(metresFrom(at, path), expected, 20 + expected * 1e-4);
  }
}

TEST(MetresFrom, OfOnePointIsTheDistanceToItAndOfNoneIsNoNumber) {
  const std::array one{LonLat{46, 40}};
  EXPECT_EQ(metresFrom({46, 41}, one), distanceMetres({46, 41}, {46, 40}));
  const std::array twice{LonLat{46, 40}, LonLat{46, 40}};
  EXPECT_EQ(metresFrom({46, 41}, twice), distanceMetres({46, 41}, {46, 40}));
  EXPECT_TRUE(std::isnan(metresFrom({46, 41}, {})));
}

}  // namespace
}  // namespace geo
