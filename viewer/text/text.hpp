// Text and symbols become masks in an atlas; the only room that sees FreeType, HarfBuzz, FriBidi
// and fontconfig. No GL here: the atlas is plain pixels that viewer/render uploads.
#pragma once

#include "geo/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
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

/// A letter with its marks: its first glyph, and how far right of the line's start it begins. It
/// reaches to the next one's. `firstCharacter` is its place in the line as it is spoken.
struct ShapedCluster {
  std::size_t firstGlyph = 0;
  float xPx = 0;
  std::uint32_t firstCharacter = 0;
};

/// One line of text in visual order, left to right, whatever its script.
struct ShapedText {
  std::vector<ShapedGlyph> glyphs;
  std::vector<ShapedCluster> clusters;
  float widthPx = 0;
  float ascentPx = 0, descentPx = 0;  // of the faces used; descent is positive, below the base line
  int missing = 0;                    // characters that no face has
  bool rightToLeft = false;           // the line as a whole
};

/// The font file of a face; the bytes live as long as the font set.
struct FontData {
  std::string_view bytes;
  int index = 0;  // of the face within the file
};

/// The characters that shape() sees in a text: broken bytes become U+FFFD, line ends spaces.
std::u32string charactersOf(std::string_view utf8);
std::string utf8Of(char32_t character);

/// A picture of one glyph or symbol: two 8-bit masks of the same size. `ink` is the thing itself,
/// `casing` the same grown by the halo. The picture's upper left corner lies `leftPx` right of and
/// `topPx` above the origin.
struct GlyphMask {
  int widthPx = 0, heightPx = 0, leftPx = 0, topPx = 0;
  std::vector<std::uint8_t> ink, casing;
};

/// The embedded Noto faces, Latin and Cyrillic first, then Armenian, Georgian and Arabic by
/// fallback; after them, if wanted, those of the machine. Movable; not for use from two threads at
/// once.
class FontSet {
 public:
  /// The embedded faces alone: the same text looks the same on every machine.
  static geo::Result<FontSet> embedded();
  /// What no embedded face has is looked for once in the machine's fonts, at the first need.
  static geo::Result<FontSet> withSystemFonts();
  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;
  ~FontSet();

  /// Bidirectional (UAX 9, the direction that of the first strong letter), shaped by script run,
  /// each character with its marks from the first face that has it. Broken bytes become U+FFFD,
  /// line ends spaces. No text or no size gives an empty result. `spacingPx` is added between
  /// letters, but not where they join (Arabic).
  ShapedText shape(std::string_view utf8, FontStyle style, float sizePx, float spacingPx = 0);

  /// The mask of one glyph at a size, with a round halo `haloPx` wide (0: casing equals ink).
  /// Unhinted. Shifted right by the fraction of `glyph.xPx`, so that it may be drawn at whole
  /// pixels. Empty for a glyph with no ink, such as a space.
  GlyphMask mask(const ShapedGlyph& glyph, float sizePx, float haloPx) const;

  /// What a glyph's face was read from.
  FontData dataOf(std::uint16_t face) const;

  /// The characters shaped since the last call that no face could draw, in the order met. Each is
  /// given once in the set's life.
  std::u32string takeMissing();

 private:
  struct Faces;
  explicit FontSet(std::unique_ptr<Faces> faces);
  std::unique_ptr<Faces> faces_;
};

/// "U+4E2D 中 (no font here can draw it)".
std::string describeMissing(char32_t character);

}  // namespace viewer
