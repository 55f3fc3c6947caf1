#include "geo/shape/validity.hpp"

#include "tests/geo/shape/random_shapes.hpp"

#include <limits>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using test::Random;
using Polygons = std::vector<PlanePolygon>;

PlaneLine box(double minX, double minY, double maxX, double maxY) {
  return {{minX, minY}, {maxX, minY}, {maxX, maxY}, {minX, maxY}, {minX, minY}};
}

TEST(WhyInvalid, FindsNothingInStarsWithHoles) {
  Random random{23};
  for (int round = 0; round < 100; ++round) {
    const Polygons star{test::starWithHoles(random, 5 + static_cast<int>(random() % 100))};
    const auto fault = whyInvalid(star);
    EXPECT_FALSE(fault) << "round " << round << ": " << fault->why;
  }
}

struct Case {
  Polygons polygons;
  std::string_view why;  // empty when valid
  Projected at;
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TEST(WhyInvalid, SaysWhatIsWrongAndWhere) {
  const Case cases[] = {
      {{}, "", {}},
      {{{{box(0, 0, 4, 4)}}}, "", {}},
      {{{{box(0, 0, 4, 4), box(1, 1, 2, 2)}}}, "", {}},
      {{{{box(0, 0, 4, 4)}}, {{box(4, 4, 8, 8)}}}, "", {}},  // they meet in one point
      {{{{{{0, 0}, {4, 0}, {4, 0}, {4, 4}, {0, 0}}}}}, "", {}},
      {{{{{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}}}}},
       "a ring crosses itself or another one",
       {2, 2}},
      {{{{box(0, 0, 4, 4), box(3, 1, 6, 2)}}}, "a ring crosses itself or another one", {4, 1}},
      {{{{box(0, 0, 4, 4), box(5, 5, 6, 6)}}}, "a hole lies outside of its outer ring", {5, 5}},
      {{{{box(0, 0, 9, 9), box(1, 1, 8, 8), box(2, 2, 3, 3)}}},
       "a hole lies within another one",
       {2, 2}},
      {{{{box(0, 0, 9, 9)}}, {{box(1, 1, 2, 2)}}},
       "a polygon lies within another one of the same row",
       {1, 1}},
      {{{{{{1, 1}, {2, 2}, {3, 3}, {1, 1}}}}}, "a ring has no area", {1, 1}},
      {{{{{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}}}, "a ring has no area", {1, 1}},
      {{{{box(0, 0, 9, 9), {{1, 1}, {2, 1}, {3, 1}, {1, 1}}}}}, "a ring has no area", {1, 1}},
      {{{{{{1, 1}, {2, 2}, {3, 1}}}}},
       "a ring is not closed or has fewer than three points",
       {1, 1}},
      {{{{{}}}}, "a ring is not closed or has fewer than three points", {}},
      {{{}}, "a polygon without a ring", {}},
  };
  for (const auto& [polygons, why, at] : cases) {
    const auto fault = whyInvalid(polygons);
    EXPECT_EQ(fault ? fault->why : "", why);
    EXPECT_EQ(fault ? fault->at : at, at) << why;
  }
}

TEST(WhyInvalid, NamesPositionsThatAreNoNumbers) {
  const auto fault = whyInvalid(Polygons{{{{{0, 0}, {4, 0}, {kNone, 4}, {0, 0}}}}});
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->why, "a position is not a number");
}

TEST(OverlapOf, AStarAndItselfIsItsArea) {
  Random random{24};
  for (int round = 0; round < 50; ++round) {
    const PlanePolygon star = test::starWithHoles(random, 5 + static_cast<int>(random() % 60));
    const auto overlap = overlapOf(star, star, 0);
    ASSERT_TRUE(overlap) << describe(overlap.error());
    EXPECT_NEAR(*overlap, areaOf(star), areaOf(star) * 1e-9) << "round " << round;
  }
}

TEST(OverlapOf, BoxesShareTheBoxBetweenThem) {
  Random random{25};
  for (int round = 0; round < 200; ++round) {
    const double x = test::uniform(random, -12, 12), y = test::uniform(random, -12, 12);
    const PlanePolygon fixed{{box(0, 0, 10, 10)}}, moved{{box(x, y, x + 10, y + 10)}};
    const double width = std::max(0.0, 10 - std::abs(x)), height = std::max(0.0, 10 - std::abs(y));
    EXPECT_NEAR(overlapOf(fixed, moved, 0).value(), width * height, 1e-9) << x << " " << y;
    EXPECT_NEAR(overlapOf(moved, fixed, 0).value(), width * height, 1e-9) << x << " " << y;
  }
}

/// Two pieces are shared, one 1 wide and one 3 wide, both 1000 long.
TEST(OverlapOf, LeavesOutPiecesThatAreTooNarrow) {
  const PlanePolygon comb{
      {{{0, 0}, {0, 1000}, {10, 1000}, {10, 2}, {20, 2}, {20, 1000}, {30, 1000}, {30, 0}, {0, 0}}}};
  const PlanePolygon bar{{box(9, 100, 23, 1100)}};
  EXPECT_NEAR(overlapOf(comb, bar, 0).value(), 900 + 2700, 1e-6);
  EXPECT_NEAR(overlapOf(comb, bar, 2).value(), 2700, 1e-6);
  EXPECT_NEAR(overlapOf(comb, bar, 4).value(), 0, 1e-6);
}

TEST(OverlapOf, FailsWhereOneIsNoPolygon) {
  const PlanePolygon square{{box(0, 0, 4, 4)}};
  EXPECT_FALSE(overlapOf(square, {}, 0));
  EXPECT_FALSE(overlapOf({{{{0, 0}, {1, 1}, {0, 0}}}}, square, 0));
}

}  // namespace
}  // namespace geo
