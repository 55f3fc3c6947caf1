// Cells of a picture as rectangles: all of them, none twice, nothing else.
#include "viewer/render/cell_mask.hpp"

#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

/// Cells as furniture has them: in blocks.
CellMask randomMask(std::mt19937& random, int widthPx, int heightPx) {
  CellMask mask{widthPx, heightPx};
  const int columns = mask.columns(), rows = mask.rows();
  mask.cells.resize(static_cast<std::size_t>(columns * rows));
  const auto below = [&](int most) {
    return static_cast<int>(random() % static_cast<unsigned>(most));
  };
  for (int block = below(5); block > 0; --block) {
    const int left = below(columns), bottom = below(rows);
    const int width = 1 + below(columns - left), height = 1 + below(rows - bottom);
    for (int row = bottom; row < bottom + height; ++row) {
      for (int column = left; column < left + width; ++column) {
        mask.cells[static_cast<std::size_t>(row * columns + column)] = true;
      }
    }
  }
  return mask;
}

TEST(CellMasks, AreCoveredOnceByTheirRectangles) {
  std::mt19937 random(11);
  for (int i = 0; i < 200; ++i) {
    const int width = 1 + static_cast<int>(random() % 400);
    const int height = 1 + static_cast<int>(random() % 300);
    const CellMask mask =
        inEither(randomMask(random, width, height), randomMask(random, width, height));
    std::vector<int> times(static_cast<std::size_t>(width * height));
    for (const gl::PixelRect& rect : rectsOf(mask)) {
      ASSERT_LE(rect.x + rect.width, width);
      ASSERT_LE(rect.y + rect.height, height);
      for (int y = rect.y; y < rect.y + rect.height; ++y) {
        for (int x = rect.x; x < rect.x + rect.width; ++x) {
          ++times[static_cast<std::size_t>(y * width + x)];
        }
      }
    }
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        const int cell = y / CellMask::kCellPx * mask.columns() + x / CellMask::kCellPx;
        ASSERT_EQ(times[static_cast<std::size_t>(y * width + x)],
                  mask.cells[static_cast<std::size_t>(cell)] ? 1 : 0);
      }
    }
  }
}

TEST(CellMasks, ABlockIsOneRectangle) {
  CellMask mask{100, 90};
  mask.cells.assign(static_cast<std::size_t>(mask.columns() * mask.rows()), true);
  const auto rects = rectsOf(mask);
  ASSERT_EQ(rects.size(), 1u);
  EXPECT_EQ(rects[0].width, 100);
  EXPECT_EQ(rects[0].height, 90);
}

}  // namespace
}  // namespace viewer
