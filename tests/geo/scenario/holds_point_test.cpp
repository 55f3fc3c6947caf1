#include "geo/scenario/holds_point.hpp"

#include "geo/coords/geodesic.hpp"
#include "geo/scenario/query.hpp"

#include <cmath>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class RandomPoints {
 public:
  double between(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random_);
  }
  LonLat in(const GeoBox& box) {
    return {between(box.west, box.east), between(box.south, box.north)};
  }

 private:
  std::mt19937_64 random_{1994};
};

Polygon polygonOf(std::vector<Line> rings) {
  for (Line& ring : rings) ring.push_back(ring.front());
  return {std::move(rings)};
}

Line boxRing(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}};
}

LonLat along(LonLat a, LonLat b, double share) {
  return {std::lerp(a.lonDegrees, b.lonDegrees, share),
          std::lerp(a.latDegrees, b.latDegrees, share)};
}

TEST(HoldsPoint, OfTwoAreasThatShareAnEdgeExactlyOneHoldsAPoint) {
  RandomPoints random;
  for (int round = 0; round < 200; ++round) {
    // A square cut from south to north, the right half's ring running the other way.
    const LonLat low{random.between(46, 47), 39}, high{random.between(46, 47), 40};
    const Polygon left = polygonOf({{{45, 39}, low, high, {45, 40}}});
    const Polygon right = polygonOf({{{48, 40}, {48, 39}, low, high}});
    for (int i = 0; i < 50; ++i) {
      const LonLat onEdge = along(low, high, random.between(0, 1));
      for (const LonLat point : {onEdge, random.in({45, 39, 48, 40})}) {
        ASSERT_NE(holdsPoint(left, point), holdsPoint(right, point))
            << point.lonDegrees << " " << point.latDegrees;
      }
    }
    EXPECT_NE(holdsPoint(left, low), holdsPoint(right, low));
  }
}

TEST(HoldsPoint, AtAnEdgeAlongAParallelAndAtACornerOfManyStillOne) {
  const Polygon south = polygonOf({boxRing(45, 39, 46, 40)});
  const Polygon north = polygonOf({boxRing(45, 40, 46, 41)});
  const Polygon southEast = polygonOf({boxRing(46, 39, 47, 40)});
  const Polygon northEast = polygonOf({boxRing(46, 40, 47, 41)});
  for (const LonLat point : {LonLat{45.5, 40}, {46, 39.5}, {46, 40}, {46.5, 40}, {46, 40.5}}) {
    int holders = 0;
    for (const Polygon* polygon : {&south, &north, &southEast, &northEast}) {
      holders += holdsPoint(*polygon, point) ? 1 : 0;
    }
    EXPECT_EQ(holders, 1) << point.lonDegrees << " " << point.latDegrees;
  }
}

TEST(HoldsPoint, AHoleIsOutsideAndWhatFillsItIsNot) {
  RandomPoints random;
  const Line hole = boxRing(45.3, 39.3, 45.6, 39.8);
  const Polygon area = polygonOf({boxRing(45, 39, 46, 40), hole});
  const Polygon filling = polygonOf({hole});
  EXPECT_FALSE(holdsPoint(area, {45.4, 39.5}));
  EXPECT_TRUE(holdsPoint(area, {45.1, 39.5}));
  EXPECT_FALSE(holdsPoint(area, {46.1, 39.5}));
  for (int i = 0; i < 2000; ++i) {
    const LonLat point = random.in({45, 39, 46, 40});
    ASSERT_NE(holdsPoint(area, point), holdsPoint(filling, point));
  }
}

Feature placed(Geometry geometry, std::vector<double> accuracyMetres = {}) {
  Feature feature;
  feature.geometry = std::move(geometry);
  feature.accuracyMetres = std::move(accuracyMetres);
  return feature;
}

TEST(HoldsPoint, APointReachesAsFarAsItsAccuracy) {
  const LonLat centre{46.75, 39.82};
  const Layer layer;
  for (const double azimuth : {0.0, 45.0, 200.0, 300.0}) {
    const LonLat near = pointAtDistance(centre, azimuth, 1999);
    const LonLat far = pointAtDistance(centre, azimuth, 2001);
    EXPECT_TRUE(holdsPoint(layer, placed(centre, {2000}), near)) << azimuth;
    EXPECT_FALSE(holdsPoint(layer, placed(centre, {2000}), far)) << azimuth;
    EXPECT_FALSE(holdsPoint(layer, placed(centre), near)) << azimuth;
  }
  EXPECT_TRUE(holdsPoint(layer, placed(centre), centre));
}

/// A line to the north, the radius growing from 1 to 3 km, and points to its east.
TEST(HoldsPoint, ALineReachesAsFarAsItsAccuracyThere) {
  const Layer layer;
  const LonLat south{46, 39}, north{46, 40};
  const Feature line = placed(Lines{{south, north}}, {1000, 3000});
  const Feature even = placed(Lines{{south, north}}, {1000});
  for (const double share : {0.0, 0.25, 0.5, 1.0}) {
    const double radius = 1000 + share * 2000;
    const LonLat on = along(south, north, share);
    EXPECT_TRUE(holdsPoint(layer, line, pointAtDistance(on, 90, radius * 0.99))) << share;
    EXPECT_FALSE(holdsPoint(layer, line, pointAtDistance(on, 90, radius * 1.01))) << share;
    EXPECT_TRUE(holdsPoint(layer, even, pointAtDistance(on, 270, 990))) << share;
    EXPECT_FALSE(holdsPoint(layer, even, pointAtDistance(on, 270, 1010))) << share;
  }
  EXPECT_FALSE(holdsPoint(layer, even, pointAtDistance(south, 180, 1010)));
  EXPECT_TRUE(holdsPoint(layer, placed(Lines{{south, north}}), south));
}

TEST(HoldsPoint, AStripIsAtLeastAsWideAsItSays) {
  Layer layer;
  layer.columns = {"width_m"};
  Feature strip = placed(Lines{{{46, 39}, {46, 40}}}, {800});
  strip.values = {"5000"};
  const LonLat on{46, 39.5};
  EXPECT_TRUE(holdsPoint(layer, strip, pointAtDistance(on, 90, 2490)));
  EXPECT_FALSE(holdsPoint(layer, strip, pointAtDistance(on, 90, 2510)));
  strip.accuracyMetres = {4000};
  EXPECT_TRUE(holdsPoint(layer, strip, pointAtDistance(on, 90, 3990)));
}

TEST(HoldsPoint, NothingHoldsAPointWithoutAPlace) {
  EXPECT_FALSE(holdsPoint(Layer{}, placed(std::monostate{}, {1e7}), {46, 39}));
}

TEST(ValidRowsAt, AreValidAndHoldThePoint) {
  const auto at = [](int second) { return Moment{std::chrono::seconds{second}}; };
  Layer layer;
  const Polygons west{polygonOf({boxRing(45, 39, 46, 40)})};
  const Polygons both{polygonOf({boxRing(46, 39, 47, 40)}), polygonOf({boxRing(45, 39, 46, 40)})};
  layer.features = {placed(west), placed(both), placed(LonLat{45.5, 39.5}, {100}), placed(west)};
  layer.features[3].valid = {{at(100), at(100)}, {at(200), at(200)}};
  const TimeSpan early{at(0), at(1)}, late{at(150), at(151)};
  EXPECT_THAT(validRowsAt(layer, early, {45.5, 39.5}), ElementsAre(0, 1, 2));
  EXPECT_THAT(validRowsAt(layer, late, {45.2, 39.5}), ElementsAre(0, 1, 3));
  EXPECT_THAT(validRowsAt(layer, early, {46.5, 39.5}), ElementsAre(1));
  EXPECT_THAT(validRowsAt(layer, late, {48, 39.5}), IsEmpty());
}

}  // namespace
}  // namespace geo
