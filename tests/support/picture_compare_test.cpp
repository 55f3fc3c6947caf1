#include "tests/support/picture_compare.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace support {
namespace {

Picture plain(int widthPx, int heightPx, std::uint8_t shade) {
  Picture picture{widthPx, heightPx, {}};
  picture.rgba.assign(static_cast<std::size_t>(widthPx) * static_cast<std::size_t>(heightPx) * 4,
                      shade);
  return picture;
}

void paint(Picture& picture, int x, int y, int widthPx, std::uint8_t shade) {
  const auto first = (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.widthPx) +
                      static_cast<std::size_t>(x)) *
                     4;
  std::fill_n(picture.rgba.begin() + static_cast<std::ptrdiff_t>(first), widthPx * 4, shade);
}

bool passes(const Picture& a, const Picture& b, const Tolerance& tolerance) {
  const bool one = within(compare(a, b, tolerance), tolerance);
  EXPECT_EQ(one, within(compare(b, a, tolerance), tolerance)) << "the order must not matter";
  return one;
}

TEST(PictureCompare, APictureIsLikeItself) {
  const Picture picture = plain(40, 30, 90);
  EXPECT_TRUE(passes(picture, picture, kSameDriver));
  EXPECT_TRUE(passes(picture, picture, kOtherDriver));
}

TEST(PictureCompare, SizesMustAgreeAndPicturesBeWhole) {
  EXPECT_FALSE(passes(plain(40, 30, 90), plain(30, 40, 90), kOtherDriver));
  Picture torn = plain(40, 30, 90);
  torn.rgba.pop_back();
  EXPECT_FALSE(passes(torn, torn, kOtherDriver));
  EXPECT_FALSE(passes({}, {}, kOtherDriver));
}

TEST(PictureCompare, TheSameDriverMayFailTenPixels) {
  const Picture expected = plain(100, 100, 90);
  Picture actual = expected;
  paint(actual, 20, 20, 10, 99);
  EXPECT_TRUE(passes(actual, expected, kSameDriver));
  paint(actual, 20, 21, 1, 99);
  EXPECT_FALSE(passes(actual, expected, kSameDriver));
}

TEST(PictureCompare, EightStepsAreNoFailureButTheMeanCounts) {
  const Picture expected = plain(100, 100, 90);
  Picture actual = expected;
  for (int y = 0; y < 3; ++y) paint(actual, 0, y, 100, 98);
  EXPECT_TRUE(passes(actual, expected, kSameDriver)) << "3 % of the pixels off by 8: mean 0.24";
  paint(actual, 0, 3, 100, 98);
  EXPECT_FALSE(passes(actual, expected, kSameDriver)) << "mean 0.32";
}

TEST(PictureCompare, AnotherDriverMayMoveAnEdgeByAPixel) {
  Picture expected = plain(100, 100, 90), actual = expected;
  for (int y = 0; y < 50; ++y) paint(expected, 0, y, 100, 200);
  for (int y = 0; y < 51; ++y) paint(actual, 0, y, 100, 200);
  EXPECT_TRUE(passes(actual, expected, kOtherDriver));
  for (int y = 51; y < 53; ++y) paint(actual, 0, y, 100, 200);
  EXPECT_FALSE(passes(actual, expected, kOtherDriver)) << "three pixels are no moved edge";
}

TEST(PictureCompare, AnotherDriverMayNotLoseAThinLine) {
  const Picture expected = plain(100, 100, 90);
  Picture actual = expected;
  paint(actual, 0, 50, 100, 200);
  EXPECT_FALSE(passes(actual, expected, kOtherDriver));
}

TEST(PictureCompare, AnotherDriverMayFailFourInTenThousand) {
  const Picture expected = plain(100, 100, 90);
  Picture actual = expected;
  paint(actual, 5, 50, 4, 200);
  EXPECT_TRUE(passes(actual, expected, kOtherDriver));
  paint(actual, 5, 52, 1, 200);
  EXPECT_FALSE(passes(actual, expected, kOtherDriver));
}

TEST(PictureCompare, SaysWhereAndHowMuch) {
  const Picture expected = plain(160, 80, 90);
  Picture actual = expected;
  for (int y = 60; y < 80; ++y) paint(actual, 150, y, 10, 101);
  paint(actual, 155, 70, 1, 190);
  const Difference difference = compare(actual, expected, kSameDriver);
  EXPECT_EQ(difference.failing, 200u);
  EXPECT_EQ(describe(difference, actual, expected),
            "200 of 12800 pixels fail, mean 0.179/255\n"
            "worst at (155, 70): (190, 190, 190, 190), expected (90, 90, 90, 90)\n"
            "|                |\n"
            "|                |\n"
            "|                |\n"
            "|               #|\n");
}

}  // namespace
}  // namespace support
