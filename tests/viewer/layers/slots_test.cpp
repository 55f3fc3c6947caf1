// Markers at one place: side by side, never on each other.
#include "tests/viewer/layers/bundled.hpp"
#include "tests/viewer/layers/scenario_tools.hpp"
#include "viewer/layers/build.hpp"

#include <set>
#include <tuple>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::LayerKind;

struct Stand {
  geo::FeatureRef ref;
  geo::LonLat place;
  geo::TimeSpan time;
  SlotOffset offset;
};

SlotOffset offsetIn(const std::map<std::pair<std::size_t, std::size_t>, SlotOffset>& slots,
                    geo::FeatureRef ref) {
  const auto found = slots.find({ref.layer, ref.feature});
  return found == slots.end() ? SlotOffset{} : found->second;
}

/// Where the sites, proposals and events stand, in that order.
std::vector<Stand> standsOf(const geo::Scenario& scenario) {
  const auto slots = assignSlots(scenario);
  std::vector<Stand> stands;
  for (const LayerKind kind : {LayerKind::Site, LayerKind::Proposal, LayerKind::Event}) {
    for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
      const geo::Layer& layer = scenario.layers[i];
      for (std::size_t k = 0; k < layer.features.size() && layer.kind == kind; ++k) {
        const auto place = geo::placeOf(layer.features[k]);
        if (!place) continue;
        stands.push_back(
            {{i, k}, *place, layer.features[k].valid.possible(), offsetIn(slots, {i, k})});
      }
    }
  }
  return stands;
}

bool samePlace(const Stand& a, const Stand& b) {
  return a.place == b.place;
}
bool sameOffset(const Stand& a, const Stand& b) {
  return a.offset.xPt == b.offset.xPt && a.offset.yPt == b.offset.yPt;
}

/// Returns how many pairs might have met.
int expectApart(const std::vector<Stand>& stands) {
  int close = 0;
  for (std::size_t i = 0; i < stands.size(); ++i) {
    for (std::size_t k = i + 1; k < stands.size(); ++k) {
      if (!samePlace(stands[i], stands[k]) || !geo::meets(stands[i].time, stands[k].time)) continue;
      ++close;
      EXPECT_FALSE(sameOffset(stands[i], stands[k]))
          << "layer " << stands[i].ref.layer << " row " << stands[i].ref.feature << " and layer "
          << stands[k].ref.layer << " row " << stands[k].ref.feature;
    }
  }
  return close;
}

geo::Scenario crowded(std::size_t sites, std::size_t events) {
  geo::Scenario scenario = test::scenarioOf(LayerKind::Event, geo::LonLat{46.5, 39.5});
  scenario.layers.push_back(test::layer("sites", LayerKind::Site));
  const geo::Feature one = scenario.layers[0].features[0];
  scenario.layers[0].features.assign(events, one);
  scenario.layers[1].features.assign(sites, one);
  return scenario;
}

TEST(Slots, NoTwoMarkersOfTheBundledScenarioStandOnEachOther) {
  EXPECT_GT(expectApart(standsOf(*test::bundledScenario())), 5);
}

TEST(Slots, AnyCrowdFindsRoom) {
  for (const std::size_t count : {1u, 2u, 9u, 10u, 17u, 18u, 60u}) {
    SCOPED_TRACE(count);
    expectApart(standsOf(crowded(count, count / 2)));
  }
}

TEST(Slots, TheFirstStaysAtItsTruePlaceSitesBeforeEvents) {
  for (const geo::Scenario& scenario : {*test::bundledScenario(), crowded(3, 4)}) {
    std::set<std::pair<double, double>> seen;
    for (const Stand& stand : standsOf(scenario)) {
      if (!seen.insert({stand.place.lonDegrees, stand.place.latDegrees}).second) continue;
      // Another place less than about 100 m away may have been first.
      bool neighbour = false;
      for (const Stand& other : standsOf(scenario)) {
        neighbour |= !samePlace(stand, other) &&
                     std::abs(stand.place.lonDegrees - other.place.lonDegrees) < 1.5e-3 &&
                     std::abs(stand.place.latDegrees - other.place.latDegrees) < 1.5e-3;
      }
      if (neighbour) continue;
      EXPECT_EQ(stand.offset.xPt, 0) << stand.ref.layer << ' ' << stand.ref.feature;
      EXPECT_EQ(stand.offset.yPt, 0) << stand.ref.layer << ' ' << stand.ref.feature;
    }
  }
  const auto slots = assignSlots(crowded(1, 1));
  EXPECT_FALSE(slots.contains({1, 0})) << "the site stays";
  EXPECT_TRUE(slots.contains({0, 0})) << "the event goes aside";
}

TEST(Slots, AreFreeAgainWhenTheirTimeIsOver) {
  geo::Scenario scenario = crowded(3, 0);
  auto& sites = scenario.layers[1].features;
  const geo::LonLat place{46.5, 39.5};
  sites = {test::feature("a", "2020-11-01", "2020-11-10", place),
           test::feature("b", "2020-11-10", "2020-11-20", place),
           test::feature("c", "2020-11-15..2020-11-20", "2020-11-30", place),
           test::feature("d", "2020-11-30", "", place)};
  const auto slots = assignSlots(scenario);
  EXPECT_FALSE(slots.contains({1, 0}));
  EXPECT_FALSE(slots.contains({1, 1})) << "begins when the first has ended";
  EXPECT_TRUE(slots.contains({1, 2})) << "may begin before the second has ended";
  EXPECT_FALSE(slots.contains({1, 3}));
}

TEST(Slots, AreNearThePlace) {
  for (const Stand& stand : standsOf(*test::bundledScenario())) {
    EXPECT_LE(std::abs(stand.offset.xPt), 40) << stand.ref.feature;
    EXPECT_LE(std::abs(stand.offset.yPt), 40) << stand.ref.feature;
  }
}

}  // namespace
}  // namespace viewer
