#include "viewer/render/type_setter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace viewer {

namespace {

constexpr int kFirstSidePx = 1024, kLargestSidePx = 8192;
constexpr int kPhases = 4;  // sub-pixel places of a glyph along the line

int sixtyFourths(float value) {
  return static_cast<int>(std::lround(value * 64));
}

std::vector<Contour> turned(std::vector<Contour> contours, int degrees) {
  const float angle = static_cast<float>(-degrees * std::numbers::pi / 180);
  const float c = std::cos(angle), s = std::sin(angle);
  for (Contour& contour : contours) {
    for (UnitPoint& p : contour.points) p = {p.x * c - p.y * s, p.x * s + p.y * c};
  }
  return contours;
}

}  // namespace

TypeSetter::TypeSetter(FontSet fonts) : fonts_(std::move(fonts)), atlas_(kFirstSidePx) {}

geo::Result<TypeSetter> TypeSetter::create() {
  auto fonts = FontSet::embedded();
  if (!fonts) return tl::unexpected(fonts.error());
  return TypeSetter(std::move(*fonts));
}

const ShapedText& TypeSetter::shaped(std::string_view text, const TextLook& look) {
  const std::tuple key{std::string(text), look.style, sixtyFourths(look.sizePx)};
  const auto found = shaped_.find(key);
  if (found != shaped_.end()) return found->second;
  constexpr std::size_t kMostKept = 20000;
  if (shaped_.size() > kMostKept) shaped_.clear();
  return shaped_.emplace(key, fonts_.shape(text, look.style, look.sizePx)).first->second;
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

void TypeSetter::addText(Sprites& out, std::string_view text, const TextLook& look,
                         geo::Screen start) {
  const float baseY = std::round(start.yPx);
  for (const ShapedGlyph& glyph : shaped(text, look).glyphs) {
    const float x = start.xPx + glyph.xPx;
    const float whole = std::floor(x);
    const int phase = std::min(static_cast<int>((x - whole) * kPhases), kPhases - 1);
    const GlyphKey key{glyph.face, glyph.glyph, sixtyFourths(look.sizePx),
                       sixtyFourths(look.haloPx), phase};
    auto found = glyphs_.find(key);
    if (found == glyphs_.end()) {
      ShapedGlyph shifted = glyph;
      shifted.xPx = static_cast<float>(phase) / kPhases;
      const GlyphMask mask = fonts_.mask(shifted, look.sizePx, look.haloPx);
      std::vector<std::uint8_t> rgba(mask.ink.size() * 4, 0);
      for (std::size_t i = 0; i < mask.ink.size(); ++i) {
        rgba[i * 4] = mask.casing[i];
        rgba[i * 4 + 1] = mask.ink[i];
      }
      const AtlasCell cell =
          mask.ink.empty() ? AtlasCell{} : add(mask.widthPx, mask.heightPx, rgba);
      found = glyphs_.insert_or_assign(key, Placed{cell, mask.leftPx, mask.topPx}).first;
    }
    const Placed& placed = found->second;
    if (placed.cell.width == 0) continue;
    out.push_back({whole + static_cast<float>(placed.leftPx),
                   baseY + std::round(glyph.yPx) - static_cast<float>(placed.topPx),
                   static_cast<float>(placed.cell.width),
                   static_cast<float>(placed.cell.height),
                   static_cast<float>(placed.cell.x),
                   static_cast<float>(placed.cell.y),
                   static_cast<float>(placed.cell.width),
                   static_cast<float>(placed.cell.height),
                   look.color,
                   look.halo,
                   {0, 0, 0, 0}});
  }
}

AtlasCell TypeSetter::solidCell() {
  if (solid_.width == 0) {
    std::vector<std::uint8_t> rgba(4 * 4 * 4, 0);
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
  const auto key = look.key(symbol);
  const float pxPerPt = look.pxPerPt;
  if (const auto found = symbols_.find(key); found != symbols_.end()) return found->second;
  const float radius = shape.diameterPt / 2 * pxPerPt;
  const float frame = std::max(1.0f, 0.9f * pxPerPt), halo = frame + 2 * 0.9f * pxPerPt;
  const int side = 2 * static_cast<int>(std::ceil(radius * 1.1f + halo)) + 1;
  const std::vector<float> dash{2.2f * pxPerPt, 1.6f * pxPerPt};
  const auto body = turned(shape.body, look.turnDegrees),
             outline = turned(shape.frame, look.turnDegrees);
  const auto casing = strokeMask(outline, side, radius, halo, {});
  const auto fill = fillMask(body, side, radius);
  const auto ink = strokeMask(outline, side, radius, frame, {});
  const auto dashed = strokeMask(outline, side, radius, frame * 1.3f, dash);
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
  out.push_back({std::floor(at.xPx - width / 2 + 0.5f),
                 std::floor(at.yPx - height / 2 + 0.5f),
                 width,
                 height,
                 static_cast<float>(cell.x),
                 static_cast<float>(cell.y),
                 width,
                 height,
                 look.body,
                 {255, 255, 255, 235},
                 {30, 30, 34, 255}});
}

}  // namespace viewer
