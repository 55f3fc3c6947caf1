#include "geo/coords/measure.hpp"

#include "geo/coords/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace geo {
namespace {

class Random {
 public:
  double between(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(engine_);
  }
  LonLat place() { return {between(-180, 180), between(-89, 89)}; }

 private:
  std::mt19937_64 engine_{9};
};

TEST(MeasuredPath, AgreesWithAPublishedWay) {
  // JFK to LHR, in GeographicLib's manual: bearings, and back from London.
  const LonLat path[] = {{-73.8, 40.6}, {-0.5, 51.6}, {-73.8, 40.6}};
  const PathMeasure measure = measuredPath(path);
  ASSERT_EQ(measure.legs.size(), 2u);
  EXPECT_NEAR(measure.legs[0].metres, 5'551'759.400, 0.001);
  EXPECT_NEAR(measure.legs[0].bearings->startDegrees, 51.198882845579824, 1e-9);
  EXPECT_NEAR(measure.legs[0].bearings->endDegrees, 107.82177673551128, 1e-9);
  EXPECT_NEAR(measure.legs[1].bearings->startDegrees, 287.82177673551128, 1e-9);
  EXPECT_NEAR(measure.metres, 2 * 5'551'759.400, 0.002);
}

TEST(MeasuredPath, BearingsLeadFromPointToPoint) {
  Random random;
  for (int i = 0; i < 2'000; ++i) {
    const LonLat path[] = {random.place(), random.place(), random.place()};
    const PathMeasure measure = measuredPath(path);
    double sum = 0;
    for (std::size_t leg = 0; leg < 2; ++leg) {
      const auto& [metres, bearings] = measure.legs[leg];
      ASSERT_TRUE(bearings);
      EXPECT_GE(std::min(bearings->startDegrees, bearings->endDegrees), 0);
      EXPECT_LT(std::max(bearings->startDegrees, bearings->endDegrees), 360);
      EXPECT_LT(
          distanceMetres(pointAtDistance(path[leg], bearings->startDegrees, metres), path[leg + 1]),
          1e-3);
      EXPECT_LT(distanceMetres(pointAtDistance(path[leg + 1], bearings->endDegrees + 180, metres),
                               path[leg]),
                1e-3);
      sum += metres;
    }
    EXPECT_EQ(measure.metres, sum);
  }
}

TEST(MeasuredPath, HasNoBearingsWhereNobodyMoves) {
  const LonLat path[] = {{46, 40}, {46, 40}, {46, 41}};
  const PathMeasure measure = measuredPath(path);
  ASSERT_EQ(measure.legs.size(), 2u);
  EXPECT_FALSE(measure.legs[0].bearings);
  EXPECT_EQ(measure.legs[0].metres, 0);
  ASSERT_TRUE(measure.legs[1].bearings);
  EXPECT_EQ(measure.legs[1].bearings->startDegrees, 0);
  EXPECT_TRUE(measuredPath({path, 1}).legs.empty());
  EXPECT_TRUE(measuredPath({}).legs.empty());
}

/// Points of a whole-numbered grid of a tenth of a metre or so: small enough for a plane.
struct GridPoint {
  std::int64_t x = 0, y = 0;
  bool operator==(const GridPoint&) const = default;
};

LonLat placeOf(GridPoint at) {
  constexpr double kStepDegrees = 1e-6;
  return {46.75 + static_cast<double>(at.x) * kStepDegrees,
          39.82 + static_cast<double>(at.y) * kStepDegrees};
}

std::int64_t side(GridPoint a, GridPoint b, GridPoint c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

enum class Meeting { Apart, Crossing, Touching };

/// In exact whole numbers: of two edges without a common end.
Meeting meetingOf(GridPoint a, GridPoint b, GridPoint c, GridPoint d) {
  const std::int64_t sides[] = {side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)};
  if (std::ranges::count(sides, 0) > 0) return Meeting::Touching;
  const bool isCrossing = (sides[0] > 0) != (sides[1] > 0) && (sides[2] > 0) != (sides[3] > 0);
  return isCrossing ? Meeting::Crossing : Meeting::Apart;
}

Meeting meetingOf(const std::vector<GridPoint>& ring) {
  const std::size_t count = ring.size();
  Meeting all = Meeting::Apart;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 2; j < count; ++j) {
      if (i == 0 && j + 1 == count) continue;
      const Meeting one = meetingOf(ring[i], ring[i + 1], ring[j], ring[(j + 1) % count]);
      if (one == Meeting::Touching) return one;
      if (one == Meeting::Crossing) all = one;
    }
  }
  return all;
}

std::vector<LonLat> placesOf(const std::vector<GridPoint>& ring) {
  std::vector<LonLat> places;
  for (const GridPoint at : ring) places.push_back(placeOf(at));
  return places;
}

/// Rings of about 100 m, on which the Earth's curvature moves an edge by a tenth of a millimetre
/// and no corner is nearer to another edge; those that nearly touch are left out.
TEST(CrossesItself, AgreesWithWholeNumbersOnAPlane) {
  std::mt19937_64 random{4};
  int crossing = 0, apart = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::vector<GridPoint> ring(4 + random() % 4);
    for (GridPoint& at : ring) {
      at = {static_cast<std::int64_t>(random() % 1000), static_cast<std::int64_t>(random() % 1000)};
    }
    const Meeting meeting = meetingOf(ring);
    if (meeting == Meeting::Touching) continue;
    ++(meeting == Meeting::Crossing ? crossing : apart);
    ASSERT_EQ(crossesItself(placesOf(ring)), meeting == Meeting::Crossing) << i;
  }
  EXPECT_GT(crossing, 1000);
  EXPECT_GT(apart, 1000);
}

/// Twelve points around a middle, at growing directions, `least` to 1 times as far as `metres`.
std::vector<LonLat> star(Random& random, LonLat middle, double metres, double least) {
  std::vector<LonLat> points;
  for (int i = 0; i < 12; ++i) {
    points.push_back(pointAtDistance(middle, i * 30, random.between(least, 1) * metres));
  }
  return points;
}

/// Over the date line, over the poles, and at any size: a star is whole, closed or not; and one
/// without dents crosses itself once two of its points have changed places.
TEST(CrossesItself, IsTheSameEverywhereOnEarth) {
  Random random;
  const LonLat middles[] = {{46.75, 39.82}, {180, 0},   {-179.9, 60},
                            {0, 90},        {120, -90}, {10, 89.9}};
  for (const LonLat middle : middles) {
    for (const double metres : {1.0, 1e3, 1e5, 3e6}) {
      for (int i = 0; i < 100; ++i) {
        std::vector<LonLat> ring = star(random, middle, metres, 0.3);
        ASSERT_FALSE(crossesItself(ring)) << middle.lonDegrees << " " << metres;
        ring.push_back(ring.front());
        ASSERT_FALSE(crossesItself(ring)) << middle.lonDegrees << " " << metres;
        std::vector<LonLat> knot = star(random, middle, metres, 0.97);
        std::swap(knot[3], knot[6]);
        ASSERT_TRUE(crossesItself(knot)) << middle.lonDegrees << " " << metres;
      }
    }
  }
}

TEST(CrossesItself, KnowsTheEdgesOfTheQuestion) {
  struct Case {
    std::string_view name;
    std::vector<LonLat> ring;
    bool crosses;
  };
  const Case kCases[] = {
      {"nothing", {}, false},
      {"a point", {{46, 39}}, false},
      {"there and back", {{46, 39}, {47, 39}, {46, 39}}, false},
      {"a triangle", {{46, 39}, {47, 39}, {46, 40}}, false},
      {"points twice in a row",
       {{46, 39}, {46, 39}, {47, 39}, {46, 40}, {46, 40}, {46, 39}},
       false},
      {"a bow tie", {{46, 39}, {47, 40}, {47, 39}, {46, 40}}, true},
      {"a bow tie with its knot",
       {{46, 39}, {46.5, 39.5}, {47, 40}, {47, 39}, {46.5, 39.5}, {46, 40}},
       true},
      {"a pole as an edge", {{0, 80}, {90, 80}, {90, 90}, {0, 90}}, false},
      {"on opposite sides of the Earth",
       {{0, 1}, {0, -1}, {90, 0}, {179, 0}, {-179, 0}, {180, 30}, {90, 40}},
       false},
  };
  for (const Case& row : kCases) EXPECT_EQ(crossesItself(row.ring), row.crosses) << row.name;
}

/// A regular polygon of many corners is nearly a circle, whose length and area are known.
TEST(MeasuredRing, OfManyCornersIsACircle) {
  constexpr double kMetres = 1000;
  std::vector<LonLat> ring;
  for (int i = 0; i < 720; ++i) ring.push_back(pointAtDistance({46.75, 39.82}, i * 0.5, kMetres));
  const RingMeasure measure = measuredRing(ring);
  EXPECT_NEAR(measure.perimeterMetres, 2 * std::numbers::pi * kMetres, 0.1);
  ASSERT_TRUE(measure.squareMetres);
  EXPECT_NEAR(*measure.squareMetres, std::numbers::pi * kMetres * kMetres, 50);
  ring.push_back(ring.front());
  EXPECT_DOUBLE_EQ(measuredRing(ring).perimeterMetres, measure.perimeterMetres);
  std::ranges::reverse(ring);
  EXPECT_NEAR(*measuredRing(ring).squareMetres, *measure.squareMetres, 1e-3);
}

TEST(MeasuredRing, HasNoAreaWhereItCrossesItself) {
  const LonLat tie[] = {{46, 39}, {47, 40}, {47, 39}, {46, 40}};
  const RingMeasure measure = measuredRing(tie);
  EXPECT_FALSE(measure.squareMetres);
  EXPECT_NEAR(measure.perimeterMetres,
              distanceMetres(tie[0], tie[1]) + distanceMetres(tie[1], tie[2]) +
                  distanceMetres(tie[2], tie[3]) + distanceMetres(tie[3], tie[0]),
              1e-6);
  EXPECT_EQ(measuredRing({}).perimeterMetres, 0);
  EXPECT_EQ(measuredRing({}).squareMetres, 0);
}

struct Written {
  double value;
  std::string_view text;
};

TEST(FormatLength, KeepsThreeDigits) {
  constexpr Written kRows[] = {
      {0, "0 m"},
      {0.4, "0 m"},
      {3.5, "4 m"},
      {640, "640 m"},
      {999.4, "999 m"},
      {999.6, "1.00 km"},
      {1250, "1.25 km"},
      {9994, "9.99 km"},
      {9996, "10.0 km"},
      {12'540, "12.5 km"},
      {99'940, "99.9 km"},
      {99'960, "100 km"},
      {999'600, "1,000 km"},
      {1'204'000, "1,204 km"},
      {20'003'931, "20,004 km"},
      {1e12, "1,000,000,000 km"},
  };
  for (const Written& row : kRows) EXPECT_EQ(formatLength(row.value), row.text);
  EXPECT_EQ(formatLength(std::numeric_limits<double>::quiet_NaN()), "");
  EXPECT_EQ(formatLength(std::numeric_limits<double>::infinity()), "");
}

TEST(FormatArea, KeepsTwoDigits) {
  constexpr Written kRows[] = {
      {0, "0 m²"},
      {640, "640 m²"},
      {9'999.4, "9,999 m²"},
      {9'999.6, "1.0 ha"},
      {32'000, "3.2 ha"},
      {99'600, "10 ha"},
      {120'000, "12 ha"},
      {994'000, "99 ha"},
      {996'000, "1.0 km²"},
      {3.2e6, "3.2 km²"},
      {9.96e6, "10 km²"},
      {11'458e6, "11,458 km²"},
      {510'065'622e6, "510,065,622 km²"},
  };
  for (const Written& row : kRows) EXPECT_EQ(formatArea(row.value), row.text);
  EXPECT_EQ(formatArea(std::numeric_limits<double>::quiet_NaN()), "");
}

TEST(FormatBearing, HasThreeDigitsAndNever360) {
  constexpr Written kRows[] = {
      {0, "000°"},     {46.6, "047°"}, {7.2, "007°"}, {180, "180°"}, {359.4, "359°"},
      {359.6, "000°"}, {360, "000°"},  {-90, "270°"}, {725, "005°"}, {-1e-20, "000°"},
  };
  for (const Written& row : kRows) EXPECT_EQ(formatBearing(row.value), row.text);
  EXPECT_EQ(formatBearing(std::numeric_limits<double>::quiet_NaN()), "");
}

}  // namespace
}  // namespace geo
