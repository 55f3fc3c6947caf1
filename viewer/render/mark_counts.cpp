#include "viewer/render/mark_counts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr float kTextPt = 6.5f, kLargerTextPt = 7.5f;
/// From a text's middle down to its base line, in its size.
constexpr float kBaseLineShare = 0.36f;
/// Of the dot at the place of what is spread around it.
constexpr float kDotPt = 2.5f;
constexpr double kDarkInkFrom = 0.35;  // the luminance of a mark that wants dark digits

/// The mean of a mark's two halves.
double luminanceOf(const Marker& marker) {
  return (viewer::luminanceOf(marker.color) + viewer::luminanceOf(marker.color2)) / 2;
}

void addCount(const Frame& frame, const EventMark& mark, const Marker& marker, TypeSetter& type,
              Inks& out) {
  const float pt = frame.view.pxPerPt * symbolScaleAt(frame.metresAcross);
  const bool sure = mark.certain > 0 && mark.exact > 0;
  const bool dark = !sure || luminanceOf(marker) > kDarkInkFrom;
  TextLook look;
  look.style = FontStyle::Bold;
  look.sizePx = (markStep(mark.weight) > 2 ? kLargerTextPt : kTextPt) * pt;
  look.color = dark ? geo::Color{16, 16, 18, 255} : geo::Color{255, 255, 255, 255};
  const std::string text = markText(mark.weight);
  const float width = type.shaped(text, look).widthPx;
  const geo::Screen at = symbolAt(frame, mark);
  // Markers stand on whole pixels, and so do their numbers.
  const float x = std::floor(at.xPx + 0.5f), y = std::floor(at.yPx + 0.5f);
  out.push_back(TextInk{text, look, {x - width / 2, y + look.sizePx * kBaseLineShare}});
}

}  // namespace

geo::Screen symbolAt(const Frame& frame, const EventMark& mark) {
  const float pt = frame.view.pxPerPt * symbolScaleAt(frame.metresAcross);
  const geo::Screen place = geo::screenFromProjected(frame.view, mark.at);
  return {place.xPx + mark.offsetXPt * pt, place.yPx + mark.offsetYPt * pt};
}

float radiusPxOf(const Frame& frame, const EventMark& mark) {
  return radiusPtOf(mark) * frame.view.pxPerPt * symbolScaleAt(frame.metresAcross);
}

std::string markText(double weight) {
  const auto whole = std::llround(weight);
  if (whole < 1000) return std::to_string(whole);
  if (whole < 999500) return fmt::format("{}k", std::llround(weight / 1e3));
  return fmt::format("{}M", std::llround(weight / 1e6));
}

bool isUnderMark(const Frame& frame, geo::Screen at) {
  const float pt = frame.view.pxPerPt * symbolScaleAt(frame.metresAcross);
  return std::ranges::any_of(frame.tables, [&](const FrameTable& table) {
    bool covers = false;
    forEachDrawn(table.drawn->marks, [&](const EventMark& mark) {
      const geo::Screen centre = symbolAt(frame, mark);
      const float awayPx = std::hypot(centre.xPx - at.xPx, centre.yPx - at.yPx);
      covers = covers || awayPx < radiusPxOf(frame, mark);
    });
    return covers || std::ranges::any_of(table.drawn->marks.marks, [&](const EventMark& mark) {
             const geo::Screen dot = geo::screenFromProjected(frame.view, mark.at);
             return mark.isSpread && std::hypot(dot.xPx - at.xPx, dot.yPx - at.yPx) < kDotPt * pt;
           });
  });
}

void addMarkCounts(const Frame& frame, TypeSetter& type, Inks& out) {
  for (const FrameTable& table : frame.tables) {
    const MarkMeshes& meshes = table.drawn->meshes;
    std::size_t open = 0, closed = 0;  // markers of the two meshes, in the marks' order
    forEachDrawn(table.drawn->marks, [&](const EventMark& mark) {
      const Marker& marker =
          mark.exact > 0 ? meshes.closed.markers[closed++] : meshes.open.markers[open++];
      if (markStep(mark.weight) > 0) addCount(frame, mark, marker, type, out);
    });
  }
}

}  // namespace viewer
