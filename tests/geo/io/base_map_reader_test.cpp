#include "geo/io/base_map_reader.hpp"

#include "geo/io/relief_reader.hpp"
#include "tests/geo/io/scratch.hpp"

#include <filesystem>
#include <random>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing_files::contentOf;
using testing_files::dataFolder;
using testing_files::ScratchFolder;
using testing_files::textOf;

TEST(ReadBaseMap, ReadsEveryLayer) {
  Report report;
  const auto map = readBaseMap(dataFolder() / "base-map", report);
  ASSERT_TRUE(map) << describe(map.error());
  ASSERT_EQ(map->land.size(), 2u);
  EXPECT_EQ(map->land[1].name, "Aland");
  ASSERT_EQ(map->land[1].polygon.rings.size(), 2u);
  EXPECT_EQ(map->land[0].polygon.rings[0], (Line{{46, 39}, {47, 39}, {47, 40}, {46, 39}}));
  EXPECT_FALSE(map->land[0].regionalOnly);
  ASSERT_EQ(map->lakes.size(), 2u);
  EXPECT_FALSE(map->lakes[0].regionalOnly);
  EXPECT_TRUE(map->lakes[1].regionalOnly);
  ASSERT_EQ(map->riverAreas.size(), 1u);
  EXPECT_TRUE(map->riverAreas[0].regionalOnly);
  ASSERT_EQ(map->rivers.size(), 3u);
  EXPECT_EQ(map->rivers[1].name, "Araz");
  EXPECT_EQ(map->rivers[1].rank, 2);
  EXPECT_EQ(map->rivers[1].line, (Line{{46.6, 39}, {47, 39}}));
  EXPECT_EQ(map->rivers[2].rank, 1);
  EXPECT_EQ(map->internationalBorders.size(), 1u);
  EXPECT_EQ(map->disputedBorders.size(), 1u);
  EXPECT_EQ(map->admin1Borders.size(), 1u);
}

TEST(ReadBaseMap, ReadsPlacesInEveryLanguage) {
  Report report;
  const auto map = readBaseMap(dataFolder() / "base-map", report);
  ASSERT_TRUE(map);
  ASSERT_EQ(map->places.size(), 2u);
  const BasePlace& shusha = map->places[0];
  EXPECT_EQ(shusha.at, (LonLat{46.75, 39.76}));
  EXPECT_EQ(nameIn(shusha, Names::Armenian), "Շուշի");
  EXPECT_EQ(nameIn(shusha, Names::Azerbaijani), "Şuşa");
  EXPECT_EQ(nameIn(shusha, Names::Russian), "Шуша");
  EXPECT_EQ(shusha.kind, "town");
  EXPECT_EQ(shusha.rank, 3);
  EXPECT_EQ(nameIn(map->places[1], Names::Armenian), "Plain");
  EXPECT_EQ(map->places[1].rank, 6);
  ASSERT_EQ(map->admin1Labels.size(), 1u);
  EXPECT_EQ(map->admin1Labels[0].name, "Syunik");
}

TEST(ReadBaseMap, WarnsOfWhatIsMissingOrCannotBeDrawn) {
  Report report;
  ASSERT_TRUE(readBaseMap(dataFolder() / "base-map", report));
  EXPECT_EQ(textOf(report),
            "region.gpkg: warning: no layer 'sea'\n"
            "region.gpkg: warning: no layer 'coast'\n"
            "region.gpkg: warning: layer 'borders', row 4: not of a kind that can be drawn\n"
            "region.gpkg: warning: layer 'borders', row 5: not of a kind that can be drawn\n"
            "region.gpkg: warning: layer 'borders', row 6: not of a kind that can be drawn\n");
}

TEST(ReadBaseMap, DoesWithoutRelief) {
  const ScratchFolder folder;
  folder.write("region.gpkg", contentOf(dataFolder() / "base-map/region.gpkg"));
  Report report;
  const auto map = readBaseMap(folder.path(), report);
  ASSERT_TRUE(map);
  EXPECT_TRUE(map->relief.metres.empty());
  EXPECT_THAT(textOf(report), HasSubstr("relief.tif: warning: no such file\n"));
}

TEST(ReadRelief, GivesHeightsFromTheNorthWestCorner) {
  const auto grid = readRelief(dataFolder() / "base-map/relief.tif");
  ASSERT_TRUE(grid) << describe(grid.error());
  EXPECT_EQ(grid->box, (GeoBox{45, 39, 47, 40.5}));
  EXPECT_EQ(grid->width, 4);
  EXPECT_EQ(grid->height, 3);
  EXPECT_THAT(grid->metres, ElementsAre(1, 2, 3, 4, -28, 0, 7, 8, 9, 10, 11, 3700));
}

TEST(ReadBaseMap, FailsWithoutAGeoPackage) {
  const ScratchFolder folder;
  const std::string relief = contentOf(dataFolder() / "base-map/relief.tif");
  testing::internal::CaptureStderr();
  Report report;
  const auto missing = readBaseMap(folder.path(), report);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, Failure::Kind::NotFound);
  for (const std::string& content : {std::string{}, std::string("SQLite format 3"), relief}) {
    folder.write("region.gpkg", content);
    const auto map = readBaseMap(folder.path(), report);
    ASSERT_FALSE(map);
    EXPECT_EQ(map.error().kind, Failure::Kind::Unreadable);
    EXPECT_THAT(map.error().on, testing::EndsWith("region.gpkg"));
  }
  std::filesystem::remove(folder.path() / "region.gpkg");
  std::filesystem::create_directories(folder.path() / "region.gpkg");
  EXPECT_FALSE(readBaseMap(folder.path(), report));
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

/// Never a crash, never a word on the terminal; a map with fewer rows only with a report.
TEST(ReadBaseMap, SurvivesDamagedFiles) {
  const ScratchFolder folder;
  const std::string region = contentOf(dataFolder() / "base-map/region.gpkg");
  const std::string relief = contentOf(dataFolder() / "base-map/relief.tif");
  std::mt19937 random(39);
  testing::internal::CaptureStderr();
  for (int round = 0; round < 120; ++round) {
    std::string damaged = region, bumpy = relief;
    if (round % 3 == 0) damaged.resize(random() % damaged.size());
    if (round % 4 == 0) bumpy.resize(random() % bumpy.size());
    for (int i = 0; i < 20; ++i) {
      if (!damaged.empty()) damaged[random() % damaged.size()] = static_cast<char>(random());
      if (!bumpy.empty() && i == 0) bumpy[random() % bumpy.size()] = static_cast<char>(random());
    }
    folder.write("region.gpkg", damaged);
    folder.write("relief.tif", bumpy);
    Report report;
    const auto map = readBaseMap(folder.path(), report);
    EXPECT_TRUE(map || !map.error().what.empty());
    EXPECT_TRUE(!map || !map->places.empty() || !report.empty());
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(ReadRelief, RefusesWhatIsNoNorthUpRaster) {
  const ScratchFolder folder;
  for (const std::string_view content : {"", "II*", "not a raster"}) {
    const auto grid = readRelief(folder.write("relief.tif", content));
    ASSERT_FALSE(grid);
    EXPECT_EQ(grid.error().kind, Failure::Kind::Unreadable);
  }
  EXPECT_FALSE(readRelief(folder.path()));
}

TEST(ReadBaseMap, FindsNothingWrongWithTheBundledOne) {
  Report report;
  const auto map =
      readBaseMap(std::filesystem::path(TRUCELINE_SOURCE_DIR) / "assets/basemap", report);
  ASSERT_TRUE(map) << describe(map.error());
  EXPECT_EQ(textOf(report), "");
  for (const auto* areas : {&map->land, &map->sea, &map->lakes, &map->riverAreas}) {
    EXPECT_FALSE(areas->empty());
  }
  for (const auto* lines : {&map->coast, &map->rivers, &map->internationalBorders,
                            &map->disputedBorders, &map->admin1Borders}) {
    EXPECT_FALSE(lines->empty());
  }
  EXPECT_FALSE(map->places.empty());
  EXPECT_FALSE(map->admin1Labels.empty());
  EXPECT_EQ(map->relief.metres.size(), static_cast<std::size_t>(map->relief.width) *
                                           static_cast<std::size_t>(map->relief.height));
}

}  // namespace
}  // namespace geo
