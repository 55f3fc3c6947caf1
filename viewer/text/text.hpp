// Text and symbols become masks in an atlas; the only room that sees FreeType, HarfBuzz and
// FriBidi. No GL here: the atlas is plain pixels that viewer/render uploads.
#pragma once

#include "geo/base/result.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace viewer {

enum class FontStyle : std::uint8_t { Regular, Bold, Italic };

/// A glyph of a shaped line: which face of the font set, where its origin lies right of and below
/// the line's start on the base line, in pixels.
struct ShapedGlyph {
  std::uint16_t face = 0;
  std::uint32_t glyph = 0;
  float xPx = 0, yPx = 0;
};

/// One line of text in visual order, left to right, whatever its script.
struct ShapedText {
  std::vector<ShapedGlyph> glyphs;
  float widthPx = 0;
  float ascentPx = 0, descentPx = 0;  // of the faces used; descent is positive, below the base line
  int missing = 0;                    // characters that no face has
};

/// A picture of one glyph or symbol: two 8-bit masks of the same size. `ink` is the thing itself,
/// `casing` the same grown by the halo. The picture's upper left corner lies `leftPx` right of and
/// `topPx` above the origin.
struct GlyphMask {
  int widthPx = 0, heightPx = 0, leftPx = 0, topPx = 0;
  std::vector<std::uint8_t> ink, casing;
};

/// The embedded Noto faces, Latin and Cyrillic first, then Armenian, Georgian and Arabic by
/// fallback. Movable; not for use from two threads at once.
class FontSet {
 public:
  static geo::Result<FontSet> embedded();
  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;
  ~FontSet();

  /// Bidirectional (UAX 9, the direction that of the first strong letter), shaped by script run,
  /// each character with its marks from the first face that has it. Broken bytes become U+FFFD,
  /// line ends spaces. No text or no size gives an empty result.
  ShapedText shape(std::string_view utf8, FontStyle style, float sizePx) const;

  /// The mask of one glyph at a size, with a round halo `haloPx` wide (0: casing equals ink).
  /// Unhinted. Shifted right by the fraction of `glyph.xPx`, so that it may be drawn at whole
  /// pixels. Empty for a glyph with no ink, such as a space.
  GlyphMask mask(const ShapedGlyph& glyph, float sizePx, float haloPx) const;

 private:
  struct Faces;
  explicit FontSet(std::unique_ptr<Faces> faces);
  std::unique_ptr<Faces> faces_;
};

}  // namespace viewer
