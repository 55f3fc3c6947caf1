#include "viewer/render/labels.hpp"

#include <cmath>

namespace viewer {

geo::Validity validityIn(const ValidSeconds& v, const WindowSeconds& window) {
  const auto meets = [&](std::int32_t from, std::int32_t to) {
    return from < window[1] && window[0] < to;
  };
  if (!meets(v[0], v[3])) return geo::Validity::Never;
  return v[1] < v[2] && meets(v[1], v[2]) ? geo::Validity::Certain : geo::Validity::Possible;
}

float opacityOf(const LabelWish& wish, const WidthRange& mesh, double metresAcross) {
  return opacityAt(mesh, metresAcross) *
         opacityAt({wish.leastMetresAcross, wish.mostMetresAcross}, metresAcross);
}

TextLook lookOf(const LabelWish& wish, float pxPerPt, float opacity) {
  const auto faded = [&](geo::Color color) {
    return color.withAlpha(
        static_cast<std::uint8_t>(std::lround(static_cast<float>(color.a) * opacity)));
  };
  TextLook look;
  look.style = wish.bold ? FontStyle::Bold : wish.italic ? FontStyle::Italic : FontStyle::Regular;
  look.sizePx = wish.sizePt * pxPerPt;
  look.color = faded(wish.color);
  look.halo = faded(wish.halo);
  look.haloPx = wish.halo.a > 0 ? 1.1f * pxPerPt : 0;
  look.spacingEm = wish.spacingEm;
  return look;
}

PlacedLabel PlacedLabel::movedBy(float x, float y) const {
  PlacedLabel moved = *this;
  for (geo::Screen* point : {&moved.at, &moved.start}) point->xPx += x, point->yPx += y;
  for (geo::Screen& point : moved.path.points) point.xPx += x, point.yPx += y;
  for (LabelBox& box : moved.boxes) box = box.movedBy(x, y);
  if (moved.dot) moved.dot = moved.dot->movedBy(x, y);
  return moved;
}

void takeRoom(Occupancy& occupied, const PlacedLabel& label, float pxPerPt) {
  for (const LabelBox& box : label.boxes) {
    occupied.take(box.grownBy(kAirAcrossPt * pxPerPt, kAirDownPt * pxPerPt));
  }
  if (label.dot) occupied.take(*label.dot);
}

}  // namespace viewer
