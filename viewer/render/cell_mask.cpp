#include "viewer/render/cell_mask.hpp"

#include <algorithm>
#include <cstdint>

namespace viewer {

namespace {

constexpr int kCell = CellMask::kCellPx;

/// Cells of one row, side by side.
struct Run {
  int from = 0, to = 0;
};

std::vector<Run> runsIn(const CellMask& mask, int row) {
  std::vector<Run> runs;
  const int columns = mask.columns();
  const auto has = [&](int column) {
    return mask.cells[static_cast<std::size_t>(row * columns + column)];
  };
  for (int column = 0; column < columns; ++column) {
    if (!has(column)) continue;
    if (runs.empty() || runs.back().to != column) runs.push_back({column, column});
    runs.back().to = column + 1;
  }
  return runs;
}

}  // namespace

CellMask CellMask::of(const gl::Framebuffer& picture) {
  CellMask mask{picture.widthPx(), picture.heightPx()};
  const int columns = mask.columns(), rows = mask.rows();
  mask.cells.resize(static_cast<std::size_t>(columns * rows));
  const std::vector<std::uint8_t> rgba = picture.read();  // from the top
  const std::uint8_t* alpha = rgba.data() + 3;
  for (int y = 0; y < mask.heightPx; ++y) {
    const int row = (mask.heightPx - 1 - y) / kCell;
    for (int x = 0; x < mask.widthPx; ++x, alpha += 4) {
      if (*alpha != 0) mask.cells[static_cast<std::size_t>(row * columns + x / kCell)] = true;
    }
  }
  return mask;
}

CellMask inEither(CellMask a, const CellMask& b) {
  for (std::size_t i = 0; i < a.cells.size(); ++i) {
    if (b.cells[i]) a.cells[i] = true;
  }
  return a;
}

std::vector<gl::PixelRect> rectsOf(const CellMask& mask) {
  std::vector<gl::PixelRect> rects;
  for (int row = 0; row < mask.rows(); ++row) {
    const int y = row * kCell, height = std::min(kCell, mask.heightPx - y);
    for (const Run& run : runsIn(mask, row)) {
      const int x = run.from * kCell, width = std::min(run.to * kCell, mask.widthPx) - x;
      const auto below = std::ranges::find_if(rects, [&](const gl::PixelRect& rect) {
        return rect.x == x && rect.width == width && rect.y + rect.height == y;
      });
      if (below != rects.end()) {
        below->height += height;
      } else {
        rects.push_back({x, y, width, height});
      }
    }
  }
  return rects;
}

}  // namespace viewer
