#include "viewer/vector/vector_symbol.hpp"

#include "viewer/render/measures.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace viewer {

namespace {

/// A symbol's own lengths on the picture.
struct Sizes {
  float radius, frame, casing, side;
  Sizes(const SymbolShape& shape, float pt)
      : radius(shape.diameterPt / 2 * pt),
        frame(std::max(1.0f, kSymbolFramePt * pt)),
        casing(frame + 2 * kSymbolCasingPt * pt),
        side(2 * std::ceil(radius * kSymbolReach + casing) + 1) {}
};

std::vector<VectorLine> placed(const std::vector<Contour>& contours, const SymbolInk& symbol,
                               float radius) {
  const float angle = static_cast<float>(symbol.look.turnDegrees) * std::numbers::pi_v<float> / 180;
  const float cos = std::cos(angle), sin = std::sin(angle);
  std::vector<VectorLine> lines;
  for (const Contour& contour : contours) {
    VectorLine line{{}, contour.closed};
    for (const UnitPoint& p : contour.points) {
      const float x = p.x * radius, y = -p.y * radius;
      line.points.push_back({symbol.at.xPx + x * cos - y * sin, symbol.at.yPx + x * sin + y * cos});
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<ScreenLine> ringsOf(const std::vector<VectorLine>& lines) {
  std::vector<ScreenLine> rings;
  for (const VectorLine& line : lines) rings.push_back(line.points);
  return rings;
}

/// Dashes are as long as they say, their round ends within.
Pen framePen(const SymbolInk& symbol, float framePx) {
  if (!symbol.look.dashed) return {framePx, symbol.look.ink};
  const float pt = symbol.look.pxPerPt, width = framePx * kSymbolDashedShare;
  const float ends = std::min(width, kSymbolDashPt * pt);
  return {width, symbol.look.ink, Pen::Cap::Round, kSymbolDashPt * pt - ends,
          kSymbolGapPt * pt + ends};
}

/// A line from corner to corner, rising to the right.
void drawStrike(VectorCanvas& canvas, const SymbolInk& symbol) {
  const Sizes sizes(shapeOf(symbol.symbol), symbol.look.pxPerPt);
  const float reach = sizes.side / 2 / std::numbers::sqrt2_v<float>;
  const std::vector<VectorLine> line{{{{symbol.at.xPx - reach, symbol.at.yPx + reach},
                                       {symbol.at.xPx + reach, symbol.at.yPx - reach}}}};
  canvas.stroke(line, {2 * kStrikeCasingPt * symbol.look.pxPerPt, symbol.look.casing});
  canvas.stroke(line, {2 * kStrikePt * symbol.look.pxPerPt, symbol.look.ink});
}

geo::Color darker(geo::Color color) {
  return mix({0, 0, 0, 255}, color.withAlpha(255), double{kOpenInkShare});
}

/// The look in one operator's colour.
SymbolInk inkOf(const Marker& marker, geo::Color operatorColor, const LayerMesh& mesh,
                const MarkerLook& look) {
  SymbolInk symbol{static_cast<Symbol>(std::lround(marker.symbol)), look.at, {}};
  const bool open = mesh.open || !look.sure;
  symbol.look = {.pxPerPt = look.pt,
                 .body = operatorColor,
                 .dashed = open,
                 .ink = open ? darker(operatorColor) : mesh.inks.ink,
                 .casing = mesh.inks.casing};
  if (open) {
    symbol.look.body = mix(mesh.inks.openBody.withAlpha(255), operatorColor.withAlpha(255),
                           mesh.open ? 0 : double{kUnsureBodyShare});
  }
  return symbol;
}

void drawStruck(VectorCanvas& canvas, const SymbolInk& symbol, bool struck) {
  drawSymbol(canvas, symbol);
  if (struck) drawStrike(canvas, symbol);
}

}  // namespace

void drawSymbol(VectorCanvas& canvas, const SymbolInk& symbol) {
  const SymbolShape shape = shapeOf(symbol.symbol);
  const Sizes sizes(shape, symbol.look.pxPerPt);
  const auto body = ringsOf(placed(shape.body, symbol, sizes.radius));
  const auto outline = placed(shape.frame, symbol, sizes.radius);
  const auto mark = ringsOf(placed(shape.mark, symbol, sizes.radius));
  canvas.stroke(outline, {sizes.casing, symbol.look.casing});
  canvas.fill(body, symbol.look.body);
  canvas.stroke(outline, framePen(symbol, sizes.frame));
  if (!mark.empty()) canvas.fill(mark, symbol.look.ink);
}

void drawMarker(VectorCanvas& canvas, const Marker& marker, const LayerMesh& mesh,
                const MarkerLook& look) {
  const SymbolInk left = inkOf(marker, marker.color, mesh, look);
  if (marker.color == marker.color2) return drawStruck(canvas, left, look.struck);
  const float far = Sizes(shapeOf(left.symbol), look.pt).side;
  const LabelBox whole =
      LabelBox{look.at.xPx, look.at.yPx, look.at.xPx, look.at.yPx}.grownBy(far, far);
  LabelBox half = whole;
  half.right = look.at.xPx;
  canvas.beginGroup({.clip = {ringOf(half)}});
  drawStruck(canvas, left, look.struck);
  canvas.endGroup();
  half = {look.at.xPx, whole.top, whole.right, whole.bottom};
  canvas.beginGroup({.clip = {ringOf(half)}});
  drawStruck(canvas, inkOf(marker, marker.color2, mesh, look), look.struck);
  canvas.endGroup();
}

}  // namespace viewer
