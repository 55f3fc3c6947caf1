// What the last row can read.
#include "viewer/cli/room_check.hpp"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

namespace viewer::cli {
namespace {

TEST(Room, IsReadFromText) {
  const auto room = parseRoom("3840x2160,65in,8m");
  ASSERT_TRUE(room);
  EXPECT_EQ(room->widthPx, 3840);
  EXPECT_EQ(room->heightPx, 2160);
  EXPECT_NEAR(room->diagonalMetres, 1.651, 1e-9);
  EXPECT_EQ(room->distanceMetres, 8);
  EXPECT_NEAR(parseRoom("1920x1080,165.1cm,8m")->diagonalMetres, 1.651, 1e-9);
  for (const char* wrong :
       {"", "3840x2160", "3840x2160,65in", "3840x2160,65,8m", "3840x2160,65in,0m",
        "3840x2160,-1m,8m", "0x0,65in,8m", "3840x2160,65in,8m,1"}) {
    EXPECT_FALSE(parseRoom(wrong)) << wrong;
  }
}

TEST(Room, AnglesAreThoseOfTheScreen) {
  // A screen 1 m high and 16/9 m wide: its height from 10 m away is 5.71 degrees.
  const Room room{1600, 900, std::hypot(1.0, 16.0 / 9), 10};
  EXPECT_NEAR(minutesOf(900, room), std::atan(0.1) * 180 / std::numbers::pi * 60, 1e-6);
  EXPECT_GT(minutesOf(10, {1600, 900, room.diagonalMetres, 5}), minutesOf(10, room));
}

}  // namespace
}  // namespace viewer::cli
