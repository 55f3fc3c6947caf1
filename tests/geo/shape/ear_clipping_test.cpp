#include "geo/shape/ear_clipping.hpp"

#include "tests/geo/shape/random_shapes.hpp"

#include <gtest/gtest.h>

namespace geo {
namespace {

using test::Random;

TEST(CutEars, CoversRandomStarsWithHolesExactly) {
  Random random{21};
  for (int round = 0; round < 300; ++round) {
    const PlanePolygon polygon = test::starWithHoles(random, 5 + static_cast<int>(random() % 150));
    const auto triangles = cutEars(polygon);
    ASSERT_TRUE(triangles.has_value()) << "round " << round;
    EXPECT_NEAR(areaOf(*triangles), areaOf(polygon), areaOf(polygon) * 1e-9);
  }
}

TEST(CutEars, EveryInnerPointLiesInExactlyOneTriangle) {
  Random random{22};
  for (int round = 0; round < 40; ++round) {
    const PlanePolygon polygon = test::starWithHoles(random, 6 + static_cast<int>(random() % 60));
    const auto triangles = cutEars(polygon);
    ASSERT_TRUE(triangles.has_value());
    const PlaneBox box = test::boxOf(polygon.rings.front());
    for (int i = 0; i < 300; ++i) {
      const Projected point = test::randomIn(random, box);
      EXPECT_EQ(test::trianglesAt(*triangles, point), test::isInside(polygon, point) ? 1 : 0);
    }
  }
}

TEST(CutEars, DoesNotCareAboutDirectionOrClosingAndKeepsThePoints) {
  const PlaneLine ring{{0, 0}, {10, 0}, {10, 10}, {5, 4}, {0, 10}};
  const PlaneLine closed{{0, 0}, {10, 0}, {10, 10}, {5, 4}, {0, 10}, {0, 0}};
  for (const PlaneLine& one : {ring, closed, PlaneLine(ring.rbegin(), ring.rend())}) {
    const auto triangles = cutEars({{one}});
    ASSERT_TRUE(triangles.has_value());
    EXPECT_EQ(triangles->points.size(), 5u);
    EXPECT_EQ(triangles->indices.size(), 9u);
    EXPECT_NEAR(areaOf(*triangles), 70, 1e-9);
  }
}

TEST(CutEars, PointsOnStraightEdgesAreKept) {
  const auto triangles =
      cutEars({{{{0, 0}, {1, 0}, {2, 0}, {10, 0}, {10, 7}, {10, 10}, {3, 10}, {0, 10}, {0, 5}}}});
  ASSERT_TRUE(triangles.has_value());
  EXPECT_EQ(triangles->indices.size(), 7u * 3);
  EXPECT_NEAR(areaOf(*triangles), 100, 1e-9);
}

TEST(CutEars, LeavesToOthersWhatIsNotSimple) {
  const PlaneLine square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
  const PlanePolygon cases[] = {
      {},
      {{PlaneLine{}}},
      {{{{0, 0}, {1, 1}, {0, 0}}}},
      {{{{0, 0}, {5, 5}, {10, 10}}}},
      {{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}},                             // a bow tie
      {{{{0, 0}, {10, 0}, {10, 5}, {20, 5}, {10, 5}, {10, 10}, {0, 10}}}},  // a spike
      {{square, {{0, 5}, {4, 3}, {4, 7}}}},                                 // a hole that touches
      {{square, {{20, 20}, {22, 20}, {22, 22}}}},                           // one outside
      {{square, {{2, 2}, {6, 2}, {6, 6}, {2, 6}}, {{4, 4}, {8, 4}, {8, 8}, {4, 8}}}},
      {{square, {{1, 1}, {9, 1}, {9, 9}, {1, 9}}, {{4, 4}, {6, 4}, {6, 6}, {4, 6}}}}};
  for (const PlanePolygon& polygon : cases) EXPECT_FALSE(cutEars(polygon).has_value());
  Random random{23};
  EXPECT_FALSE(cutEars({{test::starRing(random, {}, 100, 5000)}}).has_value());
}

/// What it takes on it covers, whatever it is.
TEST(CutEars, ScribblesOnALatticeAreCoveredOrLeft) {
  Random random{24};
  int covered = 0;
  for (int round = 0; round < 20000; ++round) {
    PlaneLine scribble;
    const int points = 3 + static_cast<int>(random() % 7);
    for (int i = 0; i < points; ++i) {
      scribble.push_back({static_cast<double>(random() % 8), static_cast<double>(random() % 8)});
    }
    const auto triangles = cutEars({{scribble}});
    if (!triangles) continue;
    const auto exact = triangulate({{scribble}});
    ASSERT_TRUE(exact.has_value());
    ASSERT_NEAR(areaOf(*triangles), areaOf(*exact), 1e-9) << "round " << round;
    ++covered;
  }
  EXPECT_GT(covered, 1000);
}

TEST(CutEars, SpiralsAndCombsAreCovered) {
  PlaneLine comb{{0, 0}};
  for (int i = 0; i < 40; ++i) {
    comb.push_back({i + 0.5, 0.1});
    comb.push_back({i + 1.0, 0});
  }
  for (int i = 40; i > 0; --i) {
    comb.push_back({static_cast<double>(i), 10});
    comb.push_back({i - 0.4, 0.3});
  }
  const auto triangles = cutEars({{comb}});
  ASSERT_TRUE(triangles.has_value());
  EXPECT_NEAR(areaOf(*triangles), areaOf(PlanePolygon{{comb}}), 1e-9);
}

}  // namespace
}  // namespace geo
