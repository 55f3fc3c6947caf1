// The embedded faces, each opened once for shaping (HarfBuzz) and once for drawing (FreeType).
#pragma once

#include "geo/base/result.hpp"
#include "viewer/text/freetype.hpp"
#include "viewer/text/text.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
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
  FreeTypeFace drawing;
  HarfBuzzFont shaping;
  float unitsPerEm = 1000;
  float ascentUnits = 0, descentUnits = 0;  // descent is positive

  bool covers(std::uint32_t character) const;
};

/// All faces, and for each style the order in which they are asked for a character.
class FaceTable {
 public:
  static geo::Result<FaceTable> embedded();

  FT_Library library() const { return library_.get(); }
  const Face& face(std::uint16_t index) const { return faces_.at(index); }
  const std::vector<std::uint16_t>& chain(FontStyle style) const {
    return chains_.at(static_cast<std::size_t>(style));
  }

 private:
  geo::Result<std::uint16_t> open(std::string_view name, std::string_view file);

  FreeTypeLibrary library_;  // declared first: the faces close before it
  std::vector<Face> faces_;
  std::array<std::vector<std::uint16_t>, 3> chains_;
};

}  // namespace viewer
