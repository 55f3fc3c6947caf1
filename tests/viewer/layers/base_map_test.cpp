// Land, water, borders and towns, and the relief under them.
#include "tests/viewer/layers/bundled.hpp"
#include "tests/viewer/layers/mesh_checks.hpp"
#include "tests/viewer/layers/scenario_tools.hpp"
#include "viewer/layers/build.hpp"
#include "viewer/layers/relief.hpp"
#include "viewer/layers/scene.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

geo::Line boxRing(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

/// A square of land with a lake and a town that has names.
geo::BaseMap smallMap() {
  geo::BaseMap map;
  map.land = {{{{boxRing(45, 39, 47, 41)}}, "land"}};
  map.lakes = {{{{boxRing(46, 40, 46.2, 40.2)}}, "lake"}};
  map.rivers = {{{{45.1, 39.1}, {45.5, 39.3}, {46, 40}}, "river"}};
  map.places = {{{46.5, 39.5}, "Town", "Şəhər", "Քաղաք", "Город", "", "town", 3}};
  return map;
}

const LayerMesh& named(const std::vector<LayerMesh>& meshes, std::string_view id) {
  return *std::ranges::find(meshes, id, &LayerMesh::id);
}

TEST(BaseMap, BundledMeshesAreSoundAndAlwaysValid) {
  const geo::BaseMap& map = *test::bundledBaseMap();
  const auto projection = test::projectionFor(geo::fittingProjection({45.4, 38.75, 48, 40.75}));
  const auto meshes = buildBaseMap(map, *projection, geo::Names::English);
  ASSERT_GT(meshes.size(), 8u);
  for (const LayerMesh& mesh : meshes) {
    test::expectSound(mesh);
    EXPECT_TRUE(mesh.targets.empty()) << mesh.id << ": the base map cannot be clicked";
    for (const ValidSeconds& valid : test::validTimesOf(mesh)) ASSERT_EQ(valid, kAlways);
  }
  EXPECT_EQ(named(meshes, "base.places").labels.size(), map.places.size());
}

TEST(BaseMap, CoarserLevelsHaveFewerPieces) {
  const auto projection = test::projectionFor(geo::fittingProjection({45.4, 38.75, 48, 40.75}));
  const auto meshes = buildBaseMap(*test::bundledBaseMap(), *projection, geo::Names::English);
  const auto size = [](const DetailLevel& level) {
    std::size_t count = 0;
    for (const Chunk& chunk : level.chunks) count += chunk.count;
    return count;
  };
  int compared = 0;
  for (const LayerMesh& mesh : meshes) {
    for (const auto* levels : {&mesh.fillLevels, &mesh.strokeLevels}) {
      for (std::size_t i = 1; i < levels->size(); ++i, ++compared) {
        EXPECT_LT(size((*levels)[i]), size((*levels)[i - 1])) << mesh.id << " level " << i;
      }
    }
  }
  EXPECT_GT(compared, 10);
}

TEST(BaseMap, LandIsTheWholeFrame) {
  const auto projection = test::projectionFor("EPSG:32638");
  const geo::BaseMap map = smallMap();
  EXPECT_EQ(extentOf(map), (geo::GeoBox{45, 39, 47, 41}));
  const auto meshes = buildBaseMap(map, *projection, geo::Names::English);
  for (const LayerMesh& mesh : meshes) test::expectSound(mesh);
  const double frame =
      geo::areaOf(geo::PlanePolygon{{projection->forward(map.land[0].polygon.rings[0])}});
  EXPECT_NEAR(test::filledArea(named(meshes, "base.land")) / frame, 1, 1e-3);
  EXPECT_FALSE(named(meshes, "base.water/lakes").fillIndices.empty());
  EXPECT_FALSE(named(meshes, "base.water/rivers").segments.empty());
}

TEST(BaseMap, NamesTownsInTheLanguageAskedFor) {
  const auto projection = test::projectionFor("EPSG:32638");
  const std::pair<geo::Names, const char*> rows[] = {{geo::Names::English, "Town"},
                                                     {geo::Names::Azerbaijani, "Şəhər"},
                                                     {geo::Names::Armenian, "Քաղաք"},
                                                     {geo::Names::Russian, "Город"},
                                                     {geo::Names::Local, "Town"}};
  for (const auto& [names, text] : rows) {
    const auto meshes = buildBaseMap(smallMap(), *projection, names);
    EXPECT_EQ(named(meshes, "base.places").labels.at(0).text, text);
  }
}

TEST(BaseMap, DrawsNothingOutsideTheProjectionsDomain) {
  const auto projection = test::projectionFor("+proj=gnom +lat_0=-40 +lon_0=-134");
  const auto meshes = buildBaseMap(smallMap(), *projection, geo::Names::English);
  EXPECT_EQ(test::amountOf(meshes), test::Amount{});
}

TEST(BaseMap, EmptyGivesNothing) {
  const auto projection = test::projectionFor("EPSG:32638");
  EXPECT_TRUE(buildBaseMap({}, *projection, geo::Names::English).empty());
  EXPECT_EQ(extentOf({}), geo::GeoBox{});
  const auto scene = buildScene({}, {}, *projection, geo::Names::English);
  EXPECT_TRUE(scene->base.empty());
  EXPECT_TRUE(scene->relief.indices.empty());
}

/// A ridge from north to south: the middle column is high.
geo::ReliefGrid ridge() {
  geo::ReliefGrid grid{{45, 39, 47, 41}, 9, 9, {}};
  for (int i = 0; i < 81; ++i) {
    grid.metres.push_back(static_cast<std::int16_t>(i % 9 == 4 ? 2000 : 0));
  }
  return grid;
}

int brightness(const ReliefMesh& mesh, int x, int y) {
  const auto first = static_cast<std::size_t>((y * mesh.widthPx + x) * 4);
  return mesh.rgba[first] + mesh.rgba[first + 1] + mesh.rgba[first + 2];
}

TEST(Relief, HangsAPictureOnAGrid) {
  for (const geo::ReliefGrid& grid : {ridge(), test::bundledBaseMap()->relief}) {
    const ReliefMesh mesh =
        buildRelief(grid, grid.box, *test::projectionFor("EPSG:32638"), themeOf(ThemeId::Paper));
    ASSERT_FALSE(mesh.indices.empty());
    EXPECT_EQ(mesh.indices.size() % 3, 0u);
    for (const std::uint32_t index : mesh.indices) ASSERT_LT(index, mesh.vertices.size());
    for (const ReliefVertex& v : mesh.vertices) {
      EXPECT_TRUE(v.u >= 0 && v.u <= 1 && v.v >= 0 && v.v <= 1);
    }
    EXPECT_EQ(mesh.rgba.size(), static_cast<std::size_t>(grid.width * grid.height * 4));
  }
}

TEST(Relief, IsLitFromTheWest) {
  const ReliefMesh mesh = buildRelief(ridge(), {45, 39, 47, 41}, *test::projectionFor("EPSG:32638"),
                                      themeOf(ThemeId::Paper));
  EXPECT_GT(brightness(mesh, 3, 4), brightness(mesh, 5, 4));
  EXPECT_GT(brightness(mesh, 3, 4), brightness(mesh, 0, 4)) << "flat";
  EXPECT_LT(brightness(mesh, 5, 4), brightness(mesh, 0, 4)) << "flat";
}

TEST(Relief, IsEmptyWithoutHeights) {
  EXPECT_TRUE(
      buildRelief({}, {45, 39, 47, 41}, *test::projectionFor("EPSG:32638"), themeOf(ThemeId::Paper))
          .indices.empty());
}

}  // namespace
}  // namespace viewer
