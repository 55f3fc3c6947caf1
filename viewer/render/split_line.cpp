#include "viewer/render/split_line.hpp"

#include "viewer/render/furniture.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace viewer {

namespace {

constexpr geo::Color kRim{255, 255, 255, 255};
constexpr float kLinePt = 1.5f, kRimPt = 1.5f;
constexpr float kHandleWidthPt = 21, kHandleHeightPt = 27, kArrowPt = 6;
constexpr float kTagTextPt = 14, kTagPaddingPt = 5;

/// Whole pixels, so that the line is equally dark everywhere.
float pixels(const SharedPiece& shared, float pt) {
  return std::max(1.0f, std::round(pt * shared.frame.view.pxPerPt));
}

float middleOf(const SharedPiece& shared) {
  return std::floor(static_cast<float>(shared.lineFromPx + shared.lineToPx) / 2);
}

/// The heights at which a line `reach` wide to each side meets no box, from the top.
std::vector<std::pair<float, float>> freeHeights(const SharedPiece& shared, float reach,
                                                 const Occupancy& occupied) {
  const float x = middleOf(shared);
  const auto height = static_cast<float>(shared.frame.view.heightPx);
  std::vector<LabelBox> boxes;
  for (const LabelBox& box : occupied.taken()) {
    if (box.meets({x - reach, 0, x + reach, height})) boxes.push_back(box);
  }
  std::ranges::sort(boxes, {}, &LabelBox::top);
  std::vector<std::pair<float, float>> free;
  float from = 0;
  for (const LabelBox& box : boxes) {
    if (box.top > from) free.emplace_back(from, std::round(box.top));
    from = std::max(from, std::round(box.bottom));
  }
  if (from < height) free.emplace_back(from, height);
  return free;
}

float halfHeight(const SharedPiece& shared) {
  return std::round(static_cast<float>(shared.frame.view.heightPx) / 2);
}

/// A triangle of columns, its tip `side` of the base (1 right, -1 left).
void addArrow(const SharedPiece& shared, geo::Screen base, float side, Inks& out) {
  const float length = pixels(shared, kArrowPt);
  const float baseX = base.xPx, middle = base.yPx;
  for (float i = 0; i < length; ++i) {
    const float half = length - i;
    const float x = side > 0 ? baseX + i : baseX - i - 1;
    out.push_back(RectInk{{x, middle - half}, 1, 2 * half, themeOf(shared.frame.theme).ink});
  }
}

void addHandle(const SharedPiece& shared, Inks& out) {
  const float width = 2 * pixels(shared, kHandleWidthPt / 2);
  const float height = 2 * pixels(shared, kHandleHeightPt / 2);
  const float rim = pixels(shared, 1);
  const float x = middleOf(shared) - width / 2;
  const float y = halfHeight(shared) - height / 2;
  out.push_back(RectInk{
      {x - rim, y - rim}, width + 2 * rim, height + 2 * rim, themeOf(shared.frame.theme).ink});
  out.push_back(RectInk{{x, y}, width, height, kRim});
  const float gap = pixels(shared, 2);
  addArrow(shared, {middleOf(shared) + gap, halfHeight(shared)}, 1, out);
  addArrow(shared, {middleOf(shared) - gap, halfHeight(shared)}, -1, out);
}

/// The date of a side too narrow for its stamp, below the handle on the other side, with an arrow
/// to where it shows. `side` is -1 for the left date, 1 for the right one.
void addNarrowDate(const SharedPiece& shared, float side, TypeSetter& type, Inks& out) {
  const std::string& date = side < 0 ? shared.leftDate : shared.rightDate;
  const auto width = static_cast<float>(shared.frame.view.widthPx);
  const float seen = side < 0 ? middleOf(shared) : width - middleOf(shared);
  if (date.empty() || seen >= stampWidthPx(shared.frame, date, type)) return;
  const float pt = shared.frame.view.pxPerPt, pad = pixels(shared, kTagPaddingPt);
  const TextLook look{
      FontStyle::Bold, kTagTextPt * pt, themeOf(shared.frame.theme).ink, {0, 0, 0, 0}, 0};
  const float arrow = pixels(shared, kArrowPt);
  const float boxWidth = std::ceil(type.shaped(date, look).widthPx) + arrow + 3 * pad;
  const float boxHeight = std::ceil(look.sizePx * 1.35f) + pad;
  const float gap = pixels(shared, kLinePt + kRimPt);
  const float x = side < 0 ? middleOf(shared) + gap : middleOf(shared) - gap - boxWidth;
  const float y = halfHeight(shared) + pixels(shared, kHandleHeightPt / 2 + 4);
  out.push_back(RectInk{{x, y}, boxWidth, boxHeight, kRim});
  const float arrowX = side < 0 ? x + pad + arrow : x + boxWidth - pad - arrow;
  addArrow(shared, {arrowX, y + std::round(boxHeight / 2)}, side, out);
  const float textX = side < 0 ? x + 2 * pad + arrow : x + pad;
  out.push_back(TextInk{date, look, {textX, y + look.sizePx + pad / 2}});
}

}  // namespace

void addSplitLine(const SharedPiece& shared, const Occupancy& occupied, TypeSetter& type,
                  Inks& out) {
  const bool gap = shared.line == SharedPiece::Line::Gap;
  const auto gapWidth = static_cast<float>(shared.lineToPx - shared.lineFromPx);
  const float line = gap ? gapWidth : pixels(shared, kLinePt);
  const float rim = gap ? 0 : pixels(shared, kRimPt);
  const float left =
      gap ? static_cast<float>(shared.lineFromPx) : middleOf(shared) - std::floor(line / 2);
  for (const auto& [top, bottom] : freeHeights(shared, line / 2 + rim, occupied)) {
    out.push_back(RectInk{{left - rim, top}, line + 2 * rim, bottom - top, kRim});
    out.push_back(RectInk{{left, top}, line, bottom - top, themeOf(shared.frame.theme).ink});
  }
  if (gap) return;
  addHandle(shared, out);
  addNarrowDate(shared, -1, type, out);
  addNarrowDate(shared, 1, type, out);
}

}  // namespace viewer
