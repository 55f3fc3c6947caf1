#include "viewer/text/text.hpp"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

double areaPx(const std::vector<std::uint8_t>& mask) {
  return std::accumulate(mask.begin(), mask.end(), 0.0) / 255;
}

class GlyphMaskTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(fonts_) << geo::describe(fonts_.error()); }

  std::vector<ShapedGlyph> glyphs(std::string_view text) {
    return fonts_->shape(text, FontStyle::Regular, 10).glyphs;
  }

  GlyphMask mask(std::string_view letter, float sizePx, float haloPx) {
    return fonts_->mask(glyphs(letter).front(), sizePx, haloPx);
  }

  geo::Result<FontSet> fonts_ = FontSet::embedded();
};

constexpr std::string_view kSample = "AgğəşİR@8%&jЖфՍևთწقشپ۴";

TEST_F(GlyphMaskTest, CasingCoversInk) {
  for (const ShapedGlyph& glyph : glyphs(kSample)) {
    for (const float sizePx : {6.0F, 11.5F, 40.0F, 400.0F}) {
      for (const float haloPx : {0.0F, 0.3F, 1.0F, 2.5F, 20.0F}) {
        const GlyphMask mask = fonts_->mask(glyph, sizePx, haloPx);
        const auto pixels = static_cast<std::size_t>(mask.widthPx * mask.heightPx);
        ASSERT_GT(pixels, 0U);
        ASSERT_EQ(mask.ink.size(), pixels);
        ASSERT_EQ(mask.casing.size(), pixels);
        for (std::size_t i = 0; i < pixels; ++i) ASSERT_GE(mask.casing[i], mask.ink[i]);
        EXPECT_TRUE(haloPx > 0 || mask.casing == mask.ink);
      }
    }
  }
}

/// Offsets of pixels at most so far away.
std::vector<std::pair<int, int>> disc(float radiusPx) {
  std::vector<std::pair<int, int>> offsets;
  const int reach = static_cast<int>(std::ceil(radiusPx));
  for (int y = -reach; y <= reach; ++y) {
    for (int x = -reach; x <= reach; ++x) {
      if (std::hypot(x, y) <= radiusPx) offsets.emplace_back(x, y);
    }
  }
  return offsets;
}

/// The greatest ink within a distance of a pixel.
int mostInkNear(const GlyphMask& mask, int x, int y,
                const std::vector<std::pair<int, int>>& offsets) {
  int most = 0;
  for (const auto& [dx, dy] : offsets) {
    const int nearX = x + dx;
    const int nearY = y + dy;
    if (nearX < 0 || nearY < 0 || nearX >= mask.widthPx || nearY >= mask.heightPx) continue;
    most = std::max(most, int{mask.ink[static_cast<std::size_t>(nearY * mask.widthPx + nearX)]});
  }
  return most;
}

// Counters narrower than the halo are among these.
TEST_F(GlyphMaskTest, HaloReachesItsWidthAndNoFarther) {
  for (const float haloPx : {1.5F, 4.0F, 9.0F}) {
    const auto sure = disc(haloPx - 1);
    const auto possible = disc(haloPx + 1.5F);
    for (const ShapedGlyph& glyph : glyphs(kSample)) {
      const GlyphMask mask = fonts_->mask(glyph, 30, haloPx);
      for (int i = 0; i < mask.widthPx * mask.heightPx; ++i) {
        const int x = i % mask.widthPx;
        const int y = i / mask.widthPx;
        const int casing = mask.casing[static_cast<std::size_t>(i)];
        ASSERT_TRUE(casing == 255 || mostInkNear(mask, x, y, sure) < 255) << x << ' ' << y;
        ASSERT_TRUE(casing == 0 || mostInkNear(mask, x, y, possible) > 0) << x << ' ' << y;
      }
    }
  }
}

// A hinted picture snaps stems to pixels, and its area jumps with the size.
TEST_F(GlyphMaskTest, AreaGrowsWithTheSquareOfTheSize) {
  for (const ShapedGlyph& glyph : glyphs(kSample)) {
    const double unit = areaPx(fonts_->mask(glyph, 400, 0).ink) / (400 * 400);
    for (const float sizePx : {6.0F, 9.7F, 13.0F, 14.4F, 57.3F}) {
      const double area = areaPx(fonts_->mask(glyph, sizePx, 0).ink);
      const double share = 0.2 / sizePx;  // curves are drawn to within a part of a pixel
      EXPECT_NEAR(area / (sizePx * sizePx), unit, share * unit) << sizePx;
    }
  }
}

// Steiner: a convex shape of area A and girth P grows by h to A + P h + pi h^2. The l is a bar.
TEST_F(GlyphMaskTest, HaloOfABarHasRoundCorners) {
  const double bare = areaPx(mask("l", 50, 0).casing);
  const double narrow = areaPx(mask("l", 50, 4).casing);
  const double wide = areaPx(mask("l", 50, 8).casing);
  EXPECT_NEAR(wide - 2 * narrow + bare, 32 * std::numbers::pi, 1.5);
  EXPECT_NEAR(bare, areaPx(mask("l", 50, 8).ink), 0.1);
}

TEST_F(GlyphMaskTest, StandsOnTheBaseLine) {
  const GlyphMask bar = mask("l", 100, 0);
  EXPECT_EQ(bar.topPx - bar.heightPx, 0);
  const GlyphMask hook = mask("p", 100, 0);
  EXPECT_LT(hook.topPx - hook.heightPx, -10);
  const GlyphMask bold = mask("l", 100, 6);
  EXPECT_EQ(bold.leftPx, bar.leftPx - 6);
  EXPECT_EQ(bold.topPx, bar.topPx + 6);
  EXPECT_EQ(bold.heightPx, bar.heightPx + 12);
}

TEST_F(GlyphMaskTest, SpacesAreEmpty) {
  for (const float haloPx : {0.0F, 3.0F}) {
    const GlyphMask space = mask(" ", 20, haloPx);
    EXPECT_EQ(space.widthPx, 0);
    EXPECT_EQ(space.heightPx, 0);
    EXPECT_TRUE(space.ink.empty());
    EXPECT_TRUE(space.casing.empty());
  }
}

}  // namespace
}  // namespace viewer
