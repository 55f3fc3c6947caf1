#include "geo/base/color.hpp"

#include <string_view>

#include <gtest/gtest.h>

namespace geo {
namespace {

TEST(ParseColor, ReadsSixOrEightDigits) {
  EXPECT_EQ(parseColor("#2f5aa8"), (Color{0x2f, 0x5a, 0xa8, 255}));
  EXPECT_EQ(parseColor("#2F5AA880"), (Color{0x2f, 0x5a, 0xa8, 0x80}));
  EXPECT_EQ(parseColor("#00000000"), (Color{0, 0, 0, 0}));
}

TEST(ParseColor, RefusesEverythingElse) {
  for (const std::string_view text :
       {"", "#", "2f5aa8", "#2f5aa", "#2f5aa8f", "#2f5aa8ff0", "#2f5ag8", "#+f5aa8", "#-15aa8",
        "# f5aa8", "#2f5a a", "red", "#0x5aa8", "##f5aa8"}) {
    EXPECT_FALSE(parseColor(text)) << text;
  }
}

TEST(FormatColor, IsReadBackAsTheSameColour) {
  for (int value = 0; value < 256; ++value) {
    const auto byte = static_cast<std::uint8_t>(value);
    const Color color{byte, static_cast<std::uint8_t>(255 - byte), 7, 255};
    EXPECT_EQ(parseColor(formatColor(color)), color);
  }
}

TEST(Mix, GoesFromOneToTheOther) {
  const Color from{0, 100, 255, 255}, to{255, 0, 255, 0};
  EXPECT_EQ(mix(from, to, 0), from);
  EXPECT_EQ(mix(from, to, 1), to);
  EXPECT_EQ(mix(from, to, 0.5), (Color{128, 50, 255, 128}));
}

TEST(WithAlpha, ChangesNothingElse) {
  EXPECT_EQ((Color{1, 2, 3, 4}).withAlpha(9), (Color{1, 2, 3, 9}));
}

}  // namespace
}  // namespace geo
