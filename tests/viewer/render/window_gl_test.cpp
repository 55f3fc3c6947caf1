// The window that the shaders filter by shows the same as data that were filtered on the CPU: the
// features valid in it and no others, those only possible as such.
#include "tests/support/picture_match.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"
#include "viewer/layers/build.hpp"

#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace viewer {
namespace {

/// What is certain in the window is so for ever, what is possible is for ever possible, and the
/// rest has no place any more.
geo::Scenario onlyIn(geo::Scenario scenario, geo::TimeSpan window) {
  for (geo::Layer& layer : scenario.layers) {
    for (geo::Feature& feature : layer.features) {
      const geo::Validity validity = geo::validityIn(feature.valid, window);
      feature.valid = {};
      if (validity == geo::Validity::Never) feature.geometry = std::monostate{};
      if (validity == geo::Validity::Possible) feature.valid.from.latest = geo::kEndOfTime;
    }
  }
  return scenario;
}

using Builder = std::vector<LayerMesh> (*)(const BuildContext&, std::size_t);

Builder builderOf(geo::LayerKind kind) {
  switch (kind) {
    case geo::LayerKind::Area:
      return buildAreas;
    case geo::LayerKind::Band:
      return buildBands;
    case geo::LayerKind::Strip:
      return buildStrips;
    case geo::LayerKind::Site:
      return buildSites;
    case geo::LayerKind::Proposal:
      return buildProposals;
    case geo::LayerKind::Event:
      return buildEvents;
    case geo::LayerKind::Place:
      return buildPlaces;
    case geo::LayerKind::Count:
    case geo::LayerKind::Actor:
      break;
  }
  return nullptr;
}

/// Those that have a turn in the window always have it, the others never; yet what has a spot keeps
/// the line from its place to the spot.
Slots slotsIn(const geo::Scenario& scenario, geo::TimeSpan window) {
  const geo::Epoch epoch = scenario.epoch();
  const TimeShown time{{geo::ticksSince(epoch, window.from), geo::ticksUntil(epoch, window.to)}};
  Slots slots = assignSlots(scenario);
  constexpr Turn kLineOnly{INT32_MIN + 1, INT32_MIN + 1};
  for (auto& [row, slot] : slots) {
    if (slot.turn != kNoTurn) slot.turn = hasTurn(slot.turn, time) ? Turn{} : kLineOnly;
  }
  return slots;
}

/// As buildScene() makes it, but markers keep the slots beside their places that they have among
/// all features.
ScenePtr sceneOf(const geo::Scenario& filtered, Slots slots, const geo::Projection& projection) {
  auto scene = std::make_shared<MapScene>();
  scene->epoch = filtered.epoch();
  const Theme& theme = themeOf(ThemeId::Paper);
  const BuildContext context{filtered,
                             projection,
                             filtered.epoch(),
                             std::move(slots),
                             geo::Names::English,
                             theme,
                             PartyLooks(theme, filtered)};
  for (std::size_t i = 0; i < filtered.layers.size(); ++i) {
    const Builder build = builderOf(filtered.layers[i].kind);
    if (!build) continue;
    for (LayerMesh& mesh : build(context, i)) scene->scenario.push_back(std::move(mesh));
  }
  return scene;
}

/// Without the lines through what closes in the window: filtered data are for ever.
ScenePtr neverClosing(const MapScene& scene) {
  auto changed = std::make_shared<MapScene>(scene);
  for (LayerMesh& mesh : changed->scenario) mesh.closes = false;
  return changed;
}

class WindowOnTheGpu : public testing::TestWithParam<const char*> {};

TEST_P(WindowOnTheGpu, ShowsWhatFilteringTheDataShows) {
  support::Stage stage = support::openStage(support::calmSession(
      support::bundledScenario(), std::make_shared<const geo::BaseMap>(), 480, 360));
  const geo::TimeSpan window = support::periodOf(GetParam());
  support::apply(stage, command::SetWindow{window});
  stage.scene = neverClosing(*stage.scene);
  stage.renderer.setScene(stage.scene);
  const Picture byWindow = support::draw(stage);

  const geo::Scenario& whole = *stage.session.scenario;
  stage.scene = sceneOf(onlyIn(whole, window), slotsIn(whole, window), *stage.session.projection);
  stage.renderer.setScene(stage.scene);
  const Picture byData = support::draw(stage);
  // Other triangles share the draw calls, which drivers may round otherwise.
  EXPECT_TRUE(support::looksLike(byWindow, byData, support::kSameDriver));

  support::apply(stage, command::SetWindow{support::periodOf("2020-09-05")});
  EXPECT_TRUE(support::identical(support::draw(stage), byData))
      << "filtered data must not hang on the window";
}

TEST(BundledWindows, ShowsEachDateDifferently) {
  support::Stage stage = support::openStage(support::calmSession(
      support::bundledScenario(), std::make_shared<const geo::BaseMap>(), 480, 360));
  std::set<std::string> pictures;
  for (const char* day : {"2020-09-20", "2020-11-10", "2020-11-25", "2021-12-15", "2023-09-25"}) {
    support::goTo(stage, day);
    const Picture picture = support::draw(stage);
    pictures.emplace(picture.rgba.begin(), picture.rgba.end());
  }
  EXPECT_EQ(pictures.size(), 5u);
}

INSTANTIATE_TEST_SUITE_P(Bundled, WindowOnTheGpu,
                         testing::Values("2020-09-20", "2020-11-10", "2020-11-25", "2021-12-15",
                                         "2022-08-27", "2023-09-25", "2020-11", "2024"));

}  // namespace
}  // namespace viewer
