#include "viewer/render/furniture.hpp"

#include "viewer/render/grid_labels.hpp"
#include "viewer/render/heading_box.hpp"
#include "viewer/render/legend_box.hpp"
#include "viewer/render/locator.hpp"
#include "viewer/render/marking.hpp"
#include "viewer/render/page.hpp"
#include "viewer/render/scale_bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr float kDatePt = 24;
constexpr float kTitleShareAmid = 0.42f;  // of the width, between two dates

using Part = FurnitureWords::Piece;

/// What is said of a step: at the left, or in the middle between two dates. Returns where the next
/// box may begin.
float addStepWords(const Page& page, bool amid) {
  const float left =
      amid ? std::round(page.width() * (1 - kTitleShareAmid) / 2) : page.left + page.margin();
  const float most = page.width() * (amid ? kTitleShareAmid : kHeadingShare) - (amid ? 0 : left);
  return addHeading(page, most, {left, page.top + page.margin()}).bottom + page.margin();
}

/// Title and subtitle up to `right`, upper left; in the middle between two dates, where each of
/// them keeps a share of the width. Returns where the next box below may begin.
float addTitle(const Page& page, float right) {
  const FurnitureWords& words = page.frame.words;
  const float pt = page.pt();
  const bool amid = words.piece == Part::Shared;
  if (words.heading) return addStepWords(page, amid);
  const float room = amid ? page.width() * kTitleShareAmid : right;
  const float most = std::max(room - (2 * kMarginPt + 2 * kPaddingPt) * pt, 60 * pt);
  std::vector<BoxLine> lines;
  page.append(lines, words.title, page.look(15, FontStyle::Bold), most);
  page.append(lines, words.subtitle, page.quiet(9.5f), most);
  if (lines.empty()) return page.top + page.margin();
  const TextBox box = page.measured(std::move(lines), kPaddingPt * pt);
  const float left = amid ? std::round((page.width() - box.width) / 2) : page.left + page.margin();
  return page.addBox(box, {left, page.top + page.margin()}).bottom + page.margin();
}

/// What happened in the window, a few of it.
void appendEvents(const Page& page, std::vector<BoxLine>& lines, float most) {
  constexpr std::size_t kMostEvents = 4;
  const auto& events = page.frame.words.events;
  for (std::size_t i = 0; i < std::min(events.size(), kMostEvents); ++i) {
    page.append(lines, fmt::format("• {}", events[i]), page.look(9), most);
  }
  if (events.size() > kMostEvents) {
    lines.push_back({fmt::format("and {} more events", events.size() - kMostEvents),
                     page.quiet(9, FontStyle::Italic)});
  }
}

/// The first height, from the top margin down, at which a box finds its room free.
float freeTop(const Page& page, float left, const TextBox& box) {
  const float first = page.top + page.margin();
  for (float top = first; top < page.bottom - box.height; top += page.pt()) {
    const LabelBox room{left, top, left + box.width, top + box.height + page.margin() / 2};
    if (page.occupied.free(room)) return top;
  }
  return first;
}

/// The date in large type and what happened then, in an upper corner; returns its box.
LabelBox addDateStamp(const Page& page) {
  const FurnitureWords& words = page.frame.words;
  const float pt = page.pt(), width = page.width();
  const float most = std::min(std::max(200 * pt, width * 0.22f), width * 0.45f);
  std::vector<BoxLine> lines;
  lines.push_back({words.date, page.look(kDatePt, FontStyle::Bold)});
  page.append(lines, words.zoneNote, page.quiet(7), most);
  if (!words.ghostDate.empty()) {
    page.append(lines, fmt::format("Grey, and stripes: as on {}", words.ghostDate),
                page.quiet(11, FontStyle::Bold), most);
  }
  if (page.frame.differences) {
    page.append(lines, "Ringed: new. Struck ring: gone. Outlined: changed hands.",
                page.quiet(8, FontStyle::Italic), most);
  }
  appendEvents(page, lines, most);
  const TextBox box = page.measured(std::move(lines), kPaddingPt * pt);
  const bool atLeft = words.stampAt == FurnitureWords::Side::Left;
  const float left = atLeft ? page.left + page.margin() : page.right - page.margin() - box.width;
  return page.addBox(box, {left, freeTop(page, left, box)});
}

/// What was proposed and has no known place, and how much else is only listed.
void addUnplacedBox(const Page& page, float top) {
  const FurnitureWords& words = page.frame.words;
  const float pt = page.pt();
  const float most = std::max(190 * pt, page.width() * 0.19f);
  std::vector<BoxLine> lines;
  if (!words.unplaced.empty()) {
    page.append(lines, "Proposed, with no known place (not drawn)", page.look(9, FontStyle::Bold),
                most);
  }
  for (const std::string& name : words.unplaced) {
    page.append(lines, fmt::format("– {}", name), page.look(8.5f), most);
  }
  page.append(lines, words.counts, page.quiet(8, FontStyle::Italic), most);
  if (lines.empty()) return;
  const TextBox box = page.measured(std::move(lines), kPaddingPt * pt);
  const bool atRight =
      words.piece == Part::OfOneDate && words.stampAt == FurnitureWords::Side::Right;
  const geo::Screen at{atRight ? page.right - page.margin() - box.width : page.left + page.margin(),
                       top};
  // A picture too small for the list does without it rather than writing over the date.
  if (!page.occupied.free({at.xPx, at.yPx, at.xPx + box.width, at.yPx + box.height})) return;
  page.addBox(box, at);
}

/// Disclaimer, sources, credits and edition along the bottom.
void addSmallPrint(Page& page) {
  const FurnitureWords& words = page.frame.words;
  const float pt = page.pt(), most = page.right - page.left - 2 * page.margin();
  std::vector<BoxLine> lines;
  for (const std::string* text :
       {&words.disclaimer, &words.sources, &words.credits, &words.edition}) {
    page.append(lines, *text, page.quiet(7.5f), most);
  }
  if (lines.empty()) return;
  TextBox box = page.measured(std::move(lines), 3 * pt);
  box.width = page.right - page.left;
  page.bottom -= box.height;
  page.addBox(box, {page.left, page.bottom});
}

void addCommon(Page& page) {
  const FurnitureWords& words = page.frame.words;
  const auto wanted = [&](FurniturePiece piece) { return words.pieces.has(piece); };
  addSmallPrint(page);
  if (wanted(FurniturePiece::Scale)) addScaleBar(page);
  if (wanted(FurniturePiece::North)) addNorthArrow(page);
  float dateLeft = page.right, top = page.top + page.margin();
  if (words.piece == Part::All && !words.date.empty()) dateLeft = addDateStamp(page).left;
  if (wanted(FurniturePiece::Title)) top = addTitle(page, dateLeft);
  if (wanted(FurniturePiece::Legend)) addLegend(page);
  if (words.inset) addLocator(page);
  addUnplacedBox(page, top);
}

/// Names keep clear of what may be cut off.
void keepEdges(const Page& page) {
  const float width = page.width(), height = page.height();
  const std::array edges{LabelBox{0, 0, page.left, height}, LabelBox{page.right, 0, width, height},
                         LabelBox{0, 0, width, page.top}, LabelBox{0, page.bottom, width, height}};
  for (const LabelBox& edge : edges) {
    if (edge.left < edge.right && edge.top < edge.bottom) page.occupied.take(edge);
  }
}

}  // namespace

float stampWidthPx(const Frame& frame, std::string_view date, TypeSetter& type) {
  const float pt = frame.view.pxPerPt;
  const TextLook look{.style = FontStyle::Bold, .sizePx = kDatePt * pt};
  return type.shaped(date, look).widthPx + (kMarginPt + 2 * kPaddingPt) * pt;
}

void addFurniture(const Frame& frame, const geo::Grid& grid, TypeSetter& type, Overlay& out,
                  Occupancy& occupied) {
  Page page = pageOn(frame, type, out, occupied, frame.words.cut);
  keepEdges(page);
  addMarking(page);
  if (frame.words.piece != Part::OfOneDate) {
    addCommon(page);
    return addGridLabels(page, grid);
  }
  float top = page.top + page.margin();
  if (!frame.words.date.empty()) top = addDateStamp(page).bottom + page.margin();
  addUnplacedBox(page, top);
  addGridLabels(page, grid);
}

}  // namespace viewer
