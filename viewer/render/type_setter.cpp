#include "viewer/render/type_setter.hpp"

#include "viewer/render/measures.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace viewer {

namespace {

constexpr int kFirstSidePx = 1024, kLargestSidePx = 8192;
constexpr int kPhases = 4;  // sub-pixel places of a glyph along the line
/// In place of a phase: a mask for any angle. It is sampled between its pixels, so it is finer than
/// the screen, and its free rim lets the edges fade out.
constexpr int kTurned = kPhases;
constexpr int kTurnedPerPx = 2, kTurnedRim = 1;
constexpr float kAnyTurnDegrees = 180;

int sixtyFourths(float value) {
  return static_cast<int>(std::lround(value * 64));
}

template <class... Visits>
struct Overloaded : Visits... {
  using Visits::operator()...;
};

std::vector<Contour> turned(std::vector<Contour> contours, int degrees) {
  const float angle = static_cast<float>(-degrees * std::numbers::pi / 180);
  const float c = std::cos(angle), s = std::sin(angle);
  for (Contour& contour : contours) {
    for (UnitPoint& p : contour.points) p = {p.x * c - p.y * s, p.x * s + p.y * c};
  }
  return contours;
}

/// A mask as an atlas picture, `rimPx` empty pixels around it.
std::vector<std::uint8_t> rgbaOf(const GlyphMask& mask, int rimPx) {
  const auto rim = static_cast<std::size_t>(rimPx);
  const auto inner = static_cast<std::size_t>(mask.widthPx);
  const std::size_t width = inner + 2 * rim;
  const std::size_t height = static_cast<std::size_t>(mask.heightPx) + 2 * rim;
  std::vector<std::uint8_t> rgba(width * height * 4, 0);
  for (std::size_t i = 0; i < mask.ink.size(); ++i) {
    const std::size_t to = ((i / inner + rim) * width + i % inner + rim) * 4;
    rgba[to] = mask.casing[i];
    rgba[to + 1] = mask.ink[i];
  }
  return rgba;
}

}  // namespace

TypeSetter::TypeSetter(FontSet fonts) : fonts_(std::move(fonts)), atlas_(kFirstSidePx) {}

geo::Result<TypeSetter> TypeSetter::create() {
  auto fonts = FontSet::withSystemFonts();
  if (!fonts) return tl::unexpected(fonts.error());
  return TypeSetter(std::move(*fonts));
}

const ShapedText& TypeSetter::shaped(std::string_view text, const TextLook& look) {
  const float spacingPx = look.spacingEm * look.sizePx;
  const std::tuple key{std::string(text), look.style, sixtyFourths(look.sizePx),
                       sixtyFourths(spacingPx)};
  const auto found = shaped_.find(key);
  if (found != shaped_.end()) return found->second;
  constexpr std::size_t kMostKept = 20000;
  if (shaped_.size() > kMostKept) shaped_.clear();
  return shaped_.emplace(key, fonts_.shape(text, look.style, look.sizePx, spacingPx)).first->second;
}

AtlasCell TypeSetter::add(int widthPx, int heightPx, const std::vector<std::uint8_t>& rgba) {
  if (const auto cell = atlas_.add(widthPx, heightPx, rgba)) return *cell;
  const int side = std::min(atlas_.sidePx() * 2, kLargestSidePx);
  atlas_ = Atlas(side);
  glyphs_.clear();
  symbols_.clear();
  solid_ = {};
  overflowed_ = true;
  return atlas_.add(widthPx, heightPx, rgba).value_or(AtlasCell{});
}

bool TypeSetter::takeOverflow() {
  return std::exchange(overflowed_, false);
}

const TypeSetter::Placed& TypeSetter::placed(const ShapedGlyph& glyph, const TextLook& look,
                                             int phase) {
  const GlyphKey key{glyph.face, glyph.glyph, sixtyFourths(look.sizePx), sixtyFourths(look.haloPx),
                     phase};
  if (const auto found = glyphs_.find(key); found != glyphs_.end()) return found->second;
  const bool isTurned = phase == kTurned;
  const float perPx = isTurned ? kTurnedPerPx : 1;
  const int rim = isTurned ? kTurnedRim : 0;
  const float shiftPx = isTurned ? 0 : static_cast<float>(phase) / kPhases;
  const GlyphMask mask =
      fonts_.mask({glyph.face, glyph.glyph, shiftPx, 0}, look.sizePx * perPx, look.haloPx * perPx);
  const AtlasCell cell =
      mask.ink.empty() ? AtlasCell{}
                       : add(mask.widthPx + 2 * rim, mask.heightPx + 2 * rim, rgbaOf(mask, rim));
  const Placed made{cell, mask.leftPx - rim, mask.topPx + rim};
  return glyphs_.insert_or_assign(key, made).first->second;
}

void TypeSetter::addText(Sprites& out, std::string_view text, const TextLook& look,
                         geo::Screen start) {
  const float baseY = std::round(start.yPx);
  for (const ShapedGlyph& glyph : shaped(text, look).glyphs) {
    const float x = start.xPx + glyph.xPx;
    const float whole = std::floor(x);
    const int phase = std::min(static_cast<int>((x - whole) * kPhases), kPhases - 1);
    const auto& [cell, leftPx, topPx] = placed(glyph, look, phase);
    if (cell.width == 0) continue;
    out.push_back({whole + static_cast<float>(leftPx),
                   baseY + std::round(glyph.yPx) - static_cast<float>(topPx),
                   static_cast<float>(cell.width),
                   static_cast<float>(cell.height),
                   static_cast<float>(cell.x),
                   static_cast<float>(cell.y),
                   static_cast<float>(cell.width),
                   static_cast<float>(cell.height),
                   look.color,
                   look.halo,
                   {0, 0, 0, 0}});
  }
}

bool TypeSetter::addTextAlong(Sprites& out, std::string_view text, const TextLook& look,
                              std::span<const geo::Screen> path, float startPx) {
  const ShapedText& line = shaped(text, look);
  const auto spots = alongPath(path, advancesOf(line), startPx, kAnyTurnDegrees);
  if (!spots) return false;
  // All halos lie below all letters, so that none bites into the letter before it.
  TextLook halos = look, letters = look;
  halos.color = letters.halo = {0, 0, 0, 0};
  if (look.haloPx > 0 && look.halo.a > 0) addTurned(out, line, halos, *spots);
  addTurned(out, line, letters, *spots);
  return true;
}

void TypeSetter::addTurned(Sprites& out, const ShapedText& line, const TextLook& look,
                           std::span<const GlyphSpot> spots) {
  for (std::size_t i = 0; i < line.clusters.size(); ++i) {
    const bool isLast = i + 1 == line.clusters.size();
    const std::size_t end = isLast ? line.glyphs.size() : line.clusters[i + 1].firstGlyph;
    for (std::size_t k = line.clusters[i].firstGlyph; k < end; ++k) {
      ShapedGlyph glyph = line.glyphs[k];
      glyph.xPx -= line.clusters[i].xPx;
      addTurned(out, glyph, look, spots[i]);
    }
  }
}

void TypeSetter::addTurned(Sprites& out, const ShapedGlyph& glyph, const TextLook& look,
                           const GlyphSpot& spot) {
  const auto& [cell, leftPx, topPx] = placed(glyph, look, kTurned);
  if (cell.width == 0) return;
  const float x = glyph.xPx + static_cast<float>(leftPx) / kTurnedPerPx;
  const float y = glyph.yPx - static_cast<float>(topPx) / kTurnedPerPx;
  const auto width = static_cast<float>(cell.width), height = static_cast<float>(cell.height);
  out.push_back({spot.at.xPx + x * spot.cos - y * spot.sin,
                 spot.at.yPx + x * spot.sin + y * spot.cos,
                 width / kTurnedPerPx,
                 height / kTurnedPerPx,
                 static_cast<float>(cell.x),
                 static_cast<float>(cell.y),
                 width,
                 height,
                 look.color,
                 look.halo,
                 {0, 0, 0, 0},
                 spot.cos,
                 spot.sin});
}

AtlasCell TypeSetter::solidCell() {
  if (solid_.width == 0) {
    std::vector<std::uint8_t> rgba(std::size_t{4} * 4 * 4, 0);
    for (std::size_t i = 0; i < 16; ++i) rgba[i * 4 + 1] = 255;
    solid_ = add(4, 4, rgba);
  }
  return solid_;
}

void TypeSetter::addRect(Sprites& out, geo::Screen topLeft, float widthPx, float heightPx,
                         geo::Color color) {
  const AtlasCell cell = solidCell();
  out.push_back({topLeft.xPx,
                 topLeft.yPx,
                 widthPx,
                 heightPx,
                 static_cast<float>(cell.x) + 1,
                 static_cast<float>(cell.y) + 1,
                 2,
                 2,
                 color,
                 {0, 0, 0, 0},
                 {0, 0, 0, 0}});
}

AtlasCell TypeSetter::symbolCell(Symbol symbol, const SymbolLook& look) {
  const SymbolShape shape = shapeOf(symbol);
  const float pxPerPt = look.pxPerPt;
  const std::tuple key{symbol, static_cast<int>(pxPerPt * 64), look.turnDegrees, look.dashed};
  if (const auto found = symbols_.find(key); found != symbols_.end()) return found->second;
  const float radius = shape.diameterPt / 2 * pxPerPt;
  const float frame = std::max(1.0f, kSymbolFramePt * pxPerPt);
  const float halo = frame + 2 * kSymbolCasingPt * pxPerPt;
  const int side = 2 * static_cast<int>(std::ceil(radius * kSymbolReach + halo)) + 1;
  const std::vector<float> dash{kSymbolDashPt * pxPerPt, kSymbolGapPt * pxPerPt};
  const auto body = turned(shape.body, look.turnDegrees),
             outline = turned(shape.frame, look.turnDegrees);
  const auto casing = strokeMask(outline, side, radius, halo, {});
  const auto fill = fillMask(body, side, radius);
  const auto ink = strokeMask(outline, side, radius, frame, {});
  const auto dashed = strokeMask(outline, side, radius, frame * kSymbolDashedShare, dash);
  const auto mark = fillMask(turned(shape.mark, look.turnDegrees), side, radius);
  std::vector<std::uint8_t> rgba;
  for (std::size_t i = 0; i < fill.coverage.size(); ++i) {
    rgba.push_back(std::max(casing.coverage[i], fill.coverage[i]));
    rgba.push_back(fill.coverage[i]);
    const auto& frameCoverage = look.dashed ? dashed.coverage : ink.coverage;
    rgba.push_back(std::max(frameCoverage[i], mark.coverage[i]));
    rgba.push_back(std::max(dashed.coverage[i], mark.coverage[i]));
  }
  const AtlasCell cell = add(side, side, rgba);
  symbols_.insert_or_assign(key, cell);
  return cell;
}

void TypeSetter::addSymbol(Sprites& out, Symbol symbol, geo::Screen at, const SymbolLook& look) {
  const AtlasCell cell = symbolCell(symbol, look);
  const auto width = static_cast<float>(cell.width), height = static_cast<float>(cell.height);
  out.push_back({std::floor(at.xPx - width / 2 + 0.5f), std::floor(at.yPx - height / 2 + 0.5f),
                 width, height, static_cast<float>(cell.x), static_cast<float>(cell.y), width,
                 height, look.body, look.casing, look.ink});
}

void TypeSetter::add(Sprites& out, const Inks& inks) {
  const Overloaded visit{
      [&](const TextInk& ink) {
        if (ink.path.points.empty()) {
          addText(out, ink.text, ink.look, ink.start);
        } else {
          addTextAlong(out, ink.text, ink.look, ink.path.points, ink.path.startPx);
        }
      },
      [&](const SymbolInk& ink) { addSymbol(out, ink.symbol, ink.at, ink.look); },
      [&](const RectInk& ink) { addRect(out, ink.topLeft, ink.widthPx, ink.heightPx, ink.color); }};
  for (const Ink& ink : inks) std::visit(visit, ink);
}

}  // namespace viewer
