// Text and symbols as sprites from one atlas. Knows sizes in pixels; knows no GL.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/render/ink.hpp"
#include "viewer/text/atlas.hpp"
#include "viewer/text/text.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace viewer {

/// A picture from the atlas at a place on the screen: body in `color`, halo in `casing`, details in
/// `ink`. Turned clockwise about its upper left corner. The layout of shaders/sprite.vert.
struct Sprite {
  float xPx, yPx, widthPx, heightPx;
  float cellX, cellY, cellWidth, cellHeight;
  geo::Color color, casing, ink;
  float turnCos = 1, turnSin = 0;
};
static_assert(sizeof(Sprite) == 52);

using Sprites = std::vector<Sprite>;

class TypeSetter {
 public:
  /// With the machine's fonts for what the embedded ones lack.
  static geo::Result<TypeSetter> create();

  /// Shaped once and kept.
  const ShapedText& shaped(std::string_view text, const TextLook& look);

  /// Adds a line of text whose base line starts at `start`.
  void addText(Sprites& out, std::string_view text, const TextLook& look, geo::Screen start);
  /// Adds a line of text whose base line follows a path from `startPx` on, each letter as alongPath
  /// places it at any bend. False, and nothing added, where the path is too short.
  bool addTextAlong(Sprites& out, std::string_view text, const TextLook& look,
                    std::span<const geo::Screen> path, float startPx);
  void addRect(Sprites& out, geo::Screen topLeft, float widthPx, float heightPx, geo::Color color);
  /// A symbol centred at `at`.
  void addSymbol(Sprites& out, Symbol symbol, geo::Screen at, const SymbolLook& look);
  /// Adds each as the functions above do; text that does not fit its path is left out.
  void add(Sprites& out, const Inks& inks);

  /// Where its masks lie; the body's colour does not matter.
  AtlasCell symbolCell(Symbol symbol, const SymbolLook& look);

  /// What the glyphs of shaped text come from.
  FontData fontOf(std::uint16_t face) const { return fonts_.dataOf(face); }

  const Atlas& atlas() const { return atlas_; }
  /// True when the atlas was full and has been emptied since the last call: sprites made before
  /// are then wrong and must be made again.
  bool takeOverflow();
  /// The characters met since the last call that no font has; each is given once.
  /// describeMissing() puts one in words.
  std::u32string takeMissing() { return fonts_.takeMissing(); }

 private:
  explicit TypeSetter(FontSet fonts);
  /// A mask's place in the atlas, and where its upper left corner lies from the glyph's origin.
  struct Placed {
    AtlasCell cell;
    int leftPx = 0, topPx = 0;
  };
  /// Kept; `phase` tells where between two pixels the glyph stands, or that it is turned.
  const Placed& placed(const ShapedGlyph& glyph, const TextLook& look, int phase);
  void addTurned(Sprites& out, const ShapedText& line, const TextLook& look,
                 std::span<const GlyphSpot> spots);
  /// `glyph` lies right of and below the spot.
  void addTurned(Sprites& out, const ShapedGlyph& glyph, const TextLook& look,
                 const GlyphSpot& spot);
  AtlasCell solidCell();
  AtlasCell add(int widthPx, int heightPx, const std::vector<std::uint8_t>& rgba);

  using GlyphKey = std::tuple<std::uint16_t, std::uint32_t, int, int, int>;

  FontSet fonts_;
  Atlas atlas_;
  std::map<std::tuple<std::string, FontStyle, int, int>, ShapedText, std::less<>> shaped_;
  std::map<GlyphKey, Placed> glyphs_;
  std::map<std::tuple<Symbol, int, int, bool>, AtlasCell> symbols_;
  AtlasCell solid_{};
  bool overflowed_ = false;
};

}  // namespace viewer
