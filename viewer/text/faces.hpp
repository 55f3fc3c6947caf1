// The embedded faces, and those of the machine that are needed beside them: each opened once for
// shaping (HarfBuzz) and once for drawing (FreeType).
#pragma once

#include "geo/base/result.hpp"
#include "viewer/text/freetype.hpp"
#include "viewer/text/system_fonts.hpp"
#include "viewer/text/text.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <hb.h>

namespace viewer {

struct HarfBuzzCloser {
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

using HarfBuzzFont = std::unique_ptr<hb_font_t, HarfBuzzCloser>;
using HarfBuzzBuffer = std::unique_ptr<hb_buffer_t, HarfBuzzCloser>;

/// One font file. The shaping font is scaled to font units, so that it knows no size.
struct Face {
  std::vector<char> bytes;  // of a font file that was read; embedded ones need none
  FontData data;
  FreeTypeFace drawing;
  HarfBuzzFont shaping;
  float unitsPerEm = 1000;
  float ascentUnits = 0, descentUnits = 0;  // descent is positive

  /// Whether it has the character, or what HarfBuzz makes it from: the parts that Unicode takes
  /// it apart into, an ordinary space.
  bool covers(std::uint32_t character) const;
};

/// All faces, and for each style the order in which the embedded ones are asked for a character.
class FaceTable {
 public:
  enum class Fallback { None, SystemFonts };
  static geo::Result<FaceTable> create(Fallback fallback);

  FT_Library library() const { return library_.get(); }
  const Face& face(std::uint16_t index) const { return faces_.at(index); }
  const std::vector<std::uint16_t>& chain(FontStyle style) const {
    return chains_.at(static_cast<std::size_t>(style));
  }
  /// The machine's best face that has all of the characters. Looked for once, found or not.
  std::optional<std::uint16_t> systemFace(const std::u32string& characters, FontStyle style);

 private:
  /// The file's bytes must outlive the face.
  geo::Result<std::uint16_t> add(std::string_view name, std::string_view file, int index);
  std::optional<std::uint16_t> addOnce(const FontFile& file);
  std::optional<std::uint16_t> findSystemFace(const std::u32string& characters, FontStyle style);

  FreeTypeLibrary library_;  // declared first: the faces close before it
  std::vector<Face> faces_;
  std::array<std::vector<std::uint16_t>, 3> chains_;
  std::optional<SystemFonts> system_;
  std::map<FontFile, std::optional<std::uint16_t>> opened_;  // none: could not be opened
  std::map<std::pair<FontStyle, std::u32string>, std::optional<std::uint16_t>> lookedFor_;
};

}  // namespace viewer
