#include "viewer/render/line_obstacles.hpp"

#include "geo/coords/clip_line.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

void addLineBoxes(geo::Screen a, geo::Screen b, const LinePieces& pieces,
                  std::vector<LabelBox>& boxes) {
  const LabelBox within = pieces.within.grownBy(pieces.besidePx, pieces.besidePx);
  const auto seen = geo::clipped({{a.xPx, a.yPx}, {b.xPx, b.yPx}},
                                 {within.left, within.top, within.right, within.bottom});
  if (!seen) return;
  const auto pointAt = [&](double share) {
    return geo::Screen{static_cast<float>(std::lerp(seen->from.xMetres, seen->to.xMetres, share)),
                       static_cast<float>(std::lerp(seen->from.yMetres, seen->to.yMetres, share))};
  };
  const double lengthPx =
      std::hypot(seen->to.xMetres - seen->from.xMetres, seen->to.yMetres - seen->from.yMetres);
  const double count = std::max(std::ceil(lengthPx / static_cast<double>(pieces.lengthPx)), 1.0);
  for (double i = 0; i < count; ++i) {
    const geo::Screen p = pointAt(i / count), q = pointAt((i + 1) / count);
    const LabelBox box{std::min(p.xPx, q.xPx), std::min(p.yPx, q.yPx), std::max(p.xPx, q.xPx),
                       std::max(p.yPx, q.yPx)};
    boxes.push_back(box.grownBy(pieces.besidePx, pieces.besidePx));
  }
}

}  // namespace viewer
