// The map's themes: the colours of everything that is not the scenario's own, and how the
// scenario's own colours are brought onto them. Values only.
#pragma once

#include "geo/base/color.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace viewer {

enum class ThemeId : std::uint8_t { Paper, Light, Dark, Contrast, Grey };

/// A height and its colour on the relief.
struct TintStop {
  double metres;
  geo::Color color;
};

struct Theme {
  ThemeId id = ThemeId::Paper;
  std::string_view name, title;  // on the command line; in the window

  // The base map, calm enough that everything told on top of it stands out.
  geo::Color outside;  // beyond the base map
  geo::Color land, sea, water, waterLine, border, disputedBorder, admin1, grid;
  geo::Color placeInk, waterInk, countryInk;
  std::array<TintStop, 6> tints;
  double shadeStrength;  // of the hillshade: 0 is none

  // What is written, and the boxes it stands in.
  geo::Color ink, quietInk, halo, sheet, sheetRim;

  // Symbols and what is drawn of the scenario.
  geo::Color symbolInk, symbolCasing, openBody, selection, contested;
  std::uint8_t areaAlpha, contestedAlpha, stripAlpha, bandAlpha;
  float lineShare;    // widths of lines on top of the base map, times this
  bool patternAreas;  // who holds an area is told by a pattern, too
};

/// In the order of the enumeration.
const std::array<Theme, 5>& themes();
const Theme& themeOf(ThemeId id);

/// A colour that the scenario chose, as it stands on this theme's ground: unchanged, darkened or
/// lightened until its contrast with the land is enough, or grey. What has a rim is moved less: the
/// farther colours are moved the more they look alike.
enum class Stands : std::uint8_t { Alone, Cased };  // a line; or a body with a rim around it
geo::Color onTheme(const Theme& theme, geo::Color color, Stands stands = Stands::Alone);

/// The same for a name, which is small and stands on its halo.
geo::Color nameOnTheme(const Theme& theme, geo::Color color);

/// Relative luminance, 0 to 1, and the contrast of two opaque colours, 1 to 21 (WCAG 2.1, W3C
/// 2018).
double luminanceOf(geo::Color color);
double contrastOf(geo::Color a, geo::Color b);

}  // namespace viewer
