// What the panels' colours promise: readable text, and panels as light or dark as their map.
#include "viewer/panels/colors.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

/// WCAG 2.1, 1.4.6 and 1.4.3 (text), 1.4.11 (parts of the interface).
TEST(PanelColors, TextStandsOutFromAllThatItIsWrittenOn) {
  for (const Theme& theme : themes()) {
    const PanelColors& colors = panelColorsOf(theme.id);
    for (const geo::Color ground :
         {colors.panel, colors.field, colors.button, colors.buttonHovered, colors.accentPale}) {
      EXPECT_GE(contrastOf(colors.ink, ground), 7) << theme.name;
    }
    for (const geo::Color ground : {colors.panel, colors.field}) {
      for (const geo::Color text : {colors.quietInk, colors.warning, colors.error, colors.accent}) {
        EXPECT_GE(contrastOf(text, ground), 4.5) << theme.name;
      }
      EXPECT_GE(contrastOf(colors.certain, ground), 3) << theme.name << ": bars of the timeline";
    }
    EXPECT_GE(contrastOf(colors.certain, colors.possible), 3) << "sure and unsure events differ";
  }
}

TEST(PanelColors, AreLightBesideLightMapsAndDarkBesideDarkOnes) {
  for (const Theme& theme : themes()) {
    const bool darkMap = luminanceOf(theme.land) < 0.2;
    const PanelColors& colors = panelColorsOf(theme.id);
    for (const geo::Color ground : {colors.panel, colors.field, colors.button}) {
      EXPECT_EQ(luminanceOf(ground) < 0.2, darkMap) << theme.name;
    }
  }
}

TEST(PanelColors, OfTheHighContrastThemeHaveTheGreatestContrast) {
  const PanelColors& light = panelColorsOf(ThemeId::Paper);
  const PanelColors& contrast = panelColorsOf(ThemeId::Contrast);
  EXPECT_DOUBLE_EQ(contrastOf(contrast.ink, contrast.panel), 21);
  EXPECT_GT(contrastOf(contrast.quietInk, contrast.panel), contrastOf(light.quietInk, light.panel));
  EXPECT_GT(contrastOf(contrast.line, contrast.panel), contrastOf(light.line, light.panel));
  EXPECT_GT(contrastOf(contrast.possible, contrast.field), 3);
}

}  // namespace
}  // namespace viewer
