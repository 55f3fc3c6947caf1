#include "viewer/render/page.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

namespace {
constexpr float kLineHeight = 1.35f;  // of the text's size
constexpr float kRimPt = 0.5f;
}  // namespace

TextLook Page::look(float sizePt, FontStyle style) const {
  TextLook look;
  look.style = style;
  look.sizePx = sizePt * pt();
  look.color = theme().ink;
  return look;
}

TextLook Page::quiet(float sizePt, FontStyle style) const {
  TextLook quiet = look(sizePt, style);
  quiet.color = theme().quietInk;
  return quiet;
}

TextLook Page::haloed(TextLook plain) const {
  plain.halo = theme().halo;
  plain.haloPx = 1.3f * pt();
  return plain;
}

void Page::append(std::vector<BoxLine>& lines, std::string_view text, const TextLook& look,
                  float mostPx) const {
  for (std::string& line : wrapped(text, look, mostPx, type)) {
    lines.push_back({std::move(line), look});
  }
}

TextBox Page::measured(std::vector<BoxLine> lines, float padding) const {
  TextBox box{std::move(lines), padding, 0, 2 * padding};
  for (const BoxLine& line : box.lines) {
    box.width = std::max(box.width, type.shaped(line.text, line.look).widthPx);
    box.height += line.look.sizePx * kLineHeight;
  }
  box.width += 2 * padding;
  return box;
}

void Page::write(std::string_view text, const TextLook& look, geo::Screen start) const {
  out.words.push_back(TextInk{std::string(text), look, start});
}

void Page::addRim(Inks& to, const LabelBox& box, float widthPx, geo::Color color) const {
  const float inner = box.bottom - box.top - 2 * widthPx;
  const float across = box.right - box.left;
  to.push_back(RectInk{{box.left, box.top}, across, widthPx, color});
  to.push_back(RectInk{{box.left, box.bottom - widthPx}, across, widthPx, color});
  to.push_back(RectInk{{box.left, box.top + widthPx}, widthPx, inner, color});
  to.push_back(RectInk{{box.right - widthPx, box.top + widthPx}, widthPx, inner, color});
}

void Page::addSheet(const LabelBox& box) const {
  const float rim = std::max(1.0f, std::round(kRimPt * pt()));
  const float from = std::round(box.left), up = std::round(box.top);
  const float across = std::round(box.right) - from, down = std::round(box.bottom) - up;
  out.boxes.push_back(RectInk{{from, up}, across, down, theme().sheet});
  addRim(out.boxes, {from, up, from + across, up + down}, rim, theme().sheetRim);
  occupied.take(box);
}

LabelBox Page::addBox(const TextBox& box, geo::Screen topLeft) const {
  const LabelBox taken{topLeft.xPx, topLeft.yPx, topLeft.xPx + box.width, topLeft.yPx + box.height};
  addSheet(taken);
  writeLines(box, topLeft);
  return taken;
}

void Page::writeLines(const TextBox& box, geo::Screen topLeft) const {
  float y = topLeft.yPx + box.padding;
  for (const BoxLine& line : box.lines) {
    write(line.text, line.look, {topLeft.xPx + box.padding, y + line.look.sizePx});
    y += line.look.sizePx * kLineHeight;
  }
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

Page pageOn(const Frame& frame, TypeSetter& type, Overlay& out, Occupancy& occupied,
            const CutEdges& cut) {
  Page page{frame, type, out, occupied};
  page.top = cut.abovePx;
  page.bottom = page.height() - cut.belowPx;
  page.left = cut.leftPx;
  page.right = page.width() - cut.rightPx;
  return page;
}

}  // namespace viewer
