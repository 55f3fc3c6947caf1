#include "viewer/layers/change_marks.hpp"

#include "bundled.hpp"
#include "scenario_tools.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr double kUnitsPerPt = 100;

/// A post that stands until the middle of November and one that stands from then on, a line of each
/// kind, and a square that changes hands.
geo::Scenario scenarioOfChanges() {
  geo::Scenario scenario = test::scenarioOf(geo::LayerKind::Site, geo::LonLat{46, 39.5});
  const geo::Lines line{{{46, 39}, {46.5, 39.2}}}, other{{{46.6, 39}, {46.9, 39.2}}};
  const geo::Polygons square{
      geo::Polygon{{geo::Line{{46, 39}, {47, 39}, {47, 40}, {46, 40}, {46, 39}}}}};
  const auto both = [](std::string id, geo::LayerKind kind, const geo::Geometry& old,
                       const geo::Geometry& now) {
    geo::Layer layer = test::layer(std::move(id), kind);
    layer.columns = {"holder"};
    layer.features = {test::feature("old", "", "2020-11-15", old),
                      test::feature("new", "2020-11-15", "", now)};
    layer.features[0].values = {"RED"};
    layer.features[1].values = {"BLUE"};
    return layer;
  };
  scenario.layers = {
      both("areas", geo::LayerKind::Area, square, square),
      both("lines", geo::LayerKind::Band, line, other),
      both("posts", geo::LayerKind::Site, geo::LonLat{46, 39.5}, geo::LonLat{46.4, 39.5})};
  return scenario;
}

struct Marked {
  geo::Scenario scenario = scenarioOfChanges();
  geo::ProjectionPtr projection = test::projectionFor("EPSG:32638");
  ScenePtr scene = buildScene(scenario, {}, *projection, geo::Names::English);
  geo::PlacedChanges placed =
      geo::placeChanges(geo::changesBetween(scenario, test::span("2020-11-01", "2020-11-02"),
                                            test::span("2020-12-01", "2020-12-02")),
                        *projection);

  /// The marks of the layers with these ids.
  std::vector<LayerMesh> of(std::initializer_list<std::string_view> layers) const {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < scene->scenario.size(); ++i) {
      if (std::ranges::find(layers, layerIdOf(scene->scenario[i])) != layers.end()) {
        shown.push_back(i);
      }
    }
    return changeMarks(*scene, shown, scenario, placed, kUnitsPerPt);
  }
};

geo::PlaneBox boxOf(const LayerMesh& mesh) {
  geo::PlaneBox box;
  for (const StrokeSegment& piece : mesh.segments) {
    box.include({mesh.anchor.xMetres + static_cast<double>(piece.ax),
                 mesh.anchor.yMetres + static_cast<double>(piece.ay)});
  }
  return box;
}

TEST(ChangeMarks, RingWhatIsNewAndStrikeWhatIsGone) {
  const Marked marked;
  const auto meshes = marked.of({"posts"});
  ASSERT_EQ(meshes.size(), 2u);
  const geo::Projected now = *marked.projection->forward(geo::LonLat{46.4, 39.5});
  const geo::Projected old = *marked.projection->forward(geo::LonLat{46, 39.5});
  const geo::Projected there = boxOf(meshes[0]).centre(), gone = boxOf(meshes[1]).centre();
  EXPECT_LT(std::hypot(there.xMetres - now.xMetres, there.yMetres - now.yMetres), kUnitsPerPt);
  EXPECT_LT(std::hypot(gone.xMetres - old.xMetres, gone.yMetres - old.yMetres), kUnitsPerPt);
  EXPECT_EQ(meshes[1].segments.size(), meshes[0].segments.size() + 1) << "the stroke through it";
  EXPECT_EQ(meshes[0].stroke.dashOnPt, 0);
  EXPECT_GT(meshes[1].stroke.dashOnPt, 0);
}

TEST(ChangeMarks, KeepTheirSizeOnThePicture) {
  const Marked marked;
  std::vector<std::size_t> all(marked.scene->scenario.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  const auto widthOf = [&](double unitsPerPt) {
    const auto meshes = changeMarks(*marked.scene, all, marked.scenario, marked.placed, unitsPerPt);
    const auto& ring = meshes.at(1).segments.back();  // the stroke through the last ring
    return std::hypot(ring.bx - ring.ax, ring.by - ring.ay) / unitsPerPt;
  };
  EXPECT_NEAR(widthOf(50), widthOf(200), 0.01);
  EXPECT_GT(widthOf(50), 15);
}

TEST(ChangeMarks, FollowLinesAndOutlineGround) {
  const Marked marked;
  EXPECT_EQ(marked.of({"lines"}).size(), 2u);
  const auto ground = marked.of({"areas"});
  ASSERT_EQ(ground.size(), 1u);
  EXPECT_EQ(ground[0].id, "changes/there");
  const geo::PlaneBox box = boxOf(ground[0]);
  EXPECT_NEAR(box.width(), 86'000, 2'000);
  EXPECT_NEAR(box.height(), 111'000, 2'000);
}

TEST(ChangeMarks, OfHiddenLayersAreNone) {
  const Marked marked;
  EXPECT_TRUE(marked.of({}).empty());
  EXPECT_EQ(marked.of({"areas", "lines", "posts"}).size(), 2u);
}

TEST(ChangeMarks, OfTheBundledScenarioLieWhereItsRowsAre) {
  const geo::Scenario& scenario = *test::bundledScenario();
  const auto projection = test::projectionFor("EPSG:32638");
  const ScenePtr scene = buildScene(scenario, {}, *projection, geo::Names::English);
  std::vector<std::size_t> all(scene->scenario.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  const auto changes = geo::changesBetween(scenario, test::span("2020-11-14", "2020-11-15"),
                                           test::span("2020-12-03", "2020-12-04"));
  const auto meshes =
      changeMarks(*scene, all, scenario, geo::placeChanges(changes, *projection), kUnitsPerPt);
  ASSERT_EQ(meshes.size(), 2u);
  const geo::PlaneBox extent = *projection->boundsOf(scenario.extent);
  for (const LayerMesh& mesh : meshes) {
    const geo::PlaneBox box = boxOf(mesh);
    EXPECT_GE(box.minX, extent.minX);
    EXPECT_LE(box.maxX, extent.maxX);
    EXPECT_GE(box.minY, extent.minY);
    EXPECT_LE(box.maxY, extent.maxY);
  }
}

}  // namespace
}  // namespace viewer
