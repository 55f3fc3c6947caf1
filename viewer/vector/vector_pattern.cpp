#include "viewer/vector/vector_pattern.hpp"

#include "viewer/render/measures.hpp"
#include "viewer/render/pattern_origin.hpp"
#include "viewer/vector/vector_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace viewer {

namespace {

LabelBox boundsOf(const std::vector<ScreenLine>& rings) {
  LabelBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
  for (const ScreenLine& ring : rings) {
    for (const geo::Screen& p : ring) {
      box.left = std::min(box.left, p.xPx), box.right = std::max(box.right, p.xPx);
      box.top = std::min(box.top, p.yPx), box.bottom = std::max(box.bottom, p.yPx);
    }
  }
  return box;
}

/// Lines across a box that have a distance (k + shift) `step` from an origin, which is measured
/// along (x, y).
std::vector<VectorLine> parallels(const LabelBox& box, geo::Screen origin, geo::Screen along,
                                  float step, float shift) {
  const geo::Screen middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
  const float half = std::hypot(box.right - box.left, box.bottom - box.top) / 2;
  const auto distance = [&](geo::Screen p) {
    return (p.xPx - origin.xPx) * along.xPx + (p.yPx - origin.yPx) * along.yPx;
  };
  const float from = distance(middle) - half, to = distance(middle) + half;
  std::vector<VectorLine> lines;
  for (float k = std::ceil(from / step - shift); (k + shift) * step < to; ++k) {
    const float away = (k + shift) * step - distance(middle);
    const geo::Screen p{middle.xPx + along.xPx * away, middle.yPx + along.yPx * away};
    lines.push_back({{{p.xPx - along.yPx * half, p.yPx + along.xPx * half},
                      {p.xPx + along.yPx * half, p.yPx - along.xPx * half}}});
  }
  return lines;
}

struct Hatching {
  LabelBox box;
  geo::Screen origin;
  float pt;
  geo::Color color;

  void slanting(VectorCanvas& canvas, float sign) const {
    constexpr float kDiagonal = 1 / std::numbers::sqrt2_v<float>;
    const Pen pen{2 * kPatternHalfLinePt * pt, color, Pen::Cap::Butt};
    canvas.stroke(parallels(box, origin, {kDiagonal, -sign * kDiagonal}, kPatternStepPt * pt, 0.5f),
                  pen);
  }

  /// In whole pixels.
  void upright(VectorCanvas& canvas, geo::Screen along) const {
    const float step = std::floor(kPatternStepPt * pt + 0.5f);
    const float line = std::max(std::floor(2 * kPatternHalfLinePt * pt + 0.5f), 1.0f);
    canvas.stroke(parallels(box, origin, along, step, line / 2 / step),
                  {line, color, Pen::Cap::Butt});
  }

  /// Rows of dots, every other moved by half a step.
  void dots(VectorCanvas& canvas) const {
    const float step = std::floor(kPatternStepPt * pt + 0.5f);
    const float radius = kPatternDotPt * pt;
    std::vector<VectorLine> all;
    for (float row = std::floor((origin.yPx - box.bottom) / step * 2);
         row <= (origin.yPx - box.top) / step * 2 + 1; ++row) {
      const float y = origin.yPx - row * step / 2;
      const float shift = std::fmod(std::abs(row), 2.0f) == 1 ? 1.0f : 0.0f;  // in steps
      const float first = std::floor((box.left - origin.xPx) / (2 * step));
      for (float k = first; origin.xPx + (2 * k + shift) * step < box.right + step; ++k) {
        const geo::Screen at{origin.xPx + (2 * k + shift) * step, y};
        all.push_back({{at, at}});
      }
    }
    canvas.stroke(all, {2 * radius, color});
  }
};

void drawPattern(VectorCanvas& canvas, FillPattern pattern, const Hatching& hatching) {
  switch (pattern) {
    case FillPattern::Plain:
      return;
    case FillPattern::Hatch:
      return hatching.slanting(canvas, 1);
    case FillPattern::BackHatch:
      return hatching.slanting(canvas, -1);
    case FillPattern::CrossHatch:
      hatching.slanting(canvas, 1);
      return hatching.slanting(canvas, -1);
    case FillPattern::Dots:
      return hatching.dots(canvas);
    case FillPattern::Horizontal:
      return hatching.upright(canvas, {0, -1});
    case FillPattern::Vertical:
      return hatching.upright(canvas, {1, 0});
  }
}

}  // namespace

void fillWith(VectorCanvas& canvas, const std::vector<ScreenLine>& rings, const VectorFill& look,
              const geo::View& view) {
  if (rings.empty() || look.color.a == 0) return;
  if (look.pattern == FillPattern::Plain) return canvas.fill(rings, look.color);
  canvas.beginGroup({.clip = rings});
  drawPattern(canvas, look.pattern,
              {boundsOf(rings), patternOrigin(view, look.pattern), view.pxPerPt, look.color});
  canvas.endGroup();
}

void strokeWith(VectorCanvas& canvas, const std::vector<VectorLine>& lines,
                const StrokeStyle& style, geo::Color color, float pxPerPt) {
  using geo::LinePattern;
  const float widthPx = style.widthPt * pxPerPt, halfPx = widthPx / 2;
  if (style.pattern == LinePattern::Dotted) {
    std::vector<VectorLine> moved = lines;
    for (VectorLine& line : moved) line.alongPx += widthPx;  // a dot in the middle of each step
    return canvas.stroke(moved, {widthPx, color, Pen::Cap::Round, 0, 2 * widthPx});
  }
  if (style.pattern == LinePattern::Double) {
    std::vector<VectorLine> both;
    for (const VectorLine& line : lines) {
      both.push_back(besides(line, halfPx * 2 / 3));
      both.push_back(besides(line, -halfPx * 2 / 3));
    }
    return canvas.stroke(both, {widthPx / 3, color, Pen::Cap::Butt});
  }
  const bool dashed = style.dashOnPt + style.dashOffPt > 0;
  canvas.stroke(lines, {widthPx, color, dashed ? Pen::Cap::Butt : Pen::Cap::Round,
                        style.dashOnPt * pxPerPt, style.dashOffPt * pxPerPt});
  const bool left = style.pattern == LinePattern::HachuredLeft;
  const bool right = style.pattern == LinePattern::HachuredRight;
  if (style.pattern < LinePattern::HachuredLeft) return;
  const Pen pen{2 * kTickHalfPt * pxPerPt, color, Pen::Cap::Butt};
  for (const VectorLine& line : lines) {
    const float step = kTickStepPt * pxPerPt, far = kTickPt * pxPerPt;
    if (!left) canvas.stroke(ticksOn(line, step, halfPx, far), pen);
    if (!right) canvas.stroke(ticksOn(line, step, -halfPx, -far), pen);
  }
}

bool isNear(const geo::View& view, geo::Screen at) {
  const float reach = kSymbolReachPt * view.pxPerPt;
  return at.xPx > -reach && at.yPx > -reach && at.xPx < static_cast<float>(view.widthPx) + reach &&
         at.yPx < static_cast<float>(view.heightPx) + reach;
}

}  // namespace viewer
