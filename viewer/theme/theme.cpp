#include "viewer/theme/theme.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

constexpr geo::Color kWhite{255, 255, 255, 255}, kBlack{0, 0, 0, 255};

constexpr Theme kPaper{
    .id = ThemeId::Paper,
    .name = "paper",
    .title = "Paper",
    .outside = {226, 228, 228, 255},
    .land = {246, 243, 234, 255},
    .sea = {205, 222, 232, 255},
    .water = {190, 213, 227, 255},
    .waterLine = {142, 178, 201, 255},
    .border = {110, 104, 112, 255},
    .disputedBorder = {140, 112, 134, 255},
    .admin1 = {196, 188, 180, 255},
    .grid = {92, 96, 104, 120},
    .placeInk = {58, 58, 64, 255},
    .waterInk = {52, 92, 126, 255},
    .countryInk = {120, 112, 112, 255},
    // Pale from plain to snow line, so that lines and labels keep their contrast.
    .tints = {{{-30, {228, 233, 216, 255}},
               {200, {236, 238, 221, 255}},
               {700, {244, 240, 224, 255}},
               {1500, {240, 230, 211, 255}},
               {2400, {230, 218, 202, 255}},
               {3600, {240, 236, 232, 255}}}},
    .shadeStrength = 0.17,
    .ink = {33, 36, 41, 255},
    .quietInk = {84, 86, 92, 255},
    .halo = {255, 255, 255, 225},
    .sheet = {255, 255, 255, 232},
    .sheetRim = {150, 150, 154, 255},
    .symbolInk = {28, 28, 32, 255},
    .symbolCasing = {255, 255, 255, 235},
    .openBody = kWhite,
    .selection = {255, 196, 0, 255},
    .contested = {33, 36, 41, 255},
    .areaAlpha = 92,
    .contestedAlpha = 80,
    .stripAlpha = 105,
    .bandAlpha = 105,
    .lineShare = 1,
    .patternAreas = false};

/// White ground for printing on white paper.
constexpr Theme light() {
  Theme theme = kPaper;
  theme.id = ThemeId::Light;
  theme.name = "light";
  theme.title = "Light";
  theme.outside = {238, 239, 241, 255};
  theme.land = {252, 252, 251, 255};
  theme.sea = {222, 232, 241, 255};
  theme.water = {204, 220, 234, 255};
  theme.waterLine = {150, 180, 206, 255};
  theme.admin1 = {205, 205, 207, 255};
  theme.tints = {{{-30, {240, 244, 238, 255}},
                  {200, {246, 248, 243, 255}},
                  {700, {251, 250, 246, 255}},
                  {1500, {248, 245, 240, 255}},
                  {2400, {242, 239, 235, 255}},
                  {3600, {250, 249, 248, 255}}}};
  theme.shadeStrength = 0.14;
  return theme;
}

/// For dark rooms and screens that stay on all night.
constexpr Theme dark() {
  Theme theme = kPaper;
  theme.id = ThemeId::Dark;
  theme.name = "dark";
  theme.title = "Dark";
  theme.outside = {14, 17, 21, 255};
  theme.land = {36, 41, 47, 255};
  theme.sea = {20, 30, 42, 255};
  theme.water = {24, 40, 56, 255};
  theme.waterLine = {58, 92, 120, 255};
  theme.border = {168, 166, 174, 255};
  theme.disputedBorder = {178, 150, 172, 255};
  theme.admin1 = {76, 80, 86, 255};
  theme.grid = {170, 178, 190, 90};
  theme.placeInk = {206, 208, 212, 255};
  theme.waterInk = {130, 178, 214, 255};
  theme.countryInk = {142, 146, 154, 255};
  theme.tints = {{{-30, {34, 42, 40, 255}},
                  {200, {36, 43, 42, 255}},
                  {700, {42, 46, 46, 255}},
                  {1500, {50, 50, 49, 255}},
                  {2400, {60, 58, 56, 255}},
                  {3600, {78, 78, 80, 255}}}};
  theme.shadeStrength = 0.3;
  theme.ink = {236, 238, 241, 255};
  theme.quietInk = {176, 181, 189, 255};
  theme.halo = {14, 17, 21, 225};
  theme.sheet = {22, 26, 31, 236};
  theme.sheetRim = {92, 98, 108, 255};
  theme.symbolInk = {10, 12, 15, 255};
  theme.symbolCasing = {232, 235, 240, 235};
  theme.openBody = {36, 41, 47, 255};
  theme.contested = {222, 224, 228, 255};
  theme.areaAlpha = 84;
  theme.contestedAlpha = 96;
  return theme;
}

/// Black on white, for far rows, weak projectors and weak eyes.
constexpr Theme contrast() {
  Theme theme = kPaper;
  theme.id = ThemeId::Contrast;
  theme.name = "contrast";
  theme.title = "High contrast";
  theme.outside = {255, 255, 255, 255};
  theme.land = {255, 255, 255, 255};
  theme.sea = {206, 226, 242, 255};
  theme.water = {176, 208, 234, 255};
  theme.waterLine = {62, 120, 170, 255};
  theme.border = {20, 20, 22, 255};
  theme.disputedBorder = {104, 40, 92, 255};
  theme.admin1 = {150, 150, 152, 255};
  theme.grid = {60, 62, 66, 150};
  theme.placeInk = kBlack;
  theme.waterInk = {0, 58, 110, 255};
  theme.countryInk = {70, 70, 72, 255};
  theme.tints = {{{-30, {248, 249, 246, 255}},
                  {200, {250, 250, 247, 255}},
                  {700, {252, 251, 247, 255}},
                  {1500, {247, 243, 236, 255}},
                  {2400, {238, 232, 224, 255}},
                  {3600, {246, 244, 242, 255}}}};
  theme.shadeStrength = 0.1;
  theme.ink = kBlack;
  theme.quietInk = {44, 45, 48, 255};
  theme.halo = {255, 255, 255, 250};
  theme.sheet = {255, 255, 255, 255};
  theme.sheetRim = kBlack;
  theme.symbolInk = kBlack;
  theme.symbolCasing = {255, 255, 255, 255};
  theme.contested = kBlack;
  theme.areaAlpha = 112;
  theme.contestedAlpha = 130;
  theme.stripAlpha = 125;
  theme.bandAlpha = 120;
  theme.lineShare = 1.35f;
  return theme;
}

/// For black-and-white print: what colour tells elsewhere is told by lightness and by patterns.
constexpr Theme grey() {
  Theme theme = kPaper;
  theme.id = ThemeId::Grey;
  theme.name = "grey";
  theme.title = "Greyscale print";
  theme.outside = {244, 244, 244, 255};
  theme.land = {255, 255, 255, 255};
  theme.sea = {226, 226, 226, 255};
  theme.water = {208, 208, 208, 255};
  theme.waterLine = {150, 150, 150, 255};
  theme.border = {40, 40, 40, 255};
  theme.disputedBorder = {84, 84, 84, 255};
  theme.admin1 = {176, 176, 176, 255};
  theme.grid = {90, 90, 90, 120};
  theme.placeInk = {36, 36, 36, 255};
  theme.waterInk = {78, 78, 78, 255};
  theme.countryInk = {112, 112, 112, 255};
  theme.tints = {{{-30, {250, 250, 250, 255}},
                  {200, {252, 252, 252, 255}},
                  {700, {252, 252, 252, 255}},
                  {1500, {247, 247, 247, 255}},
                  {2400, {240, 240, 240, 255}},
                  {3600, {248, 248, 248, 255}}}};
  theme.shadeStrength = 0.12;
  theme.ink = {16, 16, 16, 255};
  theme.quietInk = {70, 70, 70, 255};
  theme.halo = {255, 255, 255, 245};
  theme.sheet = {255, 255, 255, 245};
  theme.sheetRim = {60, 60, 60, 255};
  theme.symbolInk = kBlack;
  theme.symbolCasing = {255, 255, 255, 255};
  theme.selection = {255, 255, 255, 255};
  theme.contested = {16, 16, 16, 255};
  theme.areaAlpha = 105;
  theme.contestedAlpha = 100;
  theme.bandAlpha = 110;
  theme.patternAreas = true;
  return theme;
}

constexpr std::array<Theme, 5> kThemes{kPaper, light(), dark(), contrast(), grey()};

/// The least contrast of a scenario's colour with the land (WCAG 2.1: 3 for graphics, 4.5 for
/// text); and of a name with its halo, small as it is (enhanced: 7).
constexpr double kDarkContrast = 3.0, kDarkCasedContrast = 2.3, kHighContrast = 4.5,
                 kNameContrast = 7;

/// The colour moved towards `end` in small steps until it stands out from the ground.
geo::Color movedTowards(geo::Color end, geo::Color color, geo::Color ground, double least) {
  constexpr int kSteps = 32;
  for (int i = 0; i <= kSteps; ++i) {
    const geo::Color moved = geo::mix(color.withAlpha(255), end, static_cast<double>(i) / kSteps);
    if (contrastOf(moved, ground) >= least) return moved.withAlpha(color.a);
  }
  return end.withAlpha(color.a);
}

double linear(std::uint8_t part) {
  const double share = part / 255.0;
  return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

/// The grey as light as the colour.
geo::Color greyOf(geo::Color color) {
  const double y = luminanceOf(color);
  const double share = y <= 0.0031308 ? y * 12.92 : 1.055 * std::pow(y, 1 / 2.4) - 0.055;
  const auto grey = static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
  return {grey, grey, grey, color.a};
}

}  // namespace

const std::array<Theme, 5>& themes() {
  return kThemes;
}

const Theme& themeOf(ThemeId id) {
  return kThemes.at(static_cast<std::size_t>(id));
}

geo::Color onTheme(const Theme& theme, geo::Color color, Stands stands) {
  switch (theme.id) {
    case ThemeId::Dark:
      return movedTowards(kWhite, color, theme.land,
                          stands == Stands::Cased ? kDarkCasedContrast : kDarkContrast);
    case ThemeId::Contrast:
      return movedTowards(kBlack, color, theme.land, kHighContrast);
    case ThemeId::Grey:
      return greyOf(color);
    case ThemeId::Paper:
    case ThemeId::Light:
      break;
  }
  return color;
}

geo::Color nameOnTheme(const Theme& theme, geo::Color color) {
  return movedTowards(theme.ink, onTheme(theme, color), theme.halo, kNameContrast);
}

double luminanceOf(geo::Color color) {
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

double contrastOf(geo::Color a, geo::Color b) {
  const double high = std::max(luminanceOf(a), luminanceOf(b));
  const double low = std::min(luminanceOf(a), luminanceOf(b));
  return (high + 0.05) / (low + 0.05);
}

}  // namespace viewer
