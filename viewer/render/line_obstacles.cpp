#include "viewer/render/line_obstacles.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace viewer {

namespace {

/// Which shares of the way from a to a + d lie between two bounds (Liang and Barsky 1984).
std::pair<float, float> sharesWithin(float a, float d, float least, float most) {
  if (d == 0) return a >= least && a <= most ? std::pair(0.0f, 1.0f) : std::pair(1.0f, 0.0f);
  const float from = (least - a) / d, to = (most - a) / d;
  return {std::min(from, to), std::max(from, to)};
}

}  // namespace

void addLineBoxes(geo::Screen a, geo::Screen b, const LinePieces& pieces,
                  std::vector<LabelBox>& boxes) {
  const float dx = b.xPx - a.xPx, dy = b.yPx - a.yPx;
  const LabelBox within = pieces.within.grownBy(pieces.besidePx, pieces.besidePx);
  const auto across = sharesWithin(a.xPx, dx, within.left, within.right);
  const auto down = sharesWithin(a.yPx, dy, within.top, within.bottom);
  const float first = std::max({0.0f, across.first, down.first});
  const float last = std::min({1.0f, across.second, down.second});
  if (!(first <= last)) return;
  const float count =
      std::max(std::ceil(std::hypot(dx, dy) * (last - first) / pieces.lengthPx), 1.0f);
  for (float i = 0; i < count; ++i) {
    const float from = std::lerp(first, last, i / count),
                to = std::lerp(first, last, (i + 1) / count);
    const geo::Screen p{a.xPx + from * dx, a.yPx + from * dy};
    const geo::Screen q{a.xPx + to * dx, a.yPx + to * dy};
    const LabelBox box{std::min(p.xPx, q.xPx), std::min(p.yPx, q.yPx), std::max(p.xPx, q.xPx),
                       std::max(p.yPx, q.yPx)};
    boxes.push_back(box.grownBy(pieces.besidePx, pieces.besidePx));
  }
}

}  // namespace viewer
