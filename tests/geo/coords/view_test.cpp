#include "geo/coords/view.hpp"

#include <random>

#include <gtest/gtest.h>

namespace geo {
namespace {

constexpr View kView{{500'000, 4'400'000}, 100, 800, 600};

TEST(View, MiddleIsTheCentreAndScreenYGoesDown) {
  EXPECT_EQ(screenFromProjected(kView, kView.centre), (Screen{400, 300}));
  EXPECT_EQ(screenFromProjected(kView, {500'100, 4'400'100}), (Screen{401, 299}));
  EXPECT_EQ(projectedFromScreen(kView, {0, 0}), (Projected{460'000, 4'430'000}));
}

TEST(View, ThereAndBackIsTheSamePixel) {
  std::mt19937_64 random{1};
  std::uniform_real_distribution<float> across(-1000, 2000);
  for (int i = 0; i < 200; ++i) {
    const Screen at{across(random), across(random)};
    const Screen back = screenFromProjected(kView, projectedFromScreen(kView, at));
    EXPECT_NEAR(back.xPx, at.xPx, 1e-3);
    EXPECT_NEAR(back.yPx, at.yPx, 1e-3);
  }
}

TEST(View, FittedViewShowsTheWholeBoxAndTouchesItsEdges) {
  const PlaneBox boxes[] = {{0, 0, 1000, 10}, {0, 0, 10, 1000}, {-5e6, 2, 5e6, 3e6}};
  for (const PlaneBox& box : boxes) {
    const View fitted = fittedTo(kView, box);
    const PlaneBox shown = boundsOf(fitted);
    const double slack = (box.width() + box.height()) * 1e-9;
    EXPECT_LE(shown.minX, box.minX + slack);
    EXPECT_GE(shown.maxX, box.maxX - slack);
    EXPECT_LE(shown.minY, box.minY + slack);
    EXPECT_GE(shown.maxY, box.maxY - slack);
    const double spareX = shown.width() - box.width(), spareY = shown.height() - box.height();
    EXPECT_NEAR(std::min(spareX, spareY), 0, slack);
    EXPECT_EQ(fitted.widthPx, kView.widthPx);
  }
}

}  // namespace
}  // namespace geo
