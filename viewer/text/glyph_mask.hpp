// One glyph and its halo, drawn without hints.
#pragma once

#include "viewer/text/faces.hpp"

#include <cstdint>

namespace viewer {

struct GlyphLook {
  float haloPx = 0;
  float shiftPx = 0;  // to the right, less than a pixel: glyphs keep their true distances
};

GlyphMask drawGlyph(FT_Library library, const Face& face, std::uint32_t glyph, float sizePx,
                    const GlyphLook& look);

}  // namespace viewer
