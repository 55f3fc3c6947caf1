#include "viewer/text/atlas.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

std::vector<std::uint8_t> picture(int widthPx, int heightPx, std::uint8_t value) {
  return std::vector<std::uint8_t>(static_cast<std::size_t>(widthPx * heightPx) * 4, value);
}

/// Whose each pixel is, by the first byte: 0 is nobody's.
std::vector<int> owners(const Atlas& atlas) {
  std::vector<int> first;
  for (std::size_t i = 0; i < atlas.pixels().size(); i += 4) first.push_back(atlas.pixels()[i]);
  return first;
}

bool overlapWithBorder(const AtlasCell& a, const AtlasCell& b) {
  return a.x < b.x + b.width + 1 && b.x < a.x + a.width + 1 && a.y < b.y + b.height + 1 &&
         b.y < a.y + a.height + 1;
}

struct Filled {
  Atlas atlas{128};
  std::vector<AtlasCell> cells;
  int refused = 0;
};

Filled fillAtRandom(unsigned seed) {
  Filled filled;
  std::mt19937 random(seed);
  for (int i = 0; i < 400; ++i) {
    const int widthPx = 1 + static_cast<int>(random() % 24);
    const int heightPx = 1 + static_cast<int>(random() % 24);
    const auto value = static_cast<std::uint8_t>(filled.cells.size() + 1);
    const auto cell = filled.atlas.add(widthPx, heightPx, picture(widthPx, heightPx, value));
    if (!cell) ++filled.refused;
    if (!cell || filled.cells.size() >= 254) continue;
    EXPECT_EQ(cell->width, widthPx);
    EXPECT_EQ(cell->height, heightPx);
    filled.cells.push_back(*cell);
  }
  return filled;
}

TEST(Atlas, CellsKeepApartAndInside) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    const Filled filled = fillAtRandom(seed);
    EXPECT_GT(filled.cells.size(), 30U);
    EXPECT_GT(filled.refused, 0);
    for (std::size_t i = 0; i < filled.cells.size(); ++i) {
      const AtlasCell& cell = filled.cells[i];
      EXPECT_GE(cell.x, 1);
      EXPECT_GE(cell.y, 1);
      EXPECT_LE(cell.x + cell.width + 1, 128);
      EXPECT_LE(cell.y + cell.height + 1, 128);
      for (std::size_t k = 0; k < i; ++k) {
        EXPECT_FALSE(overlapWithBorder(cell, filled.cells[k])) << i << ' ' << k;
      }
    }
  }
}

TEST(Atlas, KeepsEachPicture) {
  const Filled filled = fillAtRandom(7);
  std::vector<int> expected(128 * 128, 0);
  for (std::size_t i = 0; i < filled.cells.size(); ++i) {
    const AtlasCell& cell = filled.cells[i];
    for (int y = cell.y; y < cell.y + cell.height; ++y) {
      for (int x = cell.x; x < cell.x + cell.width; ++x) {
        expected[static_cast<std::size_t>(y * 128 + x)] = static_cast<int>(i) + 1;
      }
    }
  }
  EXPECT_EQ(owners(filled.atlas), expected);
}

TEST(Atlas, KeepsRowsInOrder) {
  Atlas atlas(8);
  std::vector<std::uint8_t> rgba;
  for (std::uint8_t i = 1; i <= 24; ++i) rgba.push_back(i);
  const auto cell = atlas.add(2, 3, rgba);
  ASSERT_TRUE(cell);
  const auto at = [&](int x, int y, int channel) {
    const int pixel = (cell->y + y) * 8 + cell->x + x;
    return atlas.pixels()[static_cast<std::size_t>(pixel * 4 + channel)];
  };
  EXPECT_EQ(at(0, 0, 0), 1);
  EXPECT_EQ(at(1, 0, 3), 8);
  EXPECT_EQ(at(0, 2, 0), 17);
  EXPECT_EQ(at(1, 2, 3), 24);
}

TEST(Atlas, FullPageRefusesAndStaysAsItWas) {
  Atlas atlas(32);
  EXPECT_FALSE(atlas.add(31, 4, picture(31, 4, 9)));
  EXPECT_FALSE(atlas.add(4, 31, picture(4, 31, 9)));
  EXPECT_EQ(atlas.revision(), 0U);
  ASSERT_TRUE(atlas.add(30, 20, picture(30, 20, 1)));
  const auto before = owners(atlas);
  EXPECT_FALSE(atlas.add(30, 10, picture(30, 10, 2)));
  EXPECT_EQ(owners(atlas), before);
  EXPECT_EQ(atlas.revision(), 1U);
  EXPECT_TRUE(atlas.add(30, 9, picture(30, 9, 2)));  // what still fits is still taken
}

TEST(Atlas, EmptyPicturesTakeNoRoom) {
  Atlas atlas(8);
  ASSERT_TRUE(atlas.add(6, 6, picture(6, 6, 1)));
  const auto cell = atlas.add(0, 5, {});
  ASSERT_TRUE(cell);
  EXPECT_EQ(cell->width, 0);
  EXPECT_EQ(atlas.revision(), 1U);
}

TEST(Atlas, ClearingMakesRoomAndIsARevision) {
  Atlas atlas(16);
  ASSERT_TRUE(atlas.add(14, 14, picture(14, 14, 5)));
  atlas.clear();
  EXPECT_EQ(atlas.revision(), 2U);
  EXPECT_THAT(owners(atlas), testing::Each(0));
  EXPECT_TRUE(atlas.add(14, 14, picture(14, 14, 6)));
}

}  // namespace
}  // namespace viewer
