#include "geo/shape/shape.hpp"
#include "tests/geo/shape/random_shapes.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace geo {
namespace {

using test::Random;

/// The farthest that a vertex of `line` lies from the part of `simple` that stands for it: between
/// the kept vertices before and after it, not just anywhere on `simple`.
double worstDistance(const PlaneLine& line, const PlaneLine& simple) {
  double worst = 0;
  std::size_t next = 1;  // the first kept vertex not yet passed
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const bool kept = next + 1 < simple.size() && line[i] == simple[next];
    if (kept) {
      ++next;
    } else {
      worst = std::max(worst, test::distanceToSegment(line[i], simple[next - 1], simple[next]));
    }
  }
  EXPECT_EQ(next, simple.size() - 1) << "a vertex is not one of the line's, or out of order";
  return worst;
}

TEST(Simplify, NeverLeavesTheTolerance) {
  Random random{1};
  for (int round = 0; round < 100; ++round) {
    const PlaneLine line = test::wanderingLine(random, 3 + static_cast<int>(random() % 500), 100);
    for (const double tolerance : {0.0, 1.0, 50.0, 400.0, 1e5}) {
      const PlaneLine simple = simplify(line, tolerance);
      ASSERT_GE(simple.size(), 2U);
      EXPECT_EQ(simple.front(), line.front());
      EXPECT_EQ(simple.back(), line.back());
      EXPECT_LE(worstDistance(line, simple), tolerance);
    }
  }
}

TEST(Simplify, RemovesMoreWithMoreToleranceAndNothingTwice) {
  Random random{2};
  for (int round = 0; round < 50; ++round) {
    const PlaneLine line = test::wanderingLine(random, 400, 100);
    std::size_t last = line.size();
    for (const double tolerance : {1.0, 20.0, 200.0, 2000.0}) {
      const PlaneLine simple = simplify(line, tolerance);
      EXPECT_LE(simple.size(), last);
      EXPECT_EQ(simplify(simple, tolerance), simple);
      last = simple.size();
    }
    EXPECT_LT(last, line.size() / 4);
  }
}

TEST(Simplify, ClosedRingStaysClosedAndHasAnInside) {
  Random random{3};
  for (int round = 0; round < 100; ++round) {
    const int points = 3 + static_cast<int>(random() % 100);
    const PlaneLine ring = test::starRing(random, {5e5, 4e6}, 1000, points);
    for (const double tolerance : {1.0, 100.0, 1e9}) {
      const PlaneLine simple = simplify(ring, tolerance);
      ASSERT_GE(simple.size(), 4U);
      EXPECT_EQ(simple.front(), simple.back());
      EXPECT_EQ(simple.front(), ring.front());
      EXPECT_LE(worstDistance(ring, simple), tolerance);
      EXPECT_GT(areaOf(PlanePolygon{{simple}}), 0);
    }
    EXPECT_EQ(simplify(ring, 1e9).size(), 4U);
  }
}

TEST(Simplify, ShortAndDegenerateLinesComeBackWhole) {
  const Projected a{1, 1}, b{2, 5}, c{7, 3};
  for (const PlaneLine& line :
       {PlaneLine{}, PlaneLine{a}, PlaneLine{a, b}, PlaneLine{a, b, a}, PlaneLine{a, b, c, a}}) {
    EXPECT_EQ(simplify(line, 1e6), line);
  }
  const PlaneLine onePlace(6, a);
  EXPECT_EQ(simplify(onePlace, 1).size(), 4U) << "a closed ring keeps four points";
}

TEST(Simplify, LongLineTakesNoDeepRecursion) {
  // An ever flatter curve makes each cut take off one vertex: recursion would be 20,000 deep.
  PlaneLine line;
  for (int i = 0; i < 20'000; ++i) line.push_back({std::ldexp(1.0, -i / 40) * 1e9, i * 1.0});
  const PlaneLine simple = simplify(line, 0.5);
  EXPECT_GE(simple.size(), 2U);
  EXPECT_LE(worstDistance(line, simple), 0.5);
}

}  // namespace
}  // namespace geo
