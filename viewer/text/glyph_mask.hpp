// One glyph and its halo, drawn without hints.
#pragma once

#include "viewer/text/faces.hpp"

#include <cstdint>

namespace viewer {

GlyphMask drawGlyph(FT_Library library, const Face& face, std::uint32_t glyph, float sizePx,
                    float haloPx);

}  // namespace viewer
