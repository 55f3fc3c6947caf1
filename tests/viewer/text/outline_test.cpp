#include "viewer/text/outline.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using std::numbers::pi_v;

double areaPx(const OutlineMask& mask) {
  return std::accumulate(mask.coverage.begin(), mask.coverage.end(), 0.0) / 255;
}

Contour circle(float radius, int points = 128) {
  Contour contour;
  for (int i = 0; i < points; ++i) {
    const float angle = 2 * pi_v<float> * static_cast<float>(i) / static_cast<float>(points);
    contour.points.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  return contour;
}

Contour reversed(Contour contour) {
  std::ranges::reverse(contour.points);
  return contour;
}

Contour openLine(std::vector<UnitPoint> points) {
  return {std::move(points), false};
}

OutlineMask fill(std::vector<Contour> contours, int sizePx, float radiusPx) {
  return fillMask(contours, sizePx, radiusPx);
}

OutlineMask stroke(const Contour& contour, int sizePx, float radiusPx, float widthPx,
                   std::vector<float> dashPx = {}) {
  return strokeMask(std::span(&contour, 1), sizePx, radiusPx, widthPx, dashPx);
}

TEST(FillMask, CircleHasItsArea) {
  for (const float radiusPx : {4.0F, 7.5F, 20.0F, 90.0F}) {
    const int sizePx = static_cast<int>(2 * radiusPx) + 4;
    const double expected = pi_v<double> * radiusPx * radiusPx;
    EXPECT_NEAR(areaPx(fill({circle(1)}, sizePx, radiusPx)), expected, 0.01 * expected);
  }
}

TEST(FillMask, WindingMakesHoles) {
  const double disc = areaPx(fill({circle(1)}, 64, 30));
  const double core = areaPx(fill({circle(0.5F)}, 64, 30));
  EXPECT_NEAR(areaPx(fill({circle(1), reversed(circle(0.5F))}, 64, 30)), disc - core, 1);
  EXPECT_NEAR(areaPx(fill({circle(1), circle(0.5F)}, 64, 30)), disc, 1);
}

TEST(FillMask, IsCentredAndItsYPointsUp) {
  for (const int sizePx : {24, 25}) {
    const OutlineMask disc = fill({circle(1, 64)}, sizePx, 10);
    ASSERT_EQ(disc.coverage.size(), static_cast<std::size_t>(sizePx * sizePx));
    for (std::size_t i = 0; i < disc.coverage.size(); ++i) {
      EXPECT_NEAR(disc.coverage[i], disc.coverage[disc.coverage.size() - 1 - i], 4);
    }
  }
  const OutlineMask top = fill({{{{-1, 0}, {1, 0}, {1, 1}, {-1, 1}}}}, 20, 10);
  const auto middle = top.coverage.begin() + 200;
  EXPECT_THAT(std::vector(top.coverage.begin(), middle), testing::Each(255));
  EXPECT_THAT(std::vector(middle, top.coverage.end()), testing::Each(0));
}

TEST(FillMask, CutsWhatLiesOutside) {
  EXPECT_THAT(fill({circle(40)}, 16, 10).coverage, testing::Each(255));
  EXPECT_THAT(fill({circle(1e9F)}, 16, 10).coverage, testing::Each(255));
}

TEST(FillMask, NothingGivesNothing) {
  EXPECT_THAT(fill({}, 8, 4).coverage, testing::Each(0));
  EXPECT_THAT(fill({{}, {{{0, 0}}}, {{{0, 0}, {1, 1}}}}, 8, 4).coverage, testing::Each(0));
  EXPECT_TRUE(fill({circle(1)}, 0, 4).coverage.empty());
}

TEST(StrokeMask, LineHasItsAreaAndRoundCaps) {
  for (const float widthPx : {0.5F, 1.0F, 2.5F, 8.0F}) {
    const auto mask = stroke(openLine({{-0.8F, -0.3F}, {0.8F, 0.4F}}), 100, 50, widthPx);
    const double lengthPx = 50 * std::hypot(1.6, 0.7);
    const double expected = lengthPx * widthPx + pi_v<double> * widthPx * widthPx / 4;
    EXPECT_NEAR(areaPx(mask), expected, 0.02 * expected + 0.3) << widthPx;
  }
}

TEST(StrokeMask, ClosedContourMeetsItself) {
  const Contour square{{{-0.5F, -0.5F}, {0.5F, -0.5F}, {0.5F, 0.5F}, {-0.5F, 0.5F}}};
  const double ring = 160 * 4 - 4 * (2 * 2 - pi_v<double>);  // with round corners outside
  EXPECT_NEAR(areaPx(stroke(square, 64, 40, 4)), ring, 0.01 * ring);
}

TEST(StrokeMask, AWideStrokeFillsASmallRing) {
  const auto mask = stroke(circle(1), 60, 10, 26);
  EXPECT_EQ(mask.coverage[30 * 60 + 30], 255);
  const double expected = pi_v<double> * 23 * 23;
  EXPECT_NEAR(areaPx(mask), expected, 0.01 * expected);
}

TEST(StrokeMask, OnePointIsADot) {
  const double expected = pi_v<double> * 36;
  EXPECT_NEAR(areaPx(stroke(openLine({{0, 0}}), 40, 10, 12)), expected, 0.02 * expected);
}

TEST(StrokeMask, DashesCoverTheirShare) {
  struct Row {
    std::vector<float> dashPx;
    double share;
  };
  const Row rows[] = {{{12, 8}, 0.6}, {{5}, 0.5}, {{10, 4, 3, 4}, 13.0 / 21}, {{20, 20, 20}, 0.5}};
  const double whole = areaPx(stroke(circle(1), 260, 120, 2));
  for (const Row& row : rows) {
    EXPECT_NEAR(areaPx(stroke(circle(1), 260, 120, 2, row.dashPx)) / whole, row.share, 0.05);
  }
}

TEST(StrokeMask, DashesLieWhereThePatternSays) {
  const auto mask = stroke(openLine({{-1, 0}, {1, 0}}), 120, 50, 2, {20, 10});
  const auto at = [&](int alongPx) {
    return mask.coverage[static_cast<std::size_t>(60 * 120 + 10 + alongPx)];
  };
  for (int alongPx = 1; alongPx < 88; ++alongPx) {
    const int phasePx = alongPx % 30;
    // The first dash's body starts at the line's start: half its round end lies before it.
    const bool on = phasePx < 18;
    const bool off = phasePx > 20 && phasePx < 28;
    EXPECT_TRUE(!on || at(alongPx) == 255) << alongPx;
    EXPECT_TRUE(!off || at(alongPx) == 0) << alongPx;
  }
}

TEST(StrokeMask, PatternsThatAreNoneDrawASolidLine) {
  const auto solid = stroke(circle(1), 60, 25, 3).coverage;
  for (const std::vector<float>& dashPx : {std::vector<float>{0, 0},
                                           {-3, 2},
                                           {NAN, 1},
                                           {INFINITY, 2},
                                           {1e-6F},
                                           {5, 0},
                                           {1, 0, 4, 0}}) {
    EXPECT_EQ(stroke(circle(1), 60, 25, 3, dashPx).coverage, solid);
  }
}

TEST(StrokeMask, NothingGivesNothing) {
  EXPECT_THAT(stroke({}, 8, 4, 2).coverage, testing::Each(0));
  EXPECT_THAT(stroke(circle(1), 8, 4, 0).coverage, testing::Each(0));
  EXPECT_TRUE(stroke(circle(1), 0, 4, 2).coverage.empty());
}

}  // namespace
}  // namespace viewer
