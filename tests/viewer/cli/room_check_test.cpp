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

}  // namespace
}  // namespace viewer::cli
