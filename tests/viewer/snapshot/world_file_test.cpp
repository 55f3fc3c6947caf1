#include "tests/geo/io/scratch.hpp"
#include "viewer/snapshot/manifest.hpp"
#include "viewer/snapshot/snapshot.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

TEST(WorldFile, Table) {
  struct Row {
    geo::View view;
    const char* text;
  };
  const Row kRows[] = {
      // 100 x 50 pixels of 10 m around (1000, 2000): the first pixel's centre lies 495 m to the
      // west and 245 m to the north.
      {{{1000, 2000}, 10, 100, 50}, "10\n0\n0\n-10\n505\n2245\n"},
      // An odd size has a pixel in the middle.
      {{{0, 0}, 1, 3, 3}, "1\n0\n0\n-1\n-1\n1\n"},
      {{{46.5, 39.75}, 0.005, 400, 300}, "0.005\n0\n0\n-0.005\n45.5025\n40.4975\n"},
      {{{5176369.25, 4829423.5}, 152.5, 640, 480}, "152.5\n0\n0\n-152.5\n5127645.5\n4865947.25\n"},
      {{{0, 0}, 1.0 / 3, 2, 2},
       "0.333333333333\n0\n0\n-0.333333333333\n-0.166666666667\n"
       "0.166666666667\n"},
  };
  for (const Row& row : kRows) {
    const geo::Projected corner = geo::projectedFromScreen(row.view, {0, 0});
    EXPECT_EQ(worldFileText({corner.xMetres, corner.yMetres, row.view.unitsPerPx, ""}), row.text);
  }
}

geo::Result<Session> session(const char* crs) {
  auto scenario = std::make_shared<geo::Scenario>();
  scenario->extent = {46, 39, 47, 40};
  scenario->range = {geo::Moment{}, geo::Moment{std::chrono::days{100}}};
  scenario->opening = {geo::Moment{}, geo::Moment{std::chrono::days{1}}};
  geo::View viewport;
  viewport.widthPx = 40, viewport.heightPx = 30;
  return openSession(scenario, std::make_shared<const geo::BaseMap>(), viewport, crs);
}

TEST(WorldFile, LiesBesideThePictureWithItsProjection) {
  const geo::testing_files::ScratchFolder scratch;
  const auto utm = session("EPSG:32638");
  ASSERT_TRUE(utm);
  const auto written =
      writeWorldFile(scratch.path() / "a.map.png", *planePlaceOf(*utm), *utm->projection);
  ASSERT_TRUE(written) << geo::describe(written.error());
  EXPECT_EQ(geo::testing_files::contentOf(scratch.path() / "a.map.pgw"),
            worldFileText(*planePlaceOf(*utm)));
  const std::string wkt = geo::testing_files::contentOf(scratch.path() / "a.map.prj");
  EXPECT_TRUE(wkt.starts_with("PROJCS[\"WGS_1984_UTM_Zone_38N\"")) << wkt;
}

TEST(WorldFile, ItsEndingFollowsThePictures) {
  const geo::testing_files::ScratchFolder scratch;
  const auto utm = session("EPSG:32638");
  ASSERT_TRUE(utm);
  for (const auto& [picture, world] :
       {std::pair{"a.jpg", "a.jgw"}, {"b.tif", "b.tfw"}, {"c.webp", "c.wpw"}}) {
    ASSERT_TRUE(writeWorldFile(scratch.path() / picture, *planePlaceOf(*utm), *utm->projection));
    EXPECT_TRUE(std::filesystem::exists(scratch.path() / world)) << world;
  }
}

TEST(WorldFile, AFolderThatIsNotThereIsAFailure) {
  const geo::testing_files::ScratchFolder scratch;
  const auto utm = session("EPSG:32638");
  ASSERT_TRUE(utm);
  const auto written =
      writeWorldFile(scratch.path() / "none" / "map.png", *planePlaceOf(*utm), *utm->projection);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, geo::Failure::Kind::Unwritable);
}

}  // namespace
}  // namespace viewer
