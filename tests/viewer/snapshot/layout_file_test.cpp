#include "viewer/snapshot/layout_file.hpp"

#include "tests/support/temporary_folder.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

class LayoutFile : public testing::Test {
 protected:
  geo::Result<PageLayoutPtr> read(std::string_view text) {
    const auto path = folder_.path() / "mine.toml";
    std::ofstream(path) << text;
    return readLayout(path);
  }
  support::TemporaryFolder folder_;
};

TEST_F(LayoutFile, HoldsMapAndBlocks) {
  const auto read = this->read(R"(
title = "Mine"
paper = "A4"
map = [5, 10, 60, 80]
on_map = ["scale", "north"]
[[block]]
box = [70, 10, 25, 50]
pieces = ["title", "legend"]
)");
  ASSERT_TRUE(read) << geo::describe(read.error());
  const PageLayout& layout = **read;
  EXPECT_EQ(layout.name, "mine");
  EXPECT_EQ(layout.paper, "A4");
  EXPECT_EQ(layout.map, (PageBox{0.05, 0.1, 0.6, 0.8}));
  ASSERT_EQ(layout.blocks.size(), 1u);
  EXPECT_THAT(layout.blocks[0].pieces,
              testing::ElementsAre(FurniturePiece::Title, FurniturePiece::Legend));
  EXPECT_TRUE(furnitureOf(layout).has(FurniturePiece::North));
  EXPECT_FALSE(furnitureOf(layout).has(FurniturePiece::Locator));
}

TEST_F(LayoutFile, SaysWhatIsWrongAndWhere) {
  const std::pair<const char*, const char*> kRows[] = {
      {"map = [5, 10, 60]", "left, top, width and height"},
      {"map = [50, 10, 60, 80]", "does not lie on the page"},
      {"map = [0, 0, 0, 80]", "does not lie on the page"},
      {"map = [0,0,9,9]\non_map = ['moon']", "moon"},
      {"map = [0,0,9,9]\ncolour = 1", "colour"},
      {"map = [0,0,9,9]\n[[block]]\npieces = ['title']", "box"},
      {"map = ", "not TOML, line 1"},
      {"", "map"}};
  for (const auto& [text, says] : kRows) {
    const auto read = this->read(text);
    ASSERT_FALSE(read) << text;
    EXPECT_THAT(geo::describe(read.error()), testing::HasSubstr(says)) << text;
  }
  EXPECT_FALSE(readLayout(folder_.path() / "none.toml"));
}

TEST_F(LayoutFile, TheBundledOnesAreSound) {
  int count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(TRUCELINE_SOURCE_DIR "/assets/layouts")) {
    const auto read = readLayout(entry.path());
    EXPECT_TRUE(read) << geo::describe(read.error());
    ++count;
  }
  EXPECT_GE(count, 2);
}

}  // namespace
}  // namespace viewer
