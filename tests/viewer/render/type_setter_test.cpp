#include "viewer/render/type_setter.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

/// Where a sprite's body lies on the screen, and how many pixels it fills.
struct Ink {
  double xPx = 0, yPx = 0, areaPx = 0;
};

Ink inkOf(const Sprite& sprite, const Atlas& atlas) {
  Ink ink;
  const int columns = static_cast<int>(sprite.cellWidth),
            rows = static_cast<int>(sprite.cellHeight);
  const double perColumn = sprite.widthPx / sprite.cellWidth;
  const double perRow = sprite.heightPx / sprite.cellHeight;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const int texel = (static_cast<int>(sprite.cellY) + row) * atlas.sidePx() +
                        static_cast<int>(sprite.cellX) + column;
      const double share = atlas.pixels()[static_cast<std::size_t>(texel) * 4 + 1] / 255.0;
      const double x = (column + 0.5) * perColumn, y = (row + 0.5) * perRow;
      ink.xPx += share * (sprite.xPx + x * sprite.turnCos - y * sprite.turnSin);
      ink.yPx += share * (sprite.yPx + x * sprite.turnSin + y * sprite.turnCos);
      ink.areaPx += share;
    }
  }
  ink.xPx /= ink.areaPx;
  ink.yPx /= ink.areaPx;
  ink.areaPx *= perColumn * perRow;
  return ink;
}

class TypeSetterTest : public testing::Test {
 protected:
  TypeSetter type_ = TypeSetter::create().value();
};

constexpr std::string_view kTexts[] = {"Araz çayı", "Հրազդան", "Кура",
                                       "მტკვარი",   "رود ارس", "q\u0301 12%"};

TEST_F(TypeSetterTest, AlongALevelLineTextIsAsWithoutOne) {
  const std::vector<geo::Screen> path{{10, 50}, {90, 50}, {500, 50}};
  for (const std::string_view text : kTexts) {
    for (const float sizePx : {9.0F, 13.7F, 24.0F}) {
      const TextLook look{.sizePx = sizePx, .haloPx = 1.5F, .spacingEm = 0.2F};
      Sprites straight, along;
      type_.addText(straight, text, look, {30, 50});
      ASSERT_TRUE(type_.addTextAlong(along, text, look, path, 20));
      std::erase_if(along, [](const Sprite& sprite) { return sprite.color.a == 0; });  // halos
      ASSERT_EQ(along.size(), straight.size()) << text;
      for (std::size_t i = 0; i < along.size(); ++i) {
        const Ink a = inkOf(along[i], type_.atlas()), b = inkOf(straight[i], type_.atlas());
        // Upright ones stand at quarters of pixels, their marks at whole pixels.
        EXPECT_NEAR(a.xPx, b.xPx + 0.125, 0.25) << text;
        EXPECT_NEAR(a.yPx, b.yPx, 0.5) << text;
        EXPECT_NEAR(a.areaPx, b.areaPx, 0.03 * b.areaPx + 0.1) << text;
      }
    }
  }
}

// Turned back about the line's start, a letter lies where it lies on a level line.
TEST_F(TypeSetterTest, TurnsWithTheLine) {
  const TextLook look{.sizePx = 14};
  for (const std::string_view text : kTexts) {
    Sprites level;
    ASSERT_TRUE(
        type_.addTextAlong(level, text, look, std::vector<geo::Screen>{{0, 0}, {300, 0}}, 0));
    for (int degrees = -170; degrees <= 180; degrees += 35) {
      const double c = std::cos(degrees * 0.0174532925), s = std::sin(degrees * 0.0174532925);
      const std::vector<geo::Screen> path{
          {0, 0}, {static_cast<float>(300 * c), static_cast<float>(300 * s)}};
      Sprites turned;
      ASSERT_TRUE(type_.addTextAlong(turned, text, look, path, 0));
      ASSERT_EQ(turned.size(), level.size());
      for (std::size_t i = 0; i < level.size(); ++i) {
        const Ink a = inkOf(turned[i], type_.atlas()), b = inkOf(level[i], type_.atlas());
        EXPECT_NEAR(a.xPx * c + a.yPx * s, b.xPx, 1e-2);
        EXPECT_NEAR(a.yPx * c - a.xPx * s, b.yPx, 1e-2);
      }
    }
  }
}

TEST_F(TypeSetterTest, AddsNothingAlongAPathTooShort) {
  Sprites sprites;
  const std::vector<geo::Screen> path{{0, 0}, {10, 0}};
  EXPECT_FALSE(type_.addTextAlong(sprites, "Araz", {}, path, 0));
  EXPECT_TRUE(sprites.empty());
}

TEST_F(TypeSetterTest, AlongALineAllHalosLieBelowAllLetters) {
  Sprites sprites;
  const std::vector<geo::Screen> path{{0, 0}, {300, 100}};
  const TextLook look{.halo = {255, 255, 255, 255}, .haloPx = 2};
  ASSERT_TRUE(type_.addTextAlong(sprites, "شهرستان", look, path, 0));
  const auto isHalo = [](const Sprite& s) { return s.color.a == 0 && s.casing.a == 255; };
  const auto isLetter = [](const Sprite& s) { return s.color.a == 255 && s.casing.a == 0; };
  const auto middle = sprites.begin() + static_cast<std::ptrdiff_t>(sprites.size() / 2);
  EXPECT_TRUE(std::all_of(sprites.begin(), middle, isHalo));
  EXPECT_TRUE(std::all_of(middle, sprites.end(), isLetter));
  EXPECT_GT(sprites.size(), 6U);
}

TEST_F(TypeSetterTest, TurnedMasksHaveAFreeRim) {
  Sprites sprites;
  const TextLook look{.sizePx = 11, .haloPx = 2};
  const std::vector<geo::Screen> path{{0, 0}, {300, 100}};
  ASSERT_TRUE(type_.addTextAlong(sprites, "Ağoğlan 8", look, path, 0));
  const Atlas& atlas = type_.atlas();
  for (const Sprite& s : sprites) {
    const int left = static_cast<int>(s.cellX), top = static_cast<int>(s.cellY);
    const int right = left + static_cast<int>(s.cellWidth) - 1;
    const int bottom = top + static_cast<int>(s.cellHeight) - 1;
    for (int y = top; y <= bottom; ++y) {
      for (int x = left; x <= right; ++x) {
        if (x != left && x != right && y != top && y != bottom) continue;
        EXPECT_EQ(atlas.pixels()[static_cast<std::size_t>(y * atlas.sidePx() + x) * 4], 0);
      }
    }
  }
}

TEST_F(TypeSetterTest, UprightSpritesAreNotTurned) {
  Sprites sprites;
  type_.addText(sprites, "Şuşa", {}, {3, 20});
  type_.addRect(sprites, {0, 0}, 5, 5, {});
  type_.addSymbol(sprites, Symbol{}, {9, 9}, {});
  for (const Sprite& sprite : sprites) {
    EXPECT_EQ(sprite.turnCos, 1);
    EXPECT_EQ(sprite.turnSin, 0);
    EXPECT_EQ(sprite.xPx, std::floor(sprite.xPx));
    EXPECT_EQ(sprite.yPx, std::floor(sprite.yPx));
  }
}

TEST_F(TypeSetterTest, SpacingGrowsWithTheSize) {
  for (const float sizePx : {10.0F, 32.0F}) {
    const float plain = type_.shaped("XƏZƏR", {.sizePx = sizePx}).widthPx;
    const float wide = type_.shaped("XƏZƏR", {.sizePx = sizePx, .spacingEm = 0.5F}).widthPx;
    EXPECT_NEAR(wide, plain + 4 * 0.5F * sizePx, 1e-3);
  }
}

// No font is asked for a character of private use, so it is missing on every machine.
TEST_F(TypeSetterTest, GivesAMissingCharacterOnce) {
  Sprites sprites;
  type_.addText(sprites, "a\uE123b\uE123", {}, {0, 0});
  EXPECT_FALSE(sprites.empty());
  EXPECT_EQ(type_.takeMissing(), U"\uE123");
  type_.addText(sprites, "a\uE123b\uE123", {}, {0, 0});
  type_.addText(sprites, "\uE123", {.style = FontStyle::Bold, .sizePx = 40}, {0, 0});
  EXPECT_EQ(type_.takeMissing(), U"");
}

}  // namespace
}  // namespace viewer
