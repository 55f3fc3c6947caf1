// How meshes are drawn: fading with the scale, lines as the scenario wants them, what closes.
#include "tests/viewer/layers/mesh_checks.hpp"
#include "tests/viewer/layers/scenario_tools.hpp"
#include "viewer/layers/build.hpp"
#include "viewer/layers/legend.hpp"
#include "viewer/layers/mesh_tools.hpp"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::LayerKind;
using geo::LinePattern;

TEST(OpacityAt, IsFullWithinTheRangeAndFallsSteadilyToNothingBeyondIt) {
  const WidthRange ranges[] = {{}, {50e3, 0}, {0, 400e3}, {50e3, 400e3}};
  for (const WidthRange& range : ranges) {
    SCOPED_TRACE(testing::Message() << range.leastMetres << ' ' << range.mostMetres);
    float before = opacityAt(range, 1e3);
    for (double width = 1e3; width < 3e6; width *= 1.01) {
      const float opacity = opacityAt(range, width);
      const bool above = width >= range.leastMetres;
      const bool below = range.mostMetres == 0 || width <= range.mostMetres;
      EXPECT_EQ(opacity == 1, above && below) << width;
      const bool gone = width < range.leastMetres / 1.2501 ||
                        (range.mostMetres > 0 && width > range.mostMetres * 1.2501);
      EXPECT_EQ(opacity == 0, gone) << width;
      EXPECT_NEAR(opacity, before, 0.05) << "a hundredth of the width is a small step";
      before = opacity;
    }
  }
}

TEST(ShownAt, IsThatOfTheLayerForAllItsMeshes) {
  for (const LayerKind kind : {LayerKind::Area, LayerKind::Band, LayerKind::Strip, LayerKind::Site,
                               LayerKind::Proposal, LayerKind::Event, LayerKind::Place}) {
    auto scenario = test::scenarioOf(kind, std::monostate{});
    scenario.layers[0].shownFromKm = 20;
    scenario.layers[0].shownToKm = 300;
    const auto meshes = buildScenario(scenario, *test::projectionFor("EPSG:32638"));
    ASSERT_FALSE(meshes.empty());
    for (const LayerMesh& mesh : meshes) {
      EXPECT_EQ(mesh.shownAt, (WidthRange{20e3, 300e3})) << mesh.id;
    }
  }
}

TEST(LineStyle, IsWhatTheScenarioSays) {
  const struct {
    std::optional<LinePattern> line;
    std::vector<double> dash;
    LayerKind kind;
    float dashOnPt;
  } rows[] = {{{}, {}, LayerKind::Band, 5},
              {{}, {7, 2}, LayerKind::Band, 7},
              {{}, {}, LayerKind::Strip, 0},
              {{}, {7, 2}, LayerKind::Strip, 7},
              {LinePattern::Solid, {7, 2}, LayerKind::Band, 0},
              {LinePattern::Dashed, {}, LayerKind::Strip, 5},
              {LinePattern::Dotted, {}, LayerKind::Band, 0},
              {LinePattern::Double, {7, 2}, LayerKind::Band, 0},
              {LinePattern::HachuredLeft, {}, LayerKind::Band, 0},
              {LinePattern::HachuredBoth, {7, 2}, LayerKind::Band, 7}};
  for (const auto& row : rows) {
    auto scenario = test::scenarioOf(row.kind, geo::Lines{{{46, 39.5}, {46.2, 39.6}}});
    scenario.layers[0].style.line = row.line;
    scenario.layers[0].style.dashPt = row.dash;
    const auto meshes = buildScenario(scenario, *test::projectionFor("EPSG:32638"));
    const StrokeStyle& style = meshes.at(0).stroke;
    SCOPED_TRACE(testing::Message() << static_cast<int>(style.pattern) << ' ' << row.dash.size());
    EXPECT_EQ(style.pattern, row.line.value_or(LinePattern::Solid));
    EXPECT_EQ(style.dashOnPt, row.dashOnPt);
    EXPECT_EQ(legendOf(scenario, scenario.layers[0]).at(0).stroke, style) << "the legend's sample";
  }
}

TEST(LineStyle, HasTheScenariosWidthTimesTheThemes) {
  for (const LayerKind kind : {LayerKind::Band, LayerKind::Strip}) {
    auto scenario = test::scenarioOf(kind, geo::Lines{{{46, 39.5}, {46.2, 39.6}}});
    scenario.layers[0].style.widthPt = 4;
    for (const Theme& theme : themes()) {
      const auto meshes = buildScenario(scenario, *test::projectionFor("EPSG:32638"),
                                        {geo::Names::English, theme.id});
      EXPECT_EQ(meshes.at(0).stroke.widthPt, 4 * theme.lineShare) << theme.name;
    }
  }
}

TEST(ClosesIn, MeansThatItHasCertainlyEndedWhenTheWindowDoes) {
  const struct {
    ValidSeconds valid;
    bool closes;
  } rows[] = {{{0, 0, 15, 15}, true},  {{0, 0, 12, 19}, true},         {{0, 0, 20, 20}, true},
              {{0, 0, 15, 21}, false}, {{0, 0, 15, INT32_MAX}, false}, {kAlways, false}};
  for (const auto& row : rows) EXPECT_EQ(closesIn(row.valid, {10, 20}), row.closes);
  EXPECT_FALSE(closesIn(kAlways, {0, INT32_MAX})) << "what has no end never closes";
}

TEST(Strokes, KnowTheirNeighboursAlongTheLine) {
  LayerMesh mesh;
  const geo::PlaneLine open{{0, 0}, {1, 0}, {1, 0}, {1, 1}, {2, 1}, {2, 2}};
  addStroke(mesh, open, {});
  ASSERT_EQ(mesh.segments.size(), 4u) << "a point that stands twice counts once";
  using Points = std::array<float, 4>;
  EXPECT_EQ(mesh.segments[0].before, (Points{0, 0, 0, 0}));
  EXPECT_EQ(mesh.segments[0].after, (Points{1, 1, 2, 1}));
  EXPECT_EQ(mesh.segments[1].before, (Points{0, 0, 0, 0}));
  EXPECT_EQ(mesh.segments[2].before, (Points{1, 0, 0, 0}));
  EXPECT_EQ(mesh.segments[2].after, (Points{2, 2, 2, 2}));
  EXPECT_EQ(mesh.segments[3].after, (Points{2, 2, 2, 2}));
  LayerMesh ring;
  addStroke(ring, geo::PlaneLine{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}, {});
  EXPECT_EQ(ring.segments[0].before, (Points{0, 4, 4, 4}));
  EXPECT_EQ(ring.segments[3].after, (Points{4, 0, 4, 4}));
  test::expectSoundStrokes(ring);
}

geo::Scenario heldBy(const std::vector<std::string>& holders) {
  const geo::Polygons square{{{{{46, 39}, {46.5, 39}, {46.5, 39.5}, {46, 39.5}, {46, 39}}}}};
  auto scenario = test::scenarioOf(LayerKind::Area, square, "holder");
  scenario.parties.clear();
  const geo::Feature one = scenario.layers[0].features[0];
  scenario.layers[0].features.clear();
  for (const std::string& holder : holders) {
    scenario.layers[0].features.push_back(one);
    scenario.layers[0].features.back().values = {holder};
    if (!holder.empty() && !scenario.party(holder)) {
      scenario.parties.push_back({holder, holder, holder, {90, 120, 90, 255}});
    }
  }
  return scenario;
}

TEST(Areas, AreOneMeshAHolderAndTheContestedOnTop) {
  const auto meshes =
      buildScenario(heldBy({"B", "", "A", "B"}), *test::projectionFor("EPSG:32638"));
  ASSERT_EQ(meshes.size(), 3u);
  EXPECT_EQ(meshes[0].id, "layer/B");
  EXPECT_EQ(meshes[0].targets.size(), 2u);
  EXPECT_EQ(meshes[1].id, "layer/A");
  EXPECT_EQ(meshes[2].id, "layer/contested");
}

TEST(Areas, AreToldApartWithoutColourWhereTheThemeHasNone) {
  const auto scenario = heldBy({"A", "B", "C", "D", "E", ""});
  for (const Theme& theme : themes()) {
    const auto meshes = buildScenario(scenario, *test::projectionFor("EPSG:32638"),
                                      {geo::Names::English, theme.id});
    const auto legend = legendOf(scenario, scenario.layers[0], theme);
    ASSERT_EQ(legend.size(), meshes.size());
    std::set<FillPattern> patterns;
    for (std::size_t i = 0; i < meshes.size(); ++i) {
      patterns.insert(meshes[i].pattern);
      EXPECT_EQ(legend[i].pattern, meshes[i].pattern) << meshes[i].id << ", " << theme.name;
      EXPECT_EQ(legend[i].color, meshes[i].fillVertices.at(0).color.withAlpha(255));
    }
    EXPECT_EQ(patterns.size(), theme.patternAreas ? 6u : 2u) << theme.name;
  }
}

}  // namespace
}  // namespace viewer
