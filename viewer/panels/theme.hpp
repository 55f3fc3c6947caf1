// How the panels look: calm, in colours that suit the map, and their fonts.
#pragma once

#include "viewer/layers/symbols.hpp"
#include "viewer/panels/colors.hpp"

#include <array>

struct ImFont;
struct ImFontAtlas;
struct ImGuiStyle;

namespace viewer {

/// Where a symbol's white masks lie in the font atlas' texture; tinted when drawn.
struct SymbolSprite {
  struct Part {
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
  };
  Part body, frame, mark;
  float sidePx = 0;  // each part is a square of this side
};

/// Owned by the atlas that they were loaded into.
struct Fonts {
  ImFont* normal = nullptr;
  ImFont* small = nullptr;
  ImFont* bold = nullptr;
  ImFont* date = nullptr;  // large and bold
  std::array<SymbolSprite, kSymbolCount> symbols;
};

/// Empties the atlas, loads the embedded fonts and the symbols into it and builds it; the texture
/// must be made after that. `uiScale` is 1 at 96 dpi.
Fonts loadFonts(ImFontAtlas& atlas, float uiScale);

/// Sizes, and the colours that suit the paper map.
void applyTheme(ImGuiStyle& style, float uiScale);
/// The colours alone, while the map's theme changes.
void applyColors(ImGuiStyle& style, const PanelColors& colors);

}  // namespace viewer
