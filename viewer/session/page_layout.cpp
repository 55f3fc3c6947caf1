#include "viewer/session/page_layout.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

PageRect rectOf(const PageBox& box, const geo::View& page) {
  const auto pixels = [](double share, int whole) {
    return static_cast<int>(std::lround(share * whole));
  };
  const int left = pixels(box.left, page.widthPx), top = pixels(box.top, page.heightPx);
  const int right = pixels(box.left + box.width, page.widthPx);
  const int bottom = pixels(box.top + box.height, page.heightPx);
  return {left, top, std::max(right - left, 1), std::max(bottom - top, 1)};
}

Furniture furnitureOf(const PageLayout& layout) {
  Furniture all = layout.onMap;
  for (const PageBlock& block : layout.blocks) {
    for (const FurniturePiece piece : block.pieces) all = all.with(piece);
  }
  return all;
}

}  // namespace viewer
