#include "viewer/render/grid_labels.hpp"

#include "geo/coords/edge_labels.hpp"

namespace viewer {

namespace {

constexpr float kEdgePt = 7.5f, kSquarePt = 12, kLeastApartPt = 40, kInsetPt = 3;

/// The part of the picture that is left between marking and small print and sure to be seen.
geo::View roomOf(const Page& page) {
  geo::View room = page.frame.view;
  room.heightPx = static_cast<int>(page.bottom) - static_cast<int>(page.top);
  const double middle = (static_cast<double>(page.top) + static_cast<double>(page.bottom)) / 2;
  room.centre.yMetres -= (middle - page.frame.view.heightPx * 0.5) * room.unitsPerPx;
  room.widthPx = static_cast<int>(page.right) - static_cast<int>(page.left);
  const double across = (static_cast<double>(page.left) + static_cast<double>(page.right)) / 2;
  room.centre.xMetres += (across - page.frame.view.widthPx * 0.5) * room.unitsPerPx;
  return room;
}

void addLabel(Page& page, const std::string& text, const TextLook& look, geo::Screen topLeft) {
  const ShapedText& shaped = page.type.shaped(text, look);
  const LabelBox box{topLeft.xPx, topLeft.yPx, topLeft.xPx + shaped.widthPx,
                     topLeft.yPx + look.sizePx * 1.2f};
  const bool inside = box.left >= page.left && box.top >= page.top && box.right <= page.right &&
                      box.bottom <= page.bottom;
  if (!inside || !page.occupied.free(box)) return;
  page.out.labels.push_back(TextInk{text, look, {box.left, box.top + look.sizePx}});
  page.occupied.take(box);
}

void addEdgeLabel(Page& page, const geo::EdgeLabel& label) {
  const TextLook look = page.haloed(page.quiet(kEdgePt));
  const float width = page.type.shaped(label.text, look).widthPx;
  const float inset = kInsetPt * page.pt(), height = look.sizePx * 1.2f;
  geo::Screen at{label.at.xPx + page.left + inset, label.at.yPx + page.top - height - inset / 2};
  if (label.edge == geo::Edge::Top) at.yPx = page.top + inset;
  if (label.edge == geo::Edge::Bottom) at.yPx = page.bottom - height - inset;
  if (label.edge == geo::Edge::Left) at.xPx = page.left + inset;
  if (label.edge == geo::Edge::Right) at.xPx = page.right - width - inset;
  addLabel(page, label.text, look, at);
}

}  // namespace

void addGridLabels(Page& page, const geo::Grid& grid) {
  if (grid.lines.empty() && grid.labels.empty()) return;
  const geo::View room = roomOf(page);
  if (room.heightPx <= 0) return;
  const double apart = static_cast<double>(kLeastApartPt * page.pt());
  for (const geo::EdgeLabel& label : geo::edgeLabels(grid.lines, room, apart)) {
    addEdgeLabel(page, label);
  }
  TextLook look = page.haloed(page.quiet(kSquarePt, FontStyle::Bold));
  look.color.a = 150;
  for (const geo::GridLabel& label : grid.labels) {
    const geo::Screen at = geo::screenFromProjected(page.frame.view, label.at);
    const float width = page.type.shaped(label.text, look).widthPx;
    addLabel(page, label.text, look, {at.xPx - width / 2, at.yPx - look.sizePx / 2});
  }
}

}  // namespace viewer
