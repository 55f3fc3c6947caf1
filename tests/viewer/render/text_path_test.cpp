#include "viewer/render/text_path.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using Points = std::vector<geo::Screen>;
using Advances = std::vector<float>;

constexpr float kAny = 180;
constexpr double kPi = std::numbers::pi;

/// Clockwise on the screen from its rightmost point, with so many points that it is as good as
/// round.
Points circle(geo::Screen centre, double radiusPx, int points = 3600) {
  Points path;
  for (int i = 0; i <= points; ++i) {
    const double angle = 2 * kPi * i / points;
    path.push_back({centre.xPx + static_cast<float>(radiusPx * std::cos(angle)),
                    centre.yPx + static_cast<float>(radiusPx * std::sin(angle))});
  }
  return path;
}

Advances someAdvances(int count, std::uint_fast32_t seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> width(0.5F, 14);
  Advances advances;
  for (int i = 0; i < count; ++i) advances.push_back(width(random));
  return advances;
}

TEST(AlongPath, OnACircleLettersStandAtTheRadiusAndTurnWithIt) {
  const geo::Screen centre{300, 200};
  for (const double radius : {40.0, 90.0, 250.0}) {
    const Advances advances = someAdvances(12, 7);
    const float startPx = 11;
    const auto spots = alongPath(circle(centre, radius), advances, startPx, kAny);
    ASSERT_TRUE(spots);
    ASSERT_EQ(spots->size(), advances.size());
    double alongPx = startPx;
    for (std::size_t i = 0; i < advances.size(); ++i) {
      const GlyphSpot& spot = (*spots)[i];
      const double x = spot.at.xPx - centre.xPx, y = spot.at.yPx - centre.yPx;
      EXPECT_NEAR(std::hypot(x, y), radius, 1e-2);
      EXPECT_NEAR(std::atan2(y, x), alongPx / radius, 1e-3);
      const double tangent = (alongPx + advances[i] / 2) / radius + kPi / 2;
      EXPECT_NEAR(spot.cos, std::cos(tangent), 2e-3);
      EXPECT_NEAR(spot.sin, std::sin(tangent), 2e-3);
      alongPx += advances[i];
    }
  }
}

TEST(AlongPath, OnAStraightLineAdvancesAddUp) {
  for (int degrees = 0; degrees < 360; degrees += 15) {
    const double c = std::cos(degrees * kPi / 180), s = std::sin(degrees * kPi / 180);
    Points path;
    for (const double t : {0.0, 3.0, 3.0, 77.7, 120.0, 400.0}) {  // one point twice
      path.push_back({static_cast<float>(50 + t * c), static_cast<float>(60 + t * s)});
    }
    const Advances advances = someAdvances(20, 3);
    const auto spots = alongPath(path, advances, 5, 0.5F);
    ASSERT_TRUE(spots) << degrees;
    double alongPx = 5;
    for (std::size_t i = 0; i < advances.size(); ++i) {
      EXPECT_NEAR((*spots)[i].at.xPx, 50 + alongPx * c, 1e-3);
      EXPECT_NEAR((*spots)[i].at.yPx, 60 + alongPx * s, 1e-3);
      EXPECT_NEAR((*spots)[i].cos, c, 1e-3);
      EXPECT_NEAR((*spots)[i].sin, s, 1e-3);
      alongPx += advances[i];
    }
  }
}

TEST(AlongPath, LettersMustFit) {
  const Points path{{0, 0}, {30, 0}, {30, 40}};  // 70 px
  const Advances advances{20, 20, 20};
  EXPECT_TRUE(alongPath(path, advances, 0, kAny));
  EXPECT_TRUE(alongPath(path, advances, 10, kAny));
  EXPECT_FALSE(alongPath(path, advances, 10.1F, kAny));
  EXPECT_FALSE(alongPath(path, advances, -0.1F, kAny));
  EXPECT_FALSE(alongPath(path, advances, NAN, kAny));
  EXPECT_TRUE(alongPath(path, Advances{}, 0, kAny)->empty());
}

TEST(AlongPath, APathWithoutALengthHoldsNothing) {
  for (const Points& path : {Points{}, Points{{5, 5}}, Points{{5, 5}, {5, 5}},
                             Points{{0, 0}, {NAN, 3}}, Points{{0, 0}, {INFINITY, 3}}}) {
    EXPECT_FALSE(alongPath(path, Advances{1}, 0, kAny));
  }
}

TEST(AlongPath, RefusesBendsThatAreTooSharp) {
  for (const double bend : {10.0, 35.0, 80.0, 150.0, 180.0}) {
    const double c = std::cos(bend * kPi / 180), s = std::sin(bend * kPi / 180);
    const Points path{
        {0, 0}, {100, 0}, {static_cast<float>(100 + 100 * c), static_cast<float>(100 * s)}};
    const auto most = static_cast<float>(std::min(bend + 1, 180.0));
    const auto tooLittle = static_cast<float>(0.7 * bend);
    // The bend lies between two letters, within a letter, or at one without width.
    for (const Advances& advances : {Advances{10, 10}, Advances{5, 10, 5}, Advances{10, 0, 10}}) {
      EXPECT_TRUE(alongPath(path, advances, 90, most)) << bend;
      EXPECT_FALSE(alongPath(path, advances, 90, tooLittle)) << bend;
    }
  }
}

TEST(AlongPath, OnACircleTheTurnIsTheAdvanceOverTheRadius) {
  const double radius = 60, advance = 8;
  const auto turnDegrees = static_cast<float>(advance / radius * 180 / kPi);
  const Advances advances(20, static_cast<float>(advance));
  EXPECT_TRUE(alongPath(circle({0, 0}, radius), advances, 0, turnDegrees + 0.2F));
  EXPECT_FALSE(alongPath(circle({0, 0}, radius), advances, 0, turnDegrees - 0.2F));
}

TEST(AlongPath, AnyPathGivesUnitVectorsOnThePath) {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> place(0, 200);
  for (int round = 0; round < 300; ++round) {
    Points path(2 + random() % 12);
    for (geo::Screen& point : path) point = {place(random), place(random)};
    if (round % 3 == 0) path.push_back(path.back());
    const Advances advances = someAdvances(1 + static_cast<int>(random() % 15), random());
    const auto spots = alongPath(path, advances, place(random) / 10, kAny);
    if (!spots) continue;
    for (const GlyphSpot& spot : *spots) {
      EXPECT_NEAR(std::hypot(spot.cos, spot.sin), 1, 1e-4);
      double nearestPx = INFINITY;
      for (std::size_t i = 1; i < path.size(); ++i) {
        const double ax = path[i - 1].xPx, ay = path[i - 1].yPx;
        const double dx = path[i].xPx - ax, dy = path[i].yPx - ay;
        const double along = ((spot.at.xPx - ax) * dx + (spot.at.yPx - ay) * dy);
        const double share = std::clamp(along / std::max(dx * dx + dy * dy, 1e-9), 0.0, 1.0);
        nearestPx = std::min(
            nearestPx, std::hypot(spot.at.xPx - ax - share * dx, spot.at.yPx - ay - share * dy));
      }
      EXPECT_LT(nearestPx, 1e-2);
    }
  }
}

TEST(CornersOf, AreTheLettersBoxTurned) {
  const GlyphSpot upright{{10, 20}, 1, 0}, down{{10, 20}, 0, 1};
  const auto corners = cornersOf(std::vector{upright, down}, Advances{8, 8}, 6, 2);
  EXPECT_EQ(corners.at(0), (Corners{{{10, 14}, {18, 14}, {18, 22}, {10, 22}}}));
  EXPECT_EQ(corners.at(1), (Corners{{{16, 20}, {16, 28}, {8, 28}, {8, 20}}}));
}

TEST(Readable, TurnsRoundWhatRunsFromRightToLeft) {
  const Points right{{0, 0}, {50, 20}, {100, 0}};
  const TextPath kept = readable(right, 12, 40);
  EXPECT_EQ(kept.points, right);
  EXPECT_EQ(kept.startPx, 12);
  Points left = right;
  std::ranges::reverse(left);
  const TextPath turned = readable(left, 12, 40);
  EXPECT_EQ(turned.points, right);
  EXPECT_NEAR(turned.startPx, lengthOf(right) - 52, 1e-4);
}

// Around a circle clockwise: on its upper half text runs to the right, on its lower half to the
// left.
TEST(Readable, CoversTheSameStretchAndIsNeverUpsideDown) {
  const Points path = circle({200, 200}, 80);
  const float widthPx = 60;
  for (float startPx = 0; startPx < lengthOf(path) - widthPx; startPx += 17) {
    const TextPath text = readable(path, startPx, widthPx);
    const auto there = alongPath(path, Advances{widthPx}, startPx, kAny);
    const auto back = alongPath(text.points, Advances{widthPx}, text.startPx, kAny);
    ASSERT_TRUE(there && back);
    EXPECT_GE(back->front().cos, -1e-4);
    const bool isTurned = text.points != path;
    EXPECT_EQ(isTurned, there->front().cos < 0) << startPx;
    EXPECT_NEAR(back->front().cos, isTurned ? -there->front().cos : there->front().cos, 1e-3);
  }
}

TEST(AdvancesOf, AddUpToTheLine) {
  FontSet fonts = FontSet::embedded().value();
  for (const std::string_view text : {"Araz çayı", "رود ارس", "q\u0301\u0308w", ""}) {
    const ShapedText shaped = fonts.shape(text, FontStyle::Italic, 12, 3);
    const Advances advances = advancesOf(shaped);
    EXPECT_EQ(advances.size(), shaped.clusters.size());
    EXPECT_NEAR(std::accumulate(advances.begin(), advances.end(), 0.0F), shaped.widthPx, 1e-3);
  }
}

}  // namespace
}  // namespace viewer
