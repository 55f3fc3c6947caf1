#include "viewer/text/glyph_mask.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace viewer {

namespace {

/// The glyph's contours in pixels. They are scaled here from font units, because FreeType rounds
/// both the size of some fonts and the points of all.
std::vector<Path> contoursOf(const Face& face, std::uint32_t glyph, float sizePx) {
  FT_Face drawing = face.drawing.get();
  if (!(sizePx > 0) || FT_Load_Glyph(drawing, glyph, FT_LOAD_NO_SCALE) != 0) return {};
  return flatten(drawing->glyph->outline, sizePx / face.unitsPerEm);
}

/// All pixels within the halo of the ink. By distance and not by a stroked border, whose inner
/// offset turns inside out and leaves holes in counters narrower than the halo.
std::vector<std::uint8_t> growInk(const std::vector<std::uint8_t>& ink, std::span<const Path> paths,
                                  const PixelBox& box, float haloPx) {
  DistanceField field(box, haloPx + 1);
  for (const Path& path : paths) field.add(path);
  const std::vector<float>& distancesPx = field.distancesPx();
  std::vector<std::uint8_t> casing(ink.size());
  for (std::size_t i = 0; i < ink.size(); ++i) {
    const float insideInkPx = ink[i] >= 128 ? distancesPx[i] : -distancesPx[i];
    casing[i] = std::max(ink[i], coverageAt(haloPx + insideInkPx));
  }
  return casing;
}

}  // namespace

GlyphMask drawGlyph(FT_Library library, const Face& face, std::uint32_t glyph, float sizePx,
                    const GlyphLook& look) {
  std::vector<Path> contours = contoursOf(face, glyph, sizePx);
  for (Path& contour : contours) {
    for (PathPoint& point : contour) point.xPx += look.shiftPx;
  }
  const float growPx = look.haloPx > 0 ? look.haloPx : 0;
  const PixelBox box = pixelBoxOf(contours, growPx);
  GlyphMask mask{box.widthPx(), box.heightPx(), box.left, box.top, {}, {}};
  mask.ink = coverageOf(library, contours, box);
  mask.casing = growPx > 0 ? growInk(mask.ink, contours, box, growPx) : mask.ink;
  return mask;
}

}  // namespace viewer
