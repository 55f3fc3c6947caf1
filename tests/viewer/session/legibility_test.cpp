#include "viewer/session/legibility.hpp"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace viewer {
namespace {

TEST(Room, AnglesAreThoseOfTheScreen) {
  // A screen 1 m high and 16/9 m wide: its height from 10 m away is 5.71 degrees.
  const Room room{1600, 900, std::hypot(1.0, 16.0 / 9), 10};
  EXPECT_NEAR(minutesOf(900, room), std::atan(0.1) * 180 / std::numbers::pi * 60, 1e-6);
  EXPECT_GT(minutesOf(10, {1600, 900, room.diagonalMetres, 5}), minutesOf(10, room));
}

TEST(Legibility, TheScaleThatMendsIsThatOfTheSmallest) {
  const StepLegibility first{0, {{"Aghdam", 0.8}, {"Lachin", 0.5}}}, second{1, {{"Sus", 0.9}}};
  EXPECT_FLOAT_EQ(scaleThatMends(first, 1), 2.0f);
  EXPECT_FLOAT_EQ(scaleThatMends(second, 1.5f), 1.7f) << "rounded up to a tenth";
  EXPECT_FLOAT_EQ(scaleThatMends({{}, 1.0f, {second, first}}), 2.0f);
  EXPECT_FLOAT_EQ(scaleThatMends({{}, 1.3f, {}}), 1.3f);
}

TEST(Legibility, NamesAFewAndCountsTheRest) {
  const std::vector<TooSmall> small{{"Aghdam", 0.5}, {"Askeran", 0.6}, {"Sus", 0.7}};
  EXPECT_EQ(namesOf(small, 2), "Aghdam, Askeran and 1 more");
  EXPECT_EQ(namesOf(small, 3), "Aghdam, Askeran, Sus");
}

}  // namespace
}  // namespace viewer
