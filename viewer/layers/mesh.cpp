#include "viewer/layers/mesh.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

ValidSeconds validSeconds(const geo::ValidTime& valid, const geo::Epoch& epoch) {
  return {geo::ticksSince(epoch, valid.from.earliest), geo::ticksSince(epoch, valid.from.latest),
          geo::ticksUntil(epoch, valid.to.earliest), geo::ticksUntil(epoch, valid.to.latest)};
}

bool closesIn(const ValidSeconds& valid, const std::array<std::int32_t, 2>& window) {
  return valid[3] <= window[1] && valid[3] < INT32_MAX;
}

bool hasTurn(const Turn& turn, const TimeShown& time) {
  const bool certain = time.least == geo::Validity::Certain;
  return time.window[1] <= (certain ? turn.certainUntil : turn.until);
}

PickTarget::AtPoint badgeAt(geo::Projected place) {
  constexpr float kRightPt = 15, kUpPt = 11.5f, kRadiusPt = 7;
  return {place, kRightPt, -kUpPt, kRadiusPt};
}

std::optional<PickTarget::AtPoint> seenAt(const PickTarget& target, const TimeShown& time) {
  const auto* point = std::get_if<PickTarget::AtPoint>(&target.shape);
  if (!point) return std::nullopt;
  return hasTurn(target.turn, time) ? *point : badgeAt(target.badgeAt);
}

float opacityAt(const WidthRange& range, double metresAcross) {
  constexpr double kFadeFactor = 1.25;
  const auto shareWithin = [&](double beyond) {  // by which factor the width is beyond a limit
    return 1 - std::log(std::max(beyond, 1.0)) / std::log(kFadeFactor);
  };
  double opacity = 1;
  if (range.mostMetres > 0) opacity = shareWithin(metresAcross / range.mostMetres);
  if (range.leastMetres > 0) {
    opacity = std::min(opacity, shareWithin(range.leastMetres / metresAcross));
  }
  return static_cast<float>(std::clamp(opacity, 0.0, 1.0));
}

}  // namespace viewer
