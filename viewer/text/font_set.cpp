#include "viewer/text/faces.hpp"
#include "viewer/text/glyph_mask.hpp"
#include "viewer/text/runs.hpp"
#include "viewer/text/text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

struct FontSet::Faces {
  FaceTable table;
};

namespace {

/// Fills the buffer with the run's glyphs, in visual order. The language is left open, since the
/// environment's would make the same text look different from one machine to another.
void shapeRun(hb_buffer_t* buffer, const std::vector<std::uint32_t>& line, const TextRun& run,
              const Face& face) {
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_buffer_add_utf32(buffer, line.data(), static_cast<int>(line.size()),
                      static_cast<unsigned>(run.first), static_cast<int>(run.count));
  hb_buffer_set_direction(buffer, run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, run.script);
  // Joined to the f before it, an i loses the dot that tells it from the dotless one.
  const hb_feature_t noLigatures{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START,
                                 HB_FEATURE_GLOBAL_END};
  hb_shape(face.shaping.get(), buffer, &noLigatures, run.script == HB_SCRIPT_LATIN ? 1 : 0);
}

void appendRun(hb_buffer_t* buffer, std::uint16_t face, float pxPerUnit, ShapedText& text) {
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
  hb_position_t penUnits = 0;
  for (unsigned i = 0; i < count; ++i) {
    const auto xUnits = static_cast<float>(penUnits + places[i].x_offset);
    const auto yUnits = static_cast<float>(places[i].y_offset);
    text.glyphs.push_back(
        {face, infos[i].codepoint, text.widthPx + xUnits * pxPerUnit, -yUnits * pxPerUnit});
    penUnits += places[i].x_advance;
    if (infos[i].codepoint == 0) ++text.missing;
  }
  text.widthPx += static_cast<float>(penUnits) * pxPerUnit;
}

void growLine(const Face& face, float pxPerUnit, ShapedText& text) {
  text.ascentPx = std::max(text.ascentPx, face.ascentUnits * pxPerUnit);
  text.descentPx = std::max(text.descentPx, face.descentUnits * pxPerUnit);
}

}  // namespace

FontSet::FontSet(std::unique_ptr<Faces> faces) : faces_(std::move(faces)) {}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

geo::Result<FontSet> FontSet::embedded() {
  return FaceTable::embedded().map(
      [](FaceTable&& table) { return FontSet(std::make_unique<Faces>(Faces{std::move(table)})); });
}

ShapedText FontSet::shape(std::string_view utf8, FontStyle style, float sizePx) const {
  ShapedText text;
  const std::vector<std::uint32_t> line = decodeLine(utf8);
  if (line.empty() || !(sizePx > 0)) return text;
  const FaceTable& table = faces_->table;
  const Face& main = table.face(table.chain(style).front());
  growLine(main, sizePx / main.unitsPerEm, text);
  const HarfBuzzBuffer buffer(hb_buffer_create());
  for (const TextRun& run : visualRuns(line, table, style)) {
    const Face& face = table.face(run.face);
    const float pxPerUnit = sizePx / face.unitsPerEm;
    shapeRun(buffer.get(), line, run, face);
    appendRun(buffer.get(), run.face, pxPerUnit, text);
    growLine(face, pxPerUnit, text);
  }
  return text;
}

GlyphMask FontSet::mask(const ShapedGlyph& glyph, float sizePx, float haloPx) const {
  const FaceTable& table = faces_->table;
  const float shiftPx = glyph.xPx - std::floor(glyph.xPx);
  return drawGlyph(table.library(), table.face(glyph.face), glyph.glyph, sizePx,
                   {.haloPx = haloPx, .shiftPx = shiftPx});
}

}  // namespace viewer
