#include "viewer/vector/vector_text.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

constexpr float kAnyTurnDegrees = 180;

/// For each letter of the line, how many characters it stands for: up to the next one's in the
/// order they are spoken in.
std::vector<std::size_t> characterCounts(const ShapedText& line, std::size_t characters) {
  std::vector<std::size_t> starts;
  for (const ShapedCluster& cluster : line.clusters) starts.push_back(cluster.firstCharacter);
  std::ranges::sort(starts);
  starts.push_back(characters);
  std::vector<std::size_t> counts;
  for (const ShapedCluster& cluster : line.clusters) {
    const auto next = std::ranges::upper_bound(starts, std::size_t{cluster.firstCharacter});
    counts.push_back(*next - cluster.firstCharacter);
  }
  return counts;
}

std::optional<std::vector<GlyphSpot>> spotsOf(const TextInk& ink, const ShapedText& line) {
  if (!ink.path.points.empty()) {
    return alongPath(ink.path.points, advancesOf(line), ink.path.startPx, kAnyTurnDegrees);
  }
  std::vector<GlyphSpot> spots;
  const float y = std::round(ink.start.yPx);  // as on the screen
  for (const ShapedCluster& cluster : line.clusters) {
    spots.push_back({{ink.start.xPx + cluster.xPx, y}});
  }
  return spots;
}

/// The letter's glyphs from its own spot on.
std::vector<ShapedGlyph> glyphsOf(const ShapedText& line, std::size_t cluster) {
  const bool isLast = cluster + 1 == line.clusters.size();
  const std::size_t first = line.clusters[cluster].firstGlyph;
  const std::size_t end = isLast ? line.glyphs.size() : line.clusters[cluster + 1].firstGlyph;
  std::vector<ShapedGlyph> glyphs(line.glyphs.begin() + static_cast<std::ptrdiff_t>(first),
                                  line.glyphs.begin() + static_cast<std::ptrdiff_t>(end));
  for (ShapedGlyph& glyph : glyphs) glyph.xPx -= line.clusters[cluster].xPx;
  return glyphs;
}

}  // namespace

std::optional<VectorText> vectorTextOf(const TextInk& ink, TypeSetter& type) {
  const ShapedText& line = type.shaped(ink.text, ink.look);
  const auto spots = spotsOf(ink, line);
  if (!spots || line.clusters.empty()) return std::nullopt;
  const std::u32string characters = charactersOf(ink.text);
  const std::vector<std::size_t> counts = characterCounts(line, characters.size());
  VectorText text{{}, ink.look, line.widthPx, line.rightToLeft, !ink.path.points.empty(), {}};
  for (const char32_t c : characters) text.text += utf8Of(c);
  for (std::size_t i = 0; i < line.clusters.size(); ++i) {
    VectorLetter letter{{}, line.clusters[i].firstCharacter, 0, glyphsOf(line, i), (*spots)[i]};
    for (const char32_t c : characters.substr(letter.firstCharacter, counts[i])) {
      letter.text += utf8Of(c);
    }
    if (!letter.glyphs.empty()) letter.face = letter.glyphs.front().face;
    text.letters.push_back(std::move(letter));
  }
  return text;
}

}  // namespace viewer
