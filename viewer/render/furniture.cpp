#include "viewer/render/furniture.hpp"

#include "viewer/layers/palette.hpp"
#include "viewer/render/legend_box.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr geo::Color kPaper{255, 255, 255, 226};
constexpr geo::Color kQuiet{84, 86, 92, 255};
constexpr float kMarginPt = 9, kPaddingPt = 7, kDatePt = 24;
constexpr float kTitleShareAmid = 0.42f;  // of the width, between two dates

using Piece = FurnitureWords::Piece;

TextLook look(const Frame& frame, float sizePt, FontStyle style = FontStyle::Regular,
              geo::Color color = palette::kInk) {
  return {style, sizePt * frame.view.pxPerPt, color, {0, 0, 0, 0}, 0};
}

TextLook haloed(TextLook plain, const Frame& frame) {
  plain.halo = {255, 255, 255, 215};
  plain.haloPx = 1.3f * frame.view.pxPerPt;
  return plain;
}

void takeRoom(Occupancy& occupied, geo::Screen topLeft, float width, float height) {
  occupied.take({topLeft.xPx, topLeft.yPx, topLeft.xPx + width, topLeft.yPx + height});
}

/// Lines of text from the top of a paper box.
struct BoxLine {
  std::string text;
  TextLook look;
};

struct Box {
  std::vector<BoxLine> lines;
  float width = 0, height = 0;
};

Box measured(std::vector<BoxLine> lines, float padding, TypeSetter& type) {
  Box box{std::move(lines), 0, 2 * padding};
  for (const BoxLine& line : box.lines) {
    box.width = std::max(box.width, type.shaped(line.text, line.look).widthPx);
    box.height += line.look.sizePx * 1.35f;
  }
  box.width += 2 * padding;
  return box;
}

void addBox(const Box& box, geo::Screen topLeft, float padding, TypeSetter& type, Sprites& out,
            Occupancy& occupied) {
  type.addRect(out, topLeft, box.width, box.height, kPaper);
  float y = topLeft.yPx + padding;
  for (const BoxLine& line : box.lines) {
    type.addText(out, line.text, line.look, {topLeft.xPx + padding, y + line.look.sizePx});
    y += line.look.sizePx * 1.35f;
  }
  takeRoom(occupied, topLeft, box.width, box.height);
}

void append(std::vector<BoxLine>& lines, std::string_view text, const TextLook& look, float mostPx,
            TypeSetter& type) {
  for (std::string& line : wrapped(text, look, mostPx, type)) lines.push_back({line, look});
}

/// The first height, from the top margin down, at which a box finds its room free.
float freeTop(const Frame& frame, float left, const Box& box, const Occupancy& occupied) {
  const float margin = kMarginPt * frame.view.pxPerPt, step = frame.view.pxPerPt;
  const auto lowest = static_cast<float>(frame.view.heightPx) - box.height;
  for (float top = margin; top < lowest; top += step) {
    if (occupied.free({left, top, left + box.width, top + box.height + margin / 2})) return top;
  }
  return margin;
}

/// Title and subtitle up to `right`, upper left; in the middle between two dates, where each of
/// them keeps a share of the width. Returns where the next box below may begin.
float addTitle(const Frame& frame, float right, TypeSetter& type, Sprites& out,
               Occupancy& occupied) {
  const float pt = frame.view.pxPerPt, width = static_cast<float>(frame.view.widthPx);
  const bool amid = frame.words.piece == Piece::Shared;
  const float room = amid ? width * kTitleShareAmid : right;
  const float most = std::max(room - (2 * kMarginPt + 2 * kPaddingPt) * pt, 60 * pt);
  std::vector<BoxLine> lines;
  append(lines, frame.words.title, look(frame, 15, FontStyle::Bold), most, type);
  append(lines, frame.words.subtitle, look(frame, 9.5f, FontStyle::Regular, kQuiet), most, type);
  const Box box = measured(std::move(lines), kPaddingPt * pt, type);
  const float left = amid ? std::round((width - box.width) / 2) : kMarginPt * pt;
  addBox(box, {left, kMarginPt * pt}, kPaddingPt * pt, type, out, occupied);
  return 2 * kMarginPt * pt + box.height;
}

/// The date in large type and what happened then, in an upper corner; returns its box.
LabelBox addDateStamp(const Frame& frame, TypeSetter& type, Sprites& out, Occupancy& occupied) {
  const float pt = frame.view.pxPerPt;
  const float width = static_cast<float>(frame.view.widthPx);
  const float most = std::min(std::max(200 * pt, width * 0.22f), width * 0.45f);
  constexpr std::size_t kMostEvents = 4;
  std::vector<BoxLine> lines;
  lines.push_back({frame.words.date, look(frame, kDatePt, FontStyle::Bold)});
  append(lines, frame.words.zoneNote, look(frame, 7, FontStyle::Regular, kQuiet), most, type);
  if (!frame.words.ghostDate.empty()) {
    append(lines, fmt::format("Grey, and stripes: as on {}", frame.words.ghostDate),
           look(frame, 11, FontStyle::Bold, kQuiet), most, type);
  }
  if (frame.differences) {
    append(lines, "Ringed: new. Struck ring: gone. Outlined: changed hands.",
           look(frame, 8, FontStyle::Italic, kQuiet), most, type);
  }
  const auto& events = frame.words.events;
  for (std::size_t i = 0; i < std::min(events.size(), kMostEvents); ++i) {
    append(lines, fmt::format("• {}", events[i]), look(frame, 9), most, type);
  }
  if (events.size() > kMostEvents) {
    lines.push_back({fmt::format("and {} more events", events.size() - kMostEvents),
                     look(frame, 9, FontStyle::Italic, kQuiet)});
  }
  const Box box = measured(std::move(lines), kPaddingPt * pt, type);
  const bool atLeft = frame.words.stampAt == FurnitureWords::Side::Left;
  const float left = atLeft ? kMarginPt * pt : width - kMarginPt * pt - box.width;
  const float top = freeTop(frame, left, box, occupied);
  addBox(box, {left, top}, kPaddingPt * pt, type, out, occupied);
  return {left, top, left + box.width, top + box.height};
}

/// What was proposed and has no known place, and how much else is only listed.
void addUnplacedBox(const Frame& frame, float top, TypeSetter& type, Sprites& out,
                    Occupancy& occupied) {
  const float pt = frame.view.pxPerPt;
  const float most = std::max(190 * pt, static_cast<float>(frame.view.widthPx) * 0.19f);
  std::vector<BoxLine> lines;
  if (!frame.words.unplaced.empty()) {
    append(lines, "Proposed, with no known place (not drawn)", look(frame, 9, FontStyle::Bold),
           most, type);
  }
  for (const std::string& name : frame.words.unplaced) {
    append(lines, fmt::format("– {}", name), look(frame, 8.5f), most, type);
  }
  append(lines, frame.words.counts, look(frame, 8, FontStyle::Italic, kQuiet), most, type);
  if (lines.empty()) return;
  const Box box = measured(std::move(lines), kPaddingPt * pt, type);
  const bool atRight =
      frame.words.piece == Piece::OfOneDate && frame.words.stampAt == FurnitureWords::Side::Right;
  const float right = static_cast<float>(frame.view.widthPx) - kMarginPt * pt;
  const geo::Screen at{atRight ? right - box.width : kMarginPt * pt, top};
  // A picture too small for the list does without it rather than writing over the date.
  if (!occupied.free({at.xPx, at.yPx, at.xPx + box.width, at.yPx + box.height})) return;
  addBox(box, at, kPaddingPt * pt, type, out, occupied);
}

/// Credits and disclaimer along the bottom; returns the height that they take.
float addSmallPrint(const Frame& frame, TypeSetter& type, Sprites& out, Occupancy& occupied) {
  const float pt = frame.view.pxPerPt, width = static_cast<float>(frame.view.widthPx);
  const TextLook small = look(frame, 7.5f, FontStyle::Regular, kQuiet);
  std::vector<BoxLine> lines;
  append(lines, frame.words.disclaimer, small, width - 2 * kMarginPt * pt, type);
  append(lines, frame.words.credits, small, width - 2 * kMarginPt * pt, type);
  if (lines.empty()) return 0;
  Box box = measured(std::move(lines), 3 * pt, type);
  box.width = width;
  addBox(box, {0, static_cast<float>(frame.view.heightPx) - box.height}, 3 * pt, type, out,
         occupied);
  return box.height;
}

std::string metresText(double metres) {
  return metres >= 1000 ? fmt::format("{:g} km", metres / 1000) : fmt::format("{:g} m", metres);
}

/// Scale bar of four fields, with scale and projection in words.
void addScaleBar(const Frame& frame, float bottom, TypeSetter& type, Sprites& out,
                 Occupancy& occupied) {
  const float pt = frame.view.pxPerPt;
  const double metres = scaleBarMetres(frame.words.metresPerPx, 130.0 * pt);
  const auto length = static_cast<float>(metres / frame.words.metresPerPx);
  const TextLook text = haloed(look(frame, 8), frame);
  const geo::Screen at{kMarginPt * pt + 2 * pt, bottom - 17 * pt};
  const float height = 3.4f * pt, rim = 0.7f * pt;
  type.addRect(out, {at.xPx - rim, at.yPx - rim}, length + 2 * rim, height + 2 * rim,
               palette::kInk);
  for (int i = 0; i < 4; ++i) {
    const geo::Color color = i % 2 == 0 ? palette::kInk : geo::Color{255, 255, 255, 255};
    type.addRect(out, {at.xPx + length * static_cast<float>(i) / 4, at.yPx}, length / 4, height,
                 color);
  }
  type.addText(out, metresText(metres), text, {at.xPx + length + 4 * pt, at.yPx + height});
  const std::string words =
      fmt::format("1:{} · {}", withThousands(frame.words.scaleDenominator), frame.words.projection);
  const TextLook small = haloed(look(frame, 7, FontStyle::Regular, kQuiet), frame);
  type.addText(out, words, small, {at.xPx, at.yPx + height + 9.5f * pt});
  const float width = std::max(length + 40 * pt, type.shaped(words, small).widthPx);
  takeRoom(occupied, {at.xPx, at.yPx - 4 * pt}, width, 20 * pt);
}

void addNorthArrow(const Frame& frame, float bottom, TypeSetter& type, Sprites& out,
                   Occupancy& occupied) {
  const float pt = frame.view.pxPerPt;
  const geo::Screen at{kMarginPt * pt + 12 * pt, bottom - 46 * pt};
  type.addSymbol(out, Symbol::NorthArrow, at,
                 {.pxPerPt = pt, .turnDegrees = frame.words.northDegrees});
  const TextLook text = haloed(look(frame, 8, FontStyle::Bold), frame);
  const float width = type.shaped("N", text).widthPx;
  type.addText(out, "N", text, {at.xPx - width / 2, at.yPx - 13 * pt});
  takeRoom(occupied, {at.xPx - 14 * pt, at.yPx - 24 * pt}, 28 * pt, 40 * pt);
}

}  // namespace

float stampWidthPx(const Frame& frame, std::string_view date, TypeSetter& type) {
  const float edges = (kMarginPt + 2 * kPaddingPt) * frame.view.pxPerPt;
  return type.shaped(date, look(frame, kDatePt, FontStyle::Bold)).widthPx + edges;
}

double scaleBarMetres(double metresPerPx, double mostPx) {
  const double most = metresPerPx * mostPx;
  if (!(most > 0)) return 1;
  const double power = std::pow(10, std::floor(std::log10(most)));
  for (const double factor : {5.0, 2.0}) {
    if (factor * power <= most) return factor * power;
  }
  return power;
}

std::vector<std::string> wrapped(std::string_view text, const TextLook& look, float mostPx,
                                 TypeSetter& type) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const std::string word(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string longer = line.empty() ? word : line + ' ' + word;
    if (!line.empty() && type.shaped(longer, look).widthPx > mostPx) {
      lines.push_back(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

void addFurniture(const Frame& frame, TypeSetter& type, Sprites& out, Occupancy& occupied) {
  if (frame.words.extent == Furniture::None) return;
  if (frame.words.piece == Piece::OfOneDate) {
    const LabelBox stamp = addDateStamp(frame, type, out, occupied);
    const float below = stamp.bottom + kMarginPt * frame.view.pxPerPt;
    return addUnplacedBox(frame, below, type, out, occupied);
  }
  const bool full = frame.words.extent == Furniture::Full;
  const float printHeight = addSmallPrint(frame, type, out, occupied);
  const float bottom = static_cast<float>(frame.view.heightPx) - printHeight;
  addScaleBar(frame, bottom, type, out, occupied);
  addNorthArrow(frame, bottom, type, out, occupied);
  float dateLeft = 0, top = kMarginPt * frame.view.pxPerPt;
  if (frame.words.piece == Piece::All) {
    dateLeft = addDateStamp(frame, type, out, occupied).left;
  }
  if (full) {
    top = addTitle(frame, dateLeft, type, out, occupied);
    addLegend(frame, bottom, type, out, occupied);
  }
  addUnplacedBox(frame, top, type, out, occupied);
}

}  // namespace viewer
