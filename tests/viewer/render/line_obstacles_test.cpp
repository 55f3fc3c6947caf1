// Lines as boxes: whatever touches the line touches a box, and the boxes keep close to it.
#include "viewer/render/line_obstacles.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr float kPiecePx = 6, kBesidePx = 1.5f;
constexpr LabelBox kSheet{0, 0, 800, 600};

std::vector<LabelBox> boxesOf(geo::Screen a, geo::Screen b) {
  std::vector<LabelBox> boxes;
  addLineBoxes(a, b, {kPiecePx, kBesidePx, kSheet}, boxes);
  return boxes;
}

bool holds(const LabelBox& box, geo::Screen p) {
  return p.xPx >= box.left && p.xPx <= box.right && p.yPx >= box.top && p.yPx <= box.bottom;
}

float distanceTo(geo::Screen a, geo::Screen b, geo::Screen p) {
  const float dx = b.xPx - a.xPx, dy = b.yPx - a.yPx;
  return std::abs((p.xPx - a.xPx) * dy - (p.yPx - a.yPx) * dx) / std::hypot(dx, dy);
}

TEST(LineBoxes, CoverTheLineOnTheSheetAndLittleElse) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> x(-400, 1200), y(-300, 900);
  int seen = 0;
  for (int i = 0; i < 500; ++i) {
    const geo::Screen a{x(random), y(random)}, b{x(random), y(random)};
    const auto boxes = boxesOf(a, b);
    for (float t = 0; t <= 1; t += 0.003f) {
      const geo::Screen p{std::lerp(a.xPx, b.xPx, t), std::lerp(a.yPx, b.yPx, t)};
      if (!holds(kSheet, p)) continue;
      ++seen;
      EXPECT_TRUE(std::ranges::any_of(boxes, [&](const LabelBox& box) { return holds(box, p); }))
          << p.xPx << ", " << p.yPx;
    }
    for (const LabelBox& box : boxes) {
      for (const geo::Screen corner : {geo::Screen{box.left, box.top}, {box.right, box.bottom}}) {
        EXPECT_LT(distanceTo(a, b, corner), kPiecePx + 2 * kBesidePx);
      }
    }
  }
  EXPECT_GT(seen, 10000);
}

TEST(LineBoxes, AreFewHoweverFarTheLineGoes) {
  EXPECT_LT(boxesOf({-4e7f, 300}, {4e7f, 310}).size(), 1000u);
  EXPECT_TRUE(boxesOf({-4e7f, -300}, {4e7f, -310}).empty());
}

TEST(LineBoxes, OfAPointAreOne) {
  EXPECT_EQ(
      boxesOf({10, 10}, {10, 10}),
      (std::vector<LabelBox>{{10 - kBesidePx, 10 - kBesidePx, 10 + kBesidePx, 10 + kBesidePx}}));
}

}  // namespace
}  // namespace viewer
