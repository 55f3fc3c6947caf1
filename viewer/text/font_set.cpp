#include "viewer/text/faces.hpp"
#include "viewer/text/glyph_mask.hpp"
#include "viewer/text/line_setter.hpp"
#include "viewer/text/runs.hpp"
#include "viewer/text/text.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace viewer {

struct FontSet::Faces {
  FaceTable table;
  std::set<char32_t> missing;  // all ever met
  std::u32string newlyMissing;

  /// Takes down what the run's face lacks.
  void noteMissing(const std::vector<std::uint32_t>& line, const TextRun& run) {
    const Face& face = table.face(run.face);
    for (std::size_t i = run.first; i < run.first + run.count; ++i) {
      if (!isSeen(line[i]) || face.covers(line[i])) continue;
      if (missing.insert(line[i]).second) newlyMissing.push_back(line[i]);
    }
  }
};

namespace {

/// Fills the buffer with the run's glyphs, in visual order. The language is left open, since the
/// environment's would make the same text look different from one machine to another.
void shapeRun(hb_buffer_t* buffer, const std::vector<std::uint32_t>& line, const TextRun& run,
              const Face& face, float spacingPx) {
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_buffer_add_utf32(buffer, line.data(), static_cast<int>(line.size()),
                      static_cast<unsigned>(run.first), static_cast<int>(run.count));
  hb_buffer_set_direction(buffer, run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, run.script);
  // Joined to the f before it, an i loses the dot that tells it from the dotless one. And letters
  // that are set apart are not tied together.
  const bool areApart = spacingPx != 0 && !joins(run.script);
  const hb_feature_t noLigatures{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START,
                                 HB_FEATURE_GLOBAL_END};
  hb_shape(face.shaping.get(), buffer, &noLigatures,
           run.script == HB_SCRIPT_LATIN || areApart ? 1 : 0);
}

}  // namespace

std::string utf8Of(char32_t character) {
  const auto byte = [](char32_t bits) {
    return static_cast<char>(static_cast<unsigned char>(bits));
  };
  const auto next = [&](int shift) { return byte(0x80 | (character >> shift & 0x3F)); };
  if (character < 0x80) return {byte(character)};
  if (character < 0x800) return {byte(0xC0 | character >> 6), next(0)};
  if (character < 0x10000) return {byte(0xE0 | character >> 12), next(6), next(0)};
  return {byte(0xF0 | character >> 18), next(12), next(6), next(0)};
}

std::u32string charactersOf(std::string_view utf8) {
  const std::vector<std::uint32_t> line = decodeLine(utf8);
  return {line.begin(), line.end()};
}

FontSet::FontSet(std::unique_ptr<Faces> faces) : faces_(std::move(faces)) {}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

geo::Result<FontSet> FontSet::embedded() {
  return FaceTable::create(FaceTable::Fallback::None).map([](FaceTable&& table) {
    return FontSet(std::make_unique<Faces>(Faces{std::move(table), {}, {}}));
  });
}

geo::Result<FontSet> FontSet::withSystemFonts() {
  return FaceTable::create(FaceTable::Fallback::SystemFonts).map([](FaceTable&& table) {
    return FontSet(std::make_unique<Faces>(Faces{std::move(table), {}, {}}));
  });
}

ShapedText FontSet::shape(std::string_view utf8, FontStyle style, float sizePx, float spacingPx) {
  const std::vector<std::uint32_t> line = decodeLine(utf8);
  if (line.empty() || !(sizePx > 0)) return {};
  FaceTable& table = faces_->table;
  const Face& main = table.face(table.chain(style).front());
  LineSetter setter(spacingPx);
  setter.makeRoomFor(main, sizePx / main.unitsPerEm);
  const HarfBuzzBuffer buffer(hb_buffer_create());
  const std::vector<TextRun> runs = visualRuns(line, table, style);
  for (const TextRun& run : runs) {
    const Face& face = table.face(run.face);
    const float pxPerUnit = sizePx / face.unitsPerEm;
    shapeRun(buffer.get(), line, run, face, spacingPx);
    if (setter.append(buffer.get(), run, pxPerUnit) > 0) faces_->noteMissing(line, run);
    setter.makeRoomFor(face, pxPerUnit);
  }
  ShapedText text = std::move(setter).take();
  // A line of the other direction has a letter, its first strong one, at level 0.
  text.rightToLeft = std::ranges::all_of(runs, [](const TextRun& run) { return run.level > 0; });
  return text;
}

GlyphMask FontSet::mask(const ShapedGlyph& glyph, float sizePx, float haloPx) const {
  const FaceTable& table = faces_->table;
  const float shiftPx = glyph.xPx - std::floor(glyph.xPx);
  return drawGlyph(table.library(), table.face(glyph.face), glyph.glyph, sizePx,
                   {.haloPx = haloPx, .shiftPx = shiftPx});
}

FontData FontSet::dataOf(std::uint16_t face) const {
  return faces_->table.face(face).data;
}

std::u32string FontSet::takeMissing() {
  return std::exchange(faces_->newlyMissing, {});
}

std::string describeMissing(char32_t character) {
  return fmt::format("U+{:04X} {} (no font here can draw it)",
                     static_cast<std::uint32_t>(character), utf8Of(character));
}

}  // namespace viewer
