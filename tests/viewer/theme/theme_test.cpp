// What the themes promise: readable text, and marks that stand out from the land.
#include "viewer/theme/theme.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

TEST(ThemeTest, HasOneRowForEachIdentifierInOrder) {
  for (const Theme& theme : themes()) EXPECT_EQ(&themeOf(theme.id), &theme);
}

TEST(ThemeTest, TextStandsOutFromLandAndSheet) {
  for (const Theme& theme : themes()) {
    EXPECT_GE(contrastOf(theme.ink, theme.land), 7) << theme.name;
    EXPECT_GE(contrastOf(theme.ink, theme.sheet), 7) << theme.name;
    EXPECT_GE(contrastOf(theme.quietInk, theme.sheet), 4.5) << theme.name;
    EXPECT_GE(contrastOf(theme.placeInk, theme.land), 4.5) << theme.name;
    EXPECT_GE(contrastOf(theme.waterInk, theme.sea), 4.5) << theme.name;
    EXPECT_GE(contrastOf(theme.border, theme.land), 3) << theme.name;
  }
}

TEST(ThemeTest, TheGreyThemeKnowsNoColour) {
  const Theme& grey = themeOf(ThemeId::Grey);
  for (const geo::Color color : {grey.land, grey.sea, grey.border, grey.ink, grey.waterInk,
                                 onTheme(grey, {200, 30, 90, 255})}) {
    EXPECT_EQ(color.r, color.g);
    EXPECT_EQ(color.g, color.b);
  }
}

TEST(ThemeTest, AScenariosColourStandsOutWhereTheThemePromisesIt) {
  for (const geo::Color color : {geo::Color{255, 240, 120}, {10, 20, 40}, {47, 90, 168}}) {
    const Theme& dark = themeOf(ThemeId::Dark);
    const Theme& contrast = themeOf(ThemeId::Contrast);
    EXPECT_GE(contrastOf(onTheme(dark, color), dark.land), 3);
    EXPECT_GE(contrastOf(onTheme(contrast, color), contrast.land), 4.5);
    EXPECT_EQ(onTheme(themeOf(ThemeId::Paper), color), color);
  }
}

TEST(ThemeTest, ANameOfAnyColourCanBeReadOnItsHaloInEveryTheme) {
  for (const Theme& theme : themes()) {
    for (int i = 0; i < 125; ++i) {
      const auto part = [&](int power) { return static_cast<std::uint8_t>(i / power % 5 * 63); };
      const geo::Color color{part(1), part(5), part(25)};
      EXPECT_GE(contrastOf(nameOnTheme(theme, color), theme.halo), 7) << theme.name << ' ' << i;
    }
  }
}

TEST(ThemeTest, ContrastIsThatOfTheStandard) {
  EXPECT_NEAR(contrastOf({0, 0, 0}, {255, 255, 255}), 21, 1e-9);
  EXPECT_NEAR(contrastOf({119, 119, 119}, {255, 255, 255}), 4.48, 0.01);
}

}  // namespace
}  // namespace viewer
