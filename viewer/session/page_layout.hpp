// How a page is divided: where its map lies, and what stands beside it. A page without a layout is
// all map, with the furniture on it.
#pragma once

#include "geo/coords/view.hpp"
#include "viewer/session/furniture.hpp"

#include <memory>
#include <string>
#include <vector>

namespace viewer {

/// A part of a page, in shares of its width and height from the upper left.
struct PageBox {
  double left = 0, top = 0, width = 1, height = 1;
  bool operator==(const PageBox&) const = default;
};

/// Pieces of furniture that stand one under the other.
struct PageBlock {
  PageBox box;
  std::vector<FurniturePiece> pieces;
  bool operator==(const PageBlock&) const = default;
};

struct PageLayout {
  std::string name, title;
  std::string paper, size;  // what a picture measures where nothing else is said; one of them
  PageBox map;
  Furniture onMap;  // what stands on the map itself
  std::vector<PageBlock> blocks;
  bool operator==(const PageLayout&) const = default;
};

using PageLayoutPtr = std::shared_ptr<const PageLayout>;

/// Whole pixels from the page's upper left corner.
struct PageRect {
  int leftPx = 0, topPx = 0, widthPx = 1, heightPx = 1;
};
PageRect rectOf(const PageBox& box, const geo::View& page);

/// Every piece that stands somewhere on the page.
Furniture furnitureOf(const PageLayout& layout);

}  // namespace viewer
