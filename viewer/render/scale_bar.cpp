#include "viewer/render/scale_bar.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace viewer {

namespace {

std::string metresText(double metres) {
  return metres >= 1000 ? fmt::format("{:g} km", metres / 1000) : fmt::format("{:g} m", metres);
}

void addFields(Page& page, geo::Screen at, float length, float height) {
  const float rim = 0.7f * page.pt();
  const geo::Color ink = page.theme().ink, paper = page.theme().sheet.withAlpha(255);
  page.out.words.push_back(
      RectInk{{at.xPx - rim, at.yPx - rim}, length + 2 * rim, height + 2 * rim, ink});
  for (int i = 0; i < 4; ++i) {
    const geo::Screen corner{at.xPx + length * static_cast<float>(i) / 4, at.yPx};
    page.out.words.push_back(RectInk{corner, length / 4, height, i % 2 == 0 ? ink : paper});
  }
}

/// The whole length is named at the bar's end, its half above the middle.
void addLengths(Page& page, geo::Screen at, float length, double metres) {
  const TextLook text = page.haloed(page.look(8));
  const std::string half = metresText(metres / 2);
  const float y = at.yPx - 3 * page.pt();
  page.write("0", text, {at.xPx - 2 * page.pt(), y});
  page.write(half, text, {at.xPx + length / 2 - page.type.shaped(half, text).widthPx / 2, y});
  page.write(metresText(metres), text, {at.xPx + length - 6 * page.pt(), y});
}

}  // namespace

double scaleBarMetres(double metresPerPx, double mostPx) {
  const double most = metresPerPx * mostPx;
  if (!(most > 0)) return 1;
  const double power = std::pow(10, std::floor(std::log10(most)));
  for (const double factor : {5.0, 2.0}) {
    if (factor * power <= most) return factor * power;
  }
  return power;
}

LabelBox addScaleBarAt(Page& page, geo::Screen at) {
  const float pt = page.pt();
  const FurnitureWords& words = page.frame.words;
  const double metres = scaleBarMetres(words.metresPerPx, 130.0 * pt);
  const auto length = static_cast<float>(metres / words.metresPerPx);
  const float height = 3.4f * pt;
  addFields(page, at, length, height);
  addLengths(page, at, length, metres);
  const std::string told =
      fmt::format("1:{} · {}", withThousands(words.scaleDenominator), words.projection);
  const TextLook small = page.haloed(page.quiet(7));
  page.write(told, small, {at.xPx, at.yPx + height + 9.5f * pt});
  const float width = std::max(length + 40 * pt, page.type.shaped(told, small).widthPx);
  const LabelBox room{at.xPx - 3 * pt, at.yPx - 13 * pt, at.xPx + width, at.yPx + 16 * pt};
  page.occupied.take(room);
  return room;
}

void addScaleBar(Page& page) {
  addScaleBarAt(page, {page.left + page.margin() + 2 * page.pt(), page.bottom - 17 * page.pt()});
}

LabelBox addNorthArrowAt(Page& page, geo::Screen at) {
  const float pt = page.pt();
  const SymbolLook arrow{.pxPerPt = pt,
                         .turnDegrees = page.frame.words.northDegrees,
                         .ink = page.theme().symbolInk,
                         .casing = page.theme().symbolCasing};
  page.out.words.push_back(SymbolInk{Symbol::NorthArrow, at, arrow});
  const TextLook text = page.haloed(page.look(8, FontStyle::Bold));
  const float width = page.type.shaped("N", text).widthPx;
  page.write("N", text, {at.xPx - width / 2, at.yPx - 13 * pt});
  const LabelBox room{at.xPx - 14 * pt, at.yPx - 24 * pt, at.xPx + 14 * pt, at.yPx + 16 * pt};
  page.occupied.take(room);
  return room;
}

void addNorthArrow(Page& page) {
  addNorthArrowAt(page, {page.left + page.margin() + 12 * page.pt(), page.bottom - 50 * page.pt()});
}

std::string withThousands(double value) {
  const double power =
      std::pow(10, std::max(0.0, std::floor(std::log10(std::max(value, 1.0))) - 2));
  std::string digits = fmt::format("{:.0f}", std::round(value / power) * power);
  for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return digits;
}

}  // namespace viewer
