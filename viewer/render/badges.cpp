#include "viewer/render/badges.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr float kTextPt = 7.5f, kPaddingPt = 2, kHeightPt = 10, kBaseLinePt = 2.75f;

TextLook lookOn(const Theme& theme, float pt) {
  TextLook look;
  look.style = FontStyle::Bold;
  look.sizePx = kTextPt * pt;
  look.color = theme.ink;
  return look;
}

Badge badgeOf(int count, geo::Screen place, const Theme& theme, const LabelScale& scale,
              TypeSetter& type) {
  const float pt = scale.symbolPx(1);
  Badge badge{fmt::format("+{}", count), lookOn(theme, pt), {}, {}};
  const PickTarget::AtPoint at = badgeAt({});
  const float left = place.xPx + (at.offsetXPt - at.radiusPt) * pt;
  const float middle = place.yPx + at.offsetYPt * pt;
  const float width = type.shaped(badge.text, badge.look).widthPx + 2 * kPaddingPt * pt;
  badge.box = {left, middle - kHeightPt / 2 * pt, left + width, middle + kHeightPt / 2 * pt};
  badge.start = {left + kPaddingPt * pt, middle + kBaseLinePt * pt};
  return badge;
}

}  // namespace

TimeShown timeShownIn(const Frame& frame) {
  return {frame.window, leastShown(frame.certainty)};
}

PlaceCounts countUndrawn(const Frame& frame, const MapScene& scene) {
  const TimeShown time = timeShownIn(frame);
  PlaceCounts counts;
  for (const std::size_t i : frame.scenario) {
    for (const PickTarget& target : scene.scenario[i].targets) {
      if (target.turn == Turn{} || hasTurn(target.turn, time)) continue;
      if (validityIn(target.valid, frame.window) < time.least) continue;
      ++counts[{target.badgeAt.xMetres, target.badgeAt.yMetres}];
    }
  }
  return counts;
}

std::vector<Badge> badgesIn(const geo::PlaneBox& region, const PlaceCounts& counts,
                            const Frame& frame, const LabelScale& scale, TypeSetter& type) {
  std::vector<Badge> badges;
  for (const auto& [place, count] : counts) {
    const geo::Projected plane{place.first, place.second};
    const bool inside = plane.xMetres >= region.minX && plane.xMetres < region.maxX &&
                        plane.yMetres >= region.minY && plane.yMetres < region.maxY;
    if (!inside) continue;
    badges.push_back(badgeOf(count, scale.pixelOf(plane), themeOf(frame.theme), scale, type));
  }
  return badges;
}

}  // namespace viewer
