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
  page.type.addRect(page.out.words, {at.xPx - rim, at.yPx - rim}, length + 2 * rim,
                    height + 2 * rim, ink);
  for (int i = 0; i < 4; ++i) {
    page.type.addRect(page.out.words, {at.xPx + length * static_cast<float>(i) / 4, at.yPx},
                      length / 4, height, i % 2 == 0 ? ink : paper);
  }
}

/// The whole length is named at the bar's end, its half above the middle.
void addLengths(Page& page, geo::Screen at, float length, double metres) {
  const TextLook text = page.haloed(page.look(8));
  const std::string half = metresText(metres / 2);
  const float y = at.yPx - 3 * page.pt();
  page.type.addText(page.out.words, "0", text, {at.xPx - 2 * page.pt(), y});
  page.type.addText(page.out.words, half, text,
                    {at.xPx + length / 2 - page.type.shaped(half, text).widthPx / 2, y});
  page.type.addText(page.out.words, metresText(metres), text, {at.xPx + length - 6 * page.pt(), y});
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

void addScaleBar(Page& page) {
  const float pt = page.pt();
  const FurnitureWords& words = page.frame.words;
  const double metres = scaleBarMetres(words.metresPerPx, 130.0 * pt);
  const auto length = static_cast<float>(metres / words.metresPerPx);
  const geo::Screen at{page.margin() + 2 * pt, page.bottom - 17 * pt};
  const float height = 3.4f * pt;
  addFields(page, at, length, height);
  addLengths(page, at, length, metres);
  const std::string told =
      fmt::format("1:{} · {}", withThousands(words.scaleDenominator), words.projection);
  const TextLook small = page.haloed(page.quiet(7));
  page.type.addText(page.out.words, told, small, {at.xPx, at.yPx + height + 9.5f * pt});
  const float width = std::max(length + 40 * pt, page.type.shaped(told, small).widthPx);
  page.occupied.take({at.xPx - 3 * pt, at.yPx - 13 * pt, at.xPx + width, at.yPx + 16 * pt});
}

void addNorthArrow(Page& page) {
  const float pt = page.pt();
  const geo::Screen at{page.margin() + 12 * pt, page.bottom - 50 * pt};
  page.type.addSymbol(page.out.words, Symbol::NorthArrow, at,
                      {.pxPerPt = pt,
                       .turnDegrees = page.frame.words.northDegrees,
                       .ink = page.theme().symbolInk,
                       .casing = page.theme().symbolCasing});
  const TextLook text = page.haloed(page.look(8, FontStyle::Bold));
  const float width = page.type.shaped("N", text).widthPx;
  page.type.addText(page.out.words, "N", text, {at.xPx - width / 2, at.yPx - 13 * pt});
  page.occupied.take({at.xPx - 14 * pt, at.yPx - 24 * pt, at.xPx + 14 * pt, at.yPx + 16 * pt});
}

std::string withThousands(double value) {
  const double power =
      std::pow(10, std::max(0.0, std::floor(std::log10(std::max(value, 1.0))) - 2));
  std::string digits = fmt::format("{:.0f}", std::round(value / power) * power);
  for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

}  // namespace viewer
