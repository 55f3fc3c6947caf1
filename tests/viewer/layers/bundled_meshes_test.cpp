// The bundled scenario as meshes: every feature's geometry, its time and its pick target.
#include "geo/scenario/query.hpp"
#include "tests/viewer/layers/bundled.hpp"
#include "tests/viewer/layers/mesh_checks.hpp"
#include "tests/viewer/layers/scenario_tools.hpp"
#include "viewer/layers/build.hpp"
#include "viewer/layers/scene.hpp"

#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

bool isDrawn(geo::LayerKind kind) {
  return kind != geo::LayerKind::Count && kind != geo::LayerKind::Actor;
}

struct Bundled : testing::Test {
  const geo::Scenario& scenario = *test::bundledScenario();
  geo::ProjectionPtr projection = test::projectionFor(geo::fittingProjection(scenario.extent));
  std::vector<LayerMesh> meshes = buildScenario(scenario, *projection);

  /// Calls `visit(ref, meshes)` with what a scenario of only that feature becomes.
  template <class Visit>
  void forEachFeatureAlone(Visit visit) const {
    geo::Scenario alone = scenario;
    for (geo::Layer& layer : alone.layers) layer.features.clear();
    for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
      for (std::size_t k = 0; k < scenario.layers[i].features.size(); ++k) {
        SCOPED_TRACE(scenario.layers[i].id + " " + scenario.layers[i].features[k].id);
        alone.layers[i].features = {scenario.layers[i].features[k]};
        visit(geo::FeatureRef{i, k}, buildScenario(alone, *projection));
      }
      alone.layers[i].features.clear();
    }
  }
};

TEST_F(Bundled, MeshesAreSound) {
  ASSERT_FALSE(meshes.empty());
  for (const LayerMesh& mesh : meshes) test::expectSound(mesh);
}

TEST_F(Bundled, EveryDrawnLayerGivesMeshesInOrderAndNoOther) {
  std::vector<std::string> expected, got;
  for (const geo::Layer& layer : scenario.layers) {
    if (isDrawn(layer.kind)) expected.push_back(layer.id);
  }
  for (const LayerMesh& mesh : meshes) {
    const std::string id(layerIdOf(mesh));
    if (got.empty() || got.back() != id) got.push_back(id);
  }
  EXPECT_EQ(got, expected);
}

TEST_F(Bundled, NothingWithoutAPlaceIsDrawnAndEverythingWithOneIs) {
  int placed = 0, unplaced = 0;
  forEachFeatureAlone([&](geo::FeatureRef ref, const std::vector<LayerMesh>& alone) {
    const test::Amount amount = test::amountOf(alone);
    const bool drawn =
        isDrawn(layerOf(scenario, ref).kind) && geo::hasPlace(featureOf(scenario, ref));
    ++(drawn ? placed : unplaced);
    if (drawn) {
      EXPECT_GT(amount.drawn(), 0u);
      EXPECT_GT(amount.targets, 0u);
    } else {
      EXPECT_EQ(amount, test::Amount{});
    }
  });
  EXPECT_GT(placed, 150);
  EXPECT_GT(unplaced, 100);
}

TEST_F(Bundled, EachElementCarriesItsFeaturesTime) {
  forEachFeatureAlone([&](geo::FeatureRef ref, const std::vector<LayerMesh>& alone) {
    const ValidSeconds expected = validSeconds(featureOf(scenario, ref).valid, scenario.epoch());
    for (const LayerMesh& mesh : alone) {
      for (const ValidSeconds& valid : test::validTimesOf(mesh)) ASSERT_EQ(valid, expected);
    }
  });
}

TEST_F(Bundled, TheWholeIsTheSumOfItsFeatures) {
  test::Amount sum;
  forEachFeatureAlone([&](geo::FeatureRef, const std::vector<LayerMesh>& alone) {
    for (const LayerMesh& mesh : alone) sum.add(mesh);
  });
  EXPECT_EQ(sum, test::amountOf(meshes));
}

TEST_F(Bundled, TheTargetsOfALayerAreItsPlacedFeatures) {
  for (const geo::Layer& layer : scenario.layers) {
    std::set<std::size_t> expected, got;
    for (std::size_t i = 0; i < layer.features.size(); ++i) {
      if (isDrawn(layer.kind) && geo::hasPlace(layer.features[i])) expected.insert(i);
    }
    for (const LayerMesh& mesh : meshes) {
      if (layerIdOf(mesh) != layer.id) continue;
      for (const PickTarget& target : mesh.targets) got.insert(target.feature);
    }
    EXPECT_EQ(got, expected) << layer.id;
  }
}

TEST_F(Bundled, AreasFillTheGroundOfTheirPolygons) {
  int areas = 0;
  forEachFeatureAlone([&](geo::FeatureRef ref, const std::vector<LayerMesh>& alone) {
    if (layerOf(scenario, ref).kind != geo::LayerKind::Area) return;
    double expected = 0, covered = 0;
    for (const auto& polygon : std::get<geo::Polygons>(featureOf(scenario, ref).geometry)) {
      geo::PlanePolygon plane;
      for (const geo::Line& ring : polygon.rings) plane.rings.push_back(projection->forward(ring));
      expected += geo::areaOf(plane);
    }
    // Where the doubt is wider than the area, it spreads beyond it: those are only seen to be
    // there.
    for (const LayerMesh& mesh : alone) covered += test::coveredArea(mesh);
    constexpr double kLarge = 1e9;  // m2
    if (expected < kLarge) {
      EXPECT_GT(covered, expected / 2);
      return;
    }
    EXPECT_NEAR(covered / expected, 1, 0.02);
    ++areas;
  });
  EXPECT_GT(areas, 12);
}

TEST_F(Bundled, MarkersStandAtTheirPlacesAndTargetsAtTheirMarkers) {
  for (const LayerMesh& mesh : meshes) {
    if (mesh.markers.empty()) continue;
    SCOPED_TRACE(mesh.id);
    ASSERT_EQ(mesh.markers.size(), mesh.targets.size());
    const geo::Layer& layer = *scenario.layer(layerIdOf(mesh));
    for (std::size_t i = 0; i < mesh.markers.size(); ++i) {
      const Marker& marker = mesh.markers[i];
      const auto& target = std::get<PickTarget::AtPoint>(mesh.targets[i].shape);
      const geo::Feature& feature = layer.features[mesh.targets[i].feature];
      const geo::Projected place = projection->forward(geo::placeOf(feature).value()).value();
      const geo::Projected drawn = test::onPlane(mesh, marker.x, marker.y);
      EXPECT_NEAR(drawn.xMetres, place.xMetres, 0.05) << feature.id;
      EXPECT_NEAR(drawn.yMetres, place.yMetres, 0.05) << feature.id;
      EXPECT_EQ(target.at, place) << feature.id;
      EXPECT_EQ(target.offsetXPt, marker.offsetXPt) << feature.id;
      EXPECT_EQ(target.offsetYPt, marker.offsetYPt) << feature.id;
    }
  }
}

TEST_F(Bundled, OnlyProposalsAreDrawnOpen) {
  for (const LayerMesh& mesh : meshes) {
    if (mesh.markers.empty()) continue;
    const bool proposal = scenario.layer(layerIdOf(mesh))->kind == geo::LayerKind::Proposal;
    EXPECT_EQ(mesh.open, proposal) << mesh.id;
  }
}

TEST_F(Bundled, IsTheSameEachTime) {
  const std::vector<LayerMesh> again = buildScenario(scenario, *projection);
  ASSERT_EQ(again.size(), meshes.size());
  for (std::size_t i = 0; i < meshes.size(); ++i) {
    EXPECT_EQ(again[i].fillIndices, meshes[i].fillIndices) << meshes[i].id;
    EXPECT_EQ(test::validTimesOf(again[i]), test::validTimesOf(meshes[i])) << meshes[i].id;
    EXPECT_EQ(test::filledArea(again[i]), test::filledArea(meshes[i])) << meshes[i].id;
  }
}

TEST_F(Bundled, OutlinesWhatIsSelectedAndNothingElse) {
  MapScene scene;
  scene.scenario = meshes;
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    const geo::Layer& layer = scenario.layers[i];
    for (std::size_t k = 0; k < layer.features.size(); ++k) {
      const LayerMesh outline = selectionMesh(scene, scenario, {i, k}, {}, 50);
      test::expectSound(outline);
      const bool drawn = isDrawn(layer.kind) && geo::hasPlace(layer.features[k]);
      EXPECT_EQ(!outline.segments.empty(), drawn) << layer.features[k].id;
      for (const ValidSeconds& valid : test::validTimesOf(outline)) ASSERT_EQ(valid, kAlways);
    }
  }
}

}  // namespace
}  // namespace viewer
