// The base line of a text that follows a line.
#include "viewer/render/base_line.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using Line = std::vector<geo::Screen>;

constexpr float kSizePx = 12;

float distanceTo(const Line& line, geo::Screen p) {
  float least = 1e9f;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const float dx = line[i].xPx - line[i - 1].xPx, dy = line[i].yPx - line[i - 1].yPx;
    const float squared = dx * dx + dy * dy;
    const float share = std::clamp(
        ((p.xPx - line[i - 1].xPx) * dx + (p.yPx - line[i - 1].yPx) * dy) / squared, 0.0f, 1.0f);
    least = std::min(least, std::hypot(p.xPx - line[i - 1].xPx - share * dx,
                                       p.yPx - line[i - 1].yPx - share * dy));
  }
  return least;
}

TEST(BaseLine, LiesAboveTheMiddleOfAStraightLine) {
  const Line line{{100, 200}, {500, 200}};
  for (const bool backwards : {false, true}) {
    Line given = line;
    if (backwards) std::ranges::reverse(given);
    const auto base = baseLineAlong(given, 80, kSizePx, 5);
    ASSERT_TRUE(base);
    for (const geo::Screen& p : base->points) EXPECT_NEAR(p.yPx, 195, 1e-3);
    EXPECT_NEAR(base->points.front().xPx + base->startPx + 40, 300, 0.1) << "the middle";
    EXPECT_LT(base->points.front().xPx, base->points.back().xPx) << "from left to right";
  }
}

TEST(BaseLine, FollowsALineThatTrembles) {
  std::mt19937 random(3);
  std::uniform_real_distribution<float> tremble(-2, 2), phase(0, 6);
  for (int round = 0; round < 50; ++round) {
    Line line;
    const float shift = phase(random);
    for (float x = 0; x <= 600; x += 5) {
      line.push_back({x + tremble(random), 40 * std::sin(x / 90 + shift) + tremble(random)});
    }
    constexpr float kLift = 6;
    const auto base = baseLineAlong(line, 90, kSizePx, kLift);
    ASSERT_TRUE(base);
    for (const geo::Screen& p : base->points) EXPECT_NEAR(distanceTo(line, p), kLift, 5);
    // Smooth enough for letters: no sharp turn from one to the next.
    for (std::size_t i = 2; i < base->points.size(); ++i) {
      const auto heading = [&](std::size_t k) {
        return std::atan2(base->points[k].yPx - base->points[k - 1].yPx,
                          base->points[k].xPx - base->points[k - 1].xPx);
      };
      EXPECT_LT(
          std::abs(std::remainder(heading(i) - heading(i - 1), 2 * std::numbers::pi_v<float>)),
          0.6f);
    }
  }
}

TEST(BaseLine, IsThereOnlyWhereTheTextFits) {
  const Line line{{0, 0}, {100, 0}};
  EXPECT_TRUE(baseLineAlong(line, 99, kSizePx, 4));
  EXPECT_FALSE(baseLineAlong(line, 101, kSizePx, 4));
  EXPECT_FALSE(baseLineAlong({}, 10, kSizePx, 4));
  EXPECT_FALSE(baseLineAlong(Line{{5, 5}, {5, 5}}, 10, kSizePx, 4));
}

}  // namespace
}  // namespace viewer
