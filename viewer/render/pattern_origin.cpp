#include "viewer/render/pattern_origin.hpp"

#include "viewer/render/measures.hpp"

#include <cmath>
#include <numbers>

namespace viewer {

namespace {

/// The plane's origin on the picture. Double: it may lie millions of pixels away.
struct PlaneOrigin {
  double xPx, yPx;
};

PlaneOrigin originOn(const geo::View& view) {
  return {view.widthPx * 0.5 - view.centre.xMetres / view.unitsPerPx,
          view.heightPx * 0.5 + view.centre.yMetres / view.unitsPerPx};
}

geo::Screen within(PlaneOrigin origin, double periodPx) {
  const auto rest = [&](double at) {
    return static_cast<float>(at - std::floor(at / periodPx) * periodPx);
  };
  return {rest(origin.xPx), rest(origin.yPx)};
}

}  // namespace

geo::Screen stripeOrigin(const geo::View& view, float stepPx) {
  // Along a row or a column slanting lines repeat after a diagonal of their step.
  return within(originOn(view), static_cast<double>(stepPx) * std::numbers::sqrt2);
}

geo::Screen patternOrigin(const geo::View& view, FillPattern pattern) {
  const float stepPx = kPatternStepPt * view.pxPerPt;
  const bool upright = pattern == FillPattern::Dots || pattern == FillPattern::Horizontal ||
                       pattern == FillPattern::Vertical;
  if (!upright) return stripeOrigin(view, stepPx);
  // These repeat by whole pixels and are crisp because they begin at one; dots after two steps.
  const PlaneOrigin origin = originOn(view);
  const double periodPx = 2 * std::floor(static_cast<double>(stepPx) + 0.5);
  return within({std::floor(origin.xPx + 0.5), std::floor(origin.yPx + 0.5)}, periodPx);
}

}  // namespace viewer
