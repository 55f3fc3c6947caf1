#include "viewer/render/measured_text.hpp"

#include "geo/coords/geodesic.hpp"
#include "geo/coords/measure.hpp"
#include "viewer/render/page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr float kLegPt = 8.5f, kTotalPt = 10, kLineGapPt = 4, kBoxGapPt = 10, kBoxPaddingPt = 5;
/// From a text's middle down to its base line, in its size.
constexpr float kBaseLineShare = 0.36f;
/// A way that turns by more is told with the bearings of both its ends.
constexpr double kMostTurnDegrees = 2;

std::string bearingText(const geo::LegBearings& bearings) {
  const double turn = std::remainder(bearings.endDegrees - bearings.startDegrees, 360.0);
  const std::string start = geo::formatBearing(bearings.startDegrees);
  if (std::abs(turn) <= kMostTurnDegrees) return start;
  return fmt::format("{}–{}", start, geo::formatBearing(bearings.endDegrees));
}

std::string legText(const geo::Leg& leg) {
  const std::string length = geo::formatLength(leg.metres);
  return leg.bearings ? fmt::format("{} · {}", length, bearingText(*leg.bearings)) : length;
}

std::vector<std::string> totalOf(const Measured& measured, const geo::PathMeasure& path) {
  if (measured.kind == Measured::Kind::Line) {
    if (path.legs.empty()) return {};
    return {fmt::format("Length {}", geo::formatLength(path.metres))};
  }
  if (measured.points.size() < 3) return {};
  const geo::RingMeasure ring = geo::measuredRing(measured.points);
  return {ring.squareMetres ? fmt::format("Area {}", geo::formatArea(*ring.squareMetres))
                            : "No area: the outline crosses itself",
          fmt::format("Perimeter {}", geo::formatLength(ring.perimeterMetres))};
}

class Ruler {
 public:
  Ruler(const Page& page, const Measured& measured)
      : page_(page), outline_(outlineOf(measured)), words_(wordsOf(measured)) {}

  void addDots() const {
    const SymbolLook look{.pxPerPt = page_.pt(),
                          .body = page_.theme().halo.withAlpha(255),
                          .ink = page_.theme().ink,
                          .casing = page_.theme().halo};
    for (const geo::LonLat& point : outline_) {
      if (const auto at = onPicture(point))
        page_.out.labels.push_back(SymbolInk{Symbol::Place, *at, look});
    }
  }

  void addLegs() const {
    for (std::size_t i = 0; i < words_.legs.size(); ++i) addLeg(i);
  }

  void addTotal() const {
    if (words_.total.empty()) return;
    std::vector<BoxLine> lines;
    for (const std::string& line : words_.total) {
      lines.push_back(
          {line, page_.look(kTotalPt, lines.empty() ? FontStyle::Bold : FontStyle::Regular)});
    }
    const TextBox box = page_.measured(std::move(lines), kBoxPaddingPt * page_.pt());
    if (const auto at = roomFor(box)) page_.addBox(box, *at);
  }

 private:
  std::optional<geo::Screen> onPicture(geo::LonLat place) const {
    const auto plane = page_.frame.projection->forward(place);
    if (!plane) return std::nullopt;
    return geo::screenFromProjected(page_.frame.view, *plane);
  }

  bool isFree(const LabelBox& box) const {
    return box.left >= 0 && box.top >= 0 && box.right <= page_.width() &&
           box.bottom <= page_.height() && page_.occupied.free(box);
  }

  /// Beside the middle of a leg: above it where there is room, else below.
  void addLeg(std::size_t index) const {
    const geo::LonLat from = outline_[index];
    const geo::ShortestWay way = geo::shortestWay(from, outline_[index + 1]);
    const auto along = [&](double share) {
      return onPicture(geo::pointAtDistance(from, way.startBearingDegrees, share * way.metres));
    };
    const auto before = along(0.45), middle = along(0.5), after = along(0.55);
    if (!before || !middle || !after) return;
    const float dx = after->xPx - before->xPx, dy = after->yPx - before->yPx;
    const float length = std::hypot(dx, dy);
    if (length < 1) return;
    const float up = dx > 0 ? 1 : -1;  // the left of the way is above it
    const geo::Screen normal{up * dy / length, -up * dx / length};
    for (const float side : {1.0f, -1.0f}) {
      if (addText(words_.legs[index], *middle, {side * normal.xPx, side * normal.yPx})) return;
    }
  }

  /// Beside a point of the line, on the side to which `normal` leads; false where that is taken.
  bool addText(const std::string& text, geo::Screen at, geo::Screen normal) const {
    const TextLook look = page_.haloed(page_.look(kLegPt, FontStyle::Bold));
    const float width = page_.type.shaped(text, look).widthPx, size = look.sizePx;
    const float reach =
        (std::abs(normal.xPx) * width + std::abs(normal.yPx) * size) / 2 + kLineGapPt * page_.pt();
    const geo::Screen middle{at.xPx + normal.xPx * reach, at.yPx + normal.yPx * reach};
    const LabelBox box{middle.xPx - width / 2, middle.yPx - size / 2, middle.xPx + width / 2,
                       middle.yPx + size / 2};
    if (!isFree(box)) return false;
    page_.occupied.take(box);
    page_.out.labels.push_back(TextInk{text, look, {box.left, middle.yPx + size * kBaseLineShare}});
    return true;
  }

  /// Where the box may stand: outwards from the last point, or from where the picture ends towards
  /// it, in eight directions.
  std::optional<geo::Screen> roomFor(const TextBox& box) const {
    const auto last = onPicture(page_.frame.measured->points.back());
    if (!last) return std::nullopt;
    const float halfWidth = box.width / 2, halfHeight = box.height / 2;
    const geo::Screen start{std::clamp(last->xPx, 0.0f, page_.width()),
                            std::clamp(last->yPx, 0.0f, page_.height())};
    const float step = kBoxGapPt * page_.pt(), farthest = page_.width() + page_.height();
    for (float gap = step; gap < farthest; gap += step) {
      for (int eighth = 0; eighth < 8; ++eighth) {
        const double angle = (eighth + 0.5) * std::numbers::pi / 4;
        const auto right = static_cast<float>(std::cos(angle)),
                   down = static_cast<float>(std::sin(angle));
        const geo::Screen middle{start.xPx + right * (gap + halfWidth),
                                 start.yPx + down * (gap + halfHeight)};
        const geo::Screen corner{std::round(middle.xPx - halfWidth),
                                 std::round(middle.yPx - halfHeight)};
        if (isFree({corner.xPx, corner.yPx, corner.xPx + box.width, corner.yPx + box.height}))
          return corner;
      }
    }
    return std::nullopt;
  }

  const Page& page_;
  std::vector<geo::LonLat> outline_;
  MeasuredWords words_;
};

}  // namespace

std::vector<geo::LonLat> outlineOf(const Measured& measured) {
  std::vector<geo::LonLat> outline = measured.points;
  if (measured.kind == Measured::Kind::Area && outline.size() > 2)
    outline.push_back(outline.front());
  return outline;
}

MeasuredWords wordsOf(const Measured& measured) {
  const geo::PathMeasure path = geo::measuredPath(outlineOf(measured));
  MeasuredWords words;
  for (const geo::Leg& leg : path.legs) words.legs.push_back(legText(leg));
  words.total = totalOf(measured, path);
  return words;
}

void addMeasured(const Frame& frame, TypeSetter& type, Overlay& out, Occupancy& occupied) {
  if (!frame.measured || frame.measured->points.empty()) return;
  const Page page = pageOn(frame, type, out, occupied);
  const Ruler ruler(page, *frame.measured);
  ruler.addDots();
  ruler.addTotal();
  ruler.addLegs();
}

}  // namespace viewer
