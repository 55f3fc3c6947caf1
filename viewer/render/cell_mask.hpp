// Where a mostly transparent picture has anything at all, in square cells.
#pragma once

#include "viewer/gl/draw.hpp"

#include <vector>

namespace viewer {

struct CellMask {
  int widthPx = 0, heightPx = 0;  // of the picture
  std::vector<bool> cells{};      // row by row, from the bottom

  static constexpr int kCellPx = 32;
  int columns() const { return (widthPx + kCellPx - 1) / kCellPx; }
  int rows() const { return (heightPx + kCellPx - 1) / kCellPx; }

  /// Reads the picture back.
  static CellMask of(const gl::Framebuffer& picture);
};

/// The cells that either has; both are of pictures of one size.
CellMask inEither(CellMask a, const CellMask& b);

/// The cells as rectangles of pixels that do not overlap.
std::vector<gl::PixelRect> rectsOf(const CellMask& mask);

}  // namespace viewer
