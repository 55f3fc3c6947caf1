#include "viewer/render/page_furniture.hpp"

#include "viewer/render/furniture.hpp"
#include "viewer/render/legend_box.hpp"
#include "viewer/render/locator.hpp"
#include "viewer/render/marking.hpp"
#include "viewer/render/page.hpp"
#include "viewer/render/scale_bar.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr float kGapPt = 9, kSmallGapPt = 2, kTitlePt = 17, kDatePt = 15;

/// A block while it is filled from the top.
struct Column {
  Page& page;
  LabelBox room;                                 // what is left of it
  FurniturePiece piece = FurniturePiece::Title;  // whose turn it is

  float widthPx() const { return room.right - room.left; }
  bool fits(float heightPx) {
    const bool does = room.top + heightPx <= room.bottom;
    if (!does) page.out.leftOut.push_back(piece);
    return does;
  }
  void use(float heightPx, float gapPt = kGapPt) { room.top += heightPx + gapPt * page.pt(); }
};

/// Lines without a sheet, where they fit.
void addLines(Column& column, std::vector<BoxLine> lines, float gapPt = kGapPt) {
  if (lines.empty()) return;
  const TextBox box = column.page.measured(std::move(lines), 0);
  if (!column.fits(box.height)) return;
  column.page.writeLines(box, {column.room.left, column.room.top});
  column.use(box.height, gapPt);
}

void addText(Column& column, std::string_view text, const TextLook& look) {
  std::vector<BoxLine> lines;
  column.page.append(lines, text, look, column.widthPx());
  addLines(column, std::move(lines), kSmallGapPt);
}

void addTitle(Column& column) {
  const FurnitureWords& words = column.page.frame.words;
  std::vector<BoxLine> lines;
  column.page.append(lines, words.title, column.page.look(kTitlePt, FontStyle::Bold),
                     column.widthPx());
  column.page.append(lines, words.subtitle, column.page.quiet(10), column.widthPx());
  addLines(column, std::move(lines));
}

void addDate(Column& column) {
  constexpr std::size_t kMostEvents = 6;
  const FurnitureWords& words = column.page.frame.words;
  std::vector<BoxLine> lines;
  const auto append = [&](std::string_view text, const TextLook& look) {
    column.page.append(lines, text, look, column.widthPx());
  };
  append(words.date, column.page.look(kDatePt, FontStyle::Bold));
  append(words.zoneNote, column.page.quiet(7.5f));
  if (!words.ghostDate.empty()) {
    append(fmt::format("Grey, and stripes: as on {}", words.ghostDate),
           column.page.quiet(9, FontStyle::Bold));
  }
  for (std::size_t i = 0; i < std::min(words.events.size(), kMostEvents); ++i) {
    append(fmt::format("• {}", words.events[i]), column.page.look(9));
  }
  if (words.events.size() > kMostEvents) {
    append(fmt::format("and {} more events", words.events.size() - kMostEvents),
           column.page.quiet(9, FontStyle::Italic));
  }
  addLines(column, std::move(lines));
}

void addUnplaced(Column& column) {
  const FurnitureWords& words = column.page.frame.words;
  std::vector<BoxLine> lines;
  const auto append = [&](std::string_view text, const TextLook& look) {
    column.page.append(lines, text, look, column.widthPx());
  };
  if (!words.unplaced.empty()) {
    append("Proposed, with no known place (not drawn)", column.page.look(9, FontStyle::Bold));
  }
  for (const std::string& name : words.unplaced) {
    append(fmt::format("– {}", name), column.page.look(8.5f));
  }
  append(words.counts, column.page.quiet(8, FontStyle::Italic));
  addLines(column, std::move(lines));
}

void addLegend(Column& column) {
  const float top = column.room.top;
  const float end = addLegendIn(column.page, column.room);
  if (end > top) return column.use(end - top);
  if (!column.page.frame.words.legend.empty()) column.page.out.leftOut.push_back(column.piece);
}

void addScale(Column& column) {
  const float pt = column.page.pt(), above = 13 * pt, below = 16 * pt;
  if (!column.fits(above + below)) return;
  addScaleBarAt(column.page, {column.room.left + 2 * pt, column.room.top + above});
  column.use(above + below);
}

void addNorth(Column& column) {
  const float pt = column.page.pt(), above = 24 * pt, below = 16 * pt;
  if (!column.fits(above + below)) return;
  addNorthArrowAt(column.page, {column.room.left + 14 * pt, column.room.top + above});
  column.use(above + below);
}

void addLocator(Column& column) {
  const auto& inset = column.page.frame.words.inset;
  if (!inset) return;
  const float most = 150 * column.page.pt();
  const LocatorSize size = locatorSize(*inset, std::min(column.widthPx(), most), most);
  if (!column.fits(size.heightPx)) return;
  const float left = std::round(column.room.left), top = std::round(column.room.top);
  addLocatorIn(column.page, {left, top, left + size.widthPx, top + size.heightPx});
  column.use(size.heightPx);
}

void addPiece(Column& column) {
  const FurnitureWords& words = column.page.frame.words;
  if (!words.pieces.has(column.piece)) return;
  const TextLook small = column.page.quiet(7.5f);
  switch (column.piece) {
    case FurniturePiece::Title:
      return addTitle(column);
    case FurniturePiece::Date:
      return addDate(column);
    case FurniturePiece::Legend:
      return addLegend(column);
    case FurniturePiece::Scale:
      return addScale(column);
    case FurniturePiece::North:
      return addNorth(column);
    case FurniturePiece::Locator:
      return addLocator(column);
    case FurniturePiece::Unplaced:
      return addUnplaced(column);
    case FurniturePiece::Sources:
      return addText(column, words.sources, small);
    case FurniturePiece::Credits:
      return addText(column, words.credits, small);
    case FurniturePiece::Disclaimer:
      return addText(column, words.disclaimer, small);
    case FurniturePiece::Edition:
      return addText(column, words.edition, small);
    case FurniturePiece::Marking:  // at the page's edges
    case FurniturePiece::Count_:
      return;
  }
}

LabelBox boxOf(const PageRect& rect) {
  const auto left = static_cast<float>(rect.leftPx), top = static_cast<float>(rect.topPx);
  return {left, top, left + static_cast<float>(rect.widthPx),
          top + static_cast<float>(rect.heightPx)};
}

}  // namespace

void addPageFurniture(const Frame& frame, const PageLayout& layout, TypeSetter& type,
                      Overlay& out) {
  Occupancy occupied(frame.view.widthPx, frame.view.heightPx);
  Page page = pageOn(frame, type, out, occupied);
  addMarking(page);
  const float rim = std::max(1.0f, std::round(0.75f * page.pt()));
  page.addRim(out.boxes, boxOf(rectOf(layout.map, frame.view)).grownBy(rim, rim), rim,
              page.theme().ink);
  for (const PageBlock& block : layout.blocks) {
    Column column{.page = page, .room = boxOf(rectOf(block.box, frame.view))};
    for (const FurniturePiece piece : block.pieces) {
      column.piece = piece;
      addPiece(column);
    }
  }
}

}  // namespace viewer
