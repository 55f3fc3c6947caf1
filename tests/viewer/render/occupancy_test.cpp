// What has been taken is found again, wherever it lies.
#include "viewer/render/occupancy.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr int kWidthPx = 800, kHeightPx = 600;

using Random = std::mt19937;

TEST(Occupancy, FindsABoxWhereverItLies) {
  Random random(7);
  std::uniform_real_distribution<float> place(-3000, 5000), size(1, 300);
  for (int round = 0; round < 50; ++round) {
    Occupancy occupied(kWidthPx, kHeightPx);
    std::vector<LabelBox> taken;
    for (int i = 0; i < 8; ++i) {
      const float x = place(random), y = place(random);
      taken.push_back({x, y, x + size(random), y + size(random)});
      occupied.take(taken.back());
    }
    for (int i = 0; i < 100; ++i) {
      const float x = place(random), y = place(random);
      const LabelBox box{x, y, x + size(random) / 4, y + size(random) / 4};
      const bool free =
          std::ranges::none_of(taken, [&](const LabelBox& other) { return other.meets(box); });
      EXPECT_EQ(occupied.free(box), free);
    }
  }
}

TEST(Occupancy, KnowsBoxesLargerThanItself) {
  Occupancy occupied(kWidthPx, kHeightPx);
  occupied.take({-5000, 100, 5000, 120});
  EXPECT_FALSE(occupied.free({4000, 110, 4010, 130}));
  EXPECT_TRUE(occupied.free({4000, 121, 4010, 130}));
  EXPECT_FALSE(occupied.free({-9000, -9000, 9000, 9000}));
}

}  // namespace
}  // namespace viewer
