#include "viewer/render/tile.hpp"

#include <algorithm>

namespace viewer {

Tile common(const Tile& a, const Tile& b) {
  const int left = std::max(a.leftPx, b.leftPx), top = std::max(a.topPx, b.topPx);
  const int right = std::min(a.leftPx + a.widthPx, b.leftPx + b.widthPx);
  const int bottom = std::min(a.topPx + a.heightPx, b.topPx + b.heightPx);
  return {left, top, std::max(right - left, 0), std::max(bottom - top, 0)};
}

std::vector<Tile> tilesFor(const geo::View& view, int mostWidthPx, int mostHeightPx) {
  std::vector<Tile> tiles;
  for (int top = 0; top < view.heightPx; top += mostHeightPx) {
    for (int left = 0; left < view.widthPx; left += mostWidthPx) {
      tiles.push_back({left, top, std::min(mostWidthPx, view.widthPx - left),
                       std::min(mostHeightPx, view.heightPx - top)});
    }
  }
  return tiles;
}

}  // namespace viewer
