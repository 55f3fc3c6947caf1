// The embedded fonts and the symbols' masks go into one texture, so that the panels draw in few
// calls.
#include "embedded/fonts.hpp"

#include "viewer/panels/theme.hpp"
#include "viewer/text/outline.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <span>
#include <string_view>

#include <imgui.h>
#include <imgui_freetype.h>

namespace viewer {

namespace {

// At scale 1. Line heights, as ImGui counts: an em of Noto Sans is 0.734 of them.
constexpr float kNormalPx = 18, kSmallPx = 16, kDatePx = 32;
constexpr float kSymbolSidePx = 20, kSymbolUnitPx = 7, kSymbolStrokePx = 1.2f;

constexpr ImWchar kTextRange[] = {0x20,   0x2AF,           // Latin, also the Azerbaijani schwa
                                  0x2BB,  0x2BC,           // modifier apostrophes
                                  0x300,  0x36F,           // accents that follow their letter
                                  0x370,  0x3FF,           // Greek
                                  0x400,  0x52F,           // Cyrillic
                                  0x1E00, 0x1EFF,          // Latin of other languages
                                  0x2010, 0x2027,          // dashes, quotation marks, bullets
                                  0x2030, 0x205E, 0x20A0,  // permille to currency
                                  0x20BF, 0x2116, 0x2116, 0};
constexpr ImWchar kDateRange[] = {0x20, 0xFF, 0x2010, 0x2027, 0};
constexpr ImWchar kArmenianRange[] = {0x530, 0x58F, 0};
constexpr ImWchar kGeorgianRange[] = {0x10A0, 0x10FF, 0x1C90, 0x1CBF, 0};

struct FontPiece {
  std::string_view file;
  const ImWchar* range;
};

/// One font out of several files: the first gives the measures, the others their own letters.
ImFont* addFont(ImFontAtlas& atlas, float sizePx, std::initializer_list<FontPiece> pieces) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = config.OversampleV = 1;
  ImFont* font = nullptr;
  for (const FontPiece& piece : pieces) {
    // The atlas only reads what it does not own.
    void* data = const_cast<char*>(piece.file.data());
    config.MergeMode = font != nullptr;
    font = atlas.AddFontFromMemoryTTF(data, static_cast<int>(piece.file.size()), std::round(sizePx),
                                      &config, piece.range);
  }
  return font;
}

Fonts addFonts(ImFontAtlas& atlas, float uiScale) {
  const FontPiece regular{embedded::notoSansRegular(), kTextRange};
  const FontPiece bold{embedded::notoSansBold(), kTextRange};
  const FontPiece armenian{embedded::notoSansArmenianRegular(), kArmenianRange};
  const FontPiece armenianBold{embedded::notoSansArmenianBold(), kArmenianRange};
  const FontPiece georgian{embedded::notoSansGeorgianRegular(), kGeorgianRange};
  const FontPiece georgianBold{embedded::notoSansGeorgianBold(), kGeorgianRange};
  Fonts fonts;
  fonts.normal = addFont(atlas, kNormalPx * uiScale, {regular, armenian, georgian});
  fonts.small = addFont(atlas, kSmallPx * uiScale, {regular, armenian, georgian});
  fonts.bold = addFont(atlas, kNormalPx * uiScale, {bold, armenianBold, georgianBold});
  fonts.date = addFont(atlas, kDatePx * uiScale, {{embedded::notoSansBold(), kDateRange}});
  return fonts;
}

/// The places kept for a symbol's three masks in the texture.
struct SymbolPlaces {
  int body = 0, frame = 0, mark = 0;
};

SymbolSprite::Part copyMask(ImFontAtlas& atlas, int place, const OutlineMask& mask) {
  const ImFontAtlasCustomRect& rect = *atlas.GetCustomRectByIndex(place);
  unsigned char* pixels = nullptr;
  int widthPx = 0, heightPx = 0;
  atlas.GetTexDataAsAlpha8(&pixels, &widthPx, &heightPx);
  const auto side = static_cast<std::size_t>(mask.sizePx);
  for (std::size_t row = 0; row < side; ++row) {
    const auto from = mask.coverage.begin() + static_cast<std::ptrdiff_t>(row * side);
    std::copy_n(from, side, pixels + (rect.Y + row) * static_cast<std::size_t>(widthPx) + rect.X);
  }
  ImVec2 low, high;
  atlas.CalcCustomRectUV(&rect, &low, &high);
  return {low.x, low.y, high.x, high.y};
}

SymbolSprite spriteOf(ImFontAtlas& atlas, const SymbolPlaces& places, Symbol symbol, int sidePx) {
  const SymbolShape shape = shapeOf(symbol);
  const float unitPx = static_cast<float>(sidePx) * (kSymbolUnitPx / kSymbolSidePx);
  const float strokePx = static_cast<float>(sidePx) * (kSymbolStrokePx / kSymbolSidePx);
  SymbolSprite sprite;
  sprite.body = copyMask(atlas, places.body, fillMask(shape.body, sidePx, unitPx));
  sprite.frame =
      copyMask(atlas, places.frame, strokeMask(shape.frame, sidePx, unitPx, strokePx, {}));
  sprite.mark = copyMask(atlas, places.mark, fillMask(shape.mark, sidePx, unitPx));
  sprite.sidePx = static_cast<float>(sidePx);
  return sprite;
}

}  // namespace

Fonts loadFonts(ImFontAtlas& atlas, float uiScale) {
  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();  // its hints keep small text sharp
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  Fonts fonts = addFonts(atlas, uiScale);
  const int sidePx = static_cast<int>(std::lround(kSymbolSidePx * uiScale));
  std::array<SymbolPlaces, kSymbolCount> places;
  for (SymbolPlaces& place : places) {
    place.body = atlas.AddCustomRectRegular(sidePx, sidePx);
    place.frame = atlas.AddCustomRectRegular(sidePx, sidePx);
    place.mark = atlas.AddCustomRectRegular(sidePx, sidePx);
  }
  atlas.Build();
  for (std::size_t i = 0; i < kSymbolCount; ++i) {
    fonts.symbols[i] = spriteOf(atlas, places[i], static_cast<Symbol>(i), sidePx);
  }
  return fonts;
}

}  // namespace viewer
