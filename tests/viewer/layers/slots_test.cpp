// Markers at one place: side by side, never on each other, whatever window is shown.
#include "tests/viewer/layers/bundled.hpp"
#include "tests/viewer/layers/crowds.hpp"
#include "viewer/layers/build.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::LayerKind;

struct Stand {
  geo::FeatureRef ref;
  geo::LonLat place;
  ValidSeconds valid;
  Slot slot;
};

/// Where the sites, proposals and events stand.
std::vector<Stand> standsOf(const geo::Scenario& scenario) {
  const Slots slots = assignSlots(scenario);
  std::vector<Stand> stands;
  for (const LayerKind kind : {LayerKind::Site, LayerKind::Proposal, LayerKind::Event}) {
    for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
      const geo::Layer& layer = scenario.layers[i];
      for (std::size_t k = 0; k < layer.features.size() && layer.kind == kind; ++k) {
        const auto place = geo::placeOf(layer.features[k]);
        if (!place) continue;
        const auto slot = slots.find({i, k});
        stands.push_back({{i, k},
                          *place,
                          validSeconds(layer.features[k].valid, scenario.epoch()),
                          slot == slots.end() ? Slot{} : slot->second});
      }
    }
  }
  return stands;
}

/// The half-open window between two days after the beginning of November 2020.
std::array<std::int32_t, 2> daysOf(const geo::Scenario& scenario, int from, int to) {
  return {geo::ticksSince(scenario.epoch(), test::dayOf(from)),
          geo::ticksUntil(scenario.epoch(), test::dayOf(to))};
}

bool isShown(const Stand& stand, const TimeShown& time) {
  const auto& [earliest, from, to, latest] = stand.valid;
  const auto meets = [&](std::int32_t begin, std::int32_t end) {
    return begin < time.window[1] && time.window[0] < end;
  };
  const bool certain = from < to && meets(from, to);
  return time.least == geo::Validity::Certain ? certain : meets(earliest, latest);
}

std::vector<Stand> drawnIn(const std::vector<Stand>& stands, const TimeShown& time) {
  std::vector<Stand> drawn;
  std::ranges::copy_if(stands, std::back_inserter(drawn), [&](const Stand& stand) {
    return isShown(stand, time) && hasTurn(stand.slot.turn, time);
  });
  return drawn;
}

float widestSymbolPt() {
  float widest = 0;
  for (std::size_t i = 0; i < kSymbolCount; ++i) {
    const auto symbol = static_cast<Symbol>(i);
    const bool pile = symbol >= Symbol::PileSmall && symbol <= Symbol::PileHuge;
    if (symbol != Symbol::NorthArrow && !pile)
      widest = std::max(widest, shapeOf(symbol).diameterPt);
  }
  return widest;
}

/// Returns how many pairs might have met.
int expectApart(const std::vector<Stand>& drawn) {
  static const float widest = widestSymbolPt();
  int close = 0;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    for (std::size_t k = i + 1; k < drawn.size(); ++k) {
      if (!(drawn[i].place == drawn[k].place)) continue;
      ++close;
      const SlotOffset a = drawn[i].slot.offset, b = drawn[k].slot.offset;
      EXPECT_GE(std::max(std::abs(a.xPt - b.xPt), std::abs(a.yPt - b.yPt)), widest)
          << "layer " << drawn[i].ref.layer << " row " << drawn[i].ref.feature << " and layer "
          << drawn[k].ref.layer << " row " << drawn[k].ref.feature;
    }
  }
  return close;
}

TEST(Slots, NoTwoMarkersOfTheBundledScenarioStandOnEachOther) {
  const geo::Scenario& scenario = *test::bundledScenario();
  const auto stands = standsOf(scenario);
  int close = 0;
  for (int month = 0; month < 48; ++month) {
    close += expectApart(drawnIn(stands, {daysOf(scenario, 30 * month, 30 * month + 1)}));
    close += expectApart(drawnIn(stands, {daysOf(scenario, 30 * month, 30 * month + 90)}));
  }
  EXPECT_GT(close, 100);
}

TEST(Slots, NoTwoMarkersStandOnEachOtherInAnyWindow) {
  std::mt19937 random(9);
  int close = 0, undrawn = 0;
  for (int round = 0; round < 60; ++round) {
    const geo::Scenario scenario = test::randomCrowd(random);
    const auto stands = standsOf(scenario);
    for (int i = 0; i < 40; ++i) {
      const int from = static_cast<int>(random() % 60), days = 1 + static_cast<int>(random() % 30);
      for (const auto least : {geo::Validity::Possible, geo::Validity::Certain}) {
        const TimeShown time{daysOf(scenario, from, from + days), least};
        const auto drawn = drawnIn(stands, time);
        close += expectApart(drawn);
        for (const Stand& stand : stands) {
          if (!isShown(stand, time) || hasTurn(stand.slot.turn, time)) continue;
          ++undrawn;
          // Somebody else of the layer stands there instead, or all spots are other markers'.
          const bool replaced = std::ranges::any_of(drawn, [&](const Stand& other) {
            return other.ref.layer == stand.ref.layer && other.place == stand.place &&
                   other.slot.offset == stand.slot.offset;
          });
          EXPECT_TRUE(replaced || stand.slot.turn == kNoTurn);
        }
      }
    }
  }
  EXPECT_GT(close, 10000);
  EXPECT_GT(undrawn, 1000);
}

TEST(Slots, OfACrowdAreAtThePlaceAndOnOneRingWithACornerForTheBadge) {
  for (const std::size_t count : {1u, 2u, 8u, 9u, 40u}) {
    SCOPED_TRACE(count);
    const geo::Scenario scenario = test::crowded(count, count);
    const auto drawn = drawnIn(standsOf(scenario), {daysOf(scenario, 15, 16)});
    EXPECT_EQ(drawn.size(), std::min<std::size_t>(2 * count, 8));
    expectApart(drawn);
    const PickTarget::AtPoint badge = badgeAt({});
    for (const Stand& stand : drawn) {
      EXPECT_LE(std::abs(stand.slot.offset.xPt), 20);
      EXPECT_LE(std::abs(stand.slot.offset.yPt), 20);
      const float apart = std::max(std::abs(stand.slot.offset.xPt - badge.offsetXPt),
                                   std::abs(stand.slot.offset.yPt - badge.offsetYPt));
      EXPECT_GT(apart, widestSymbolPt() / 2 + 5 - 2.5f)
          << "the badge, 10 points high, may cover no more than the corner of a wide symbol";
    }
  }
}

TEST(Slots, TheFirstStaysAtItsTruePlaceSitesBeforeEvents) {
  std::set<std::pair<double, double>> places, held;
  for (const Stand& stand : standsOf(*test::bundledScenario())) {
    const std::pair place{std::round(stand.place.lonDegrees * 1000),
                          std::round(stand.place.latDegrees * 1000)};
    places.insert(place);
    if (stand.slot.offset == SlotOffset{}) held.insert(place);
  }
  EXPECT_EQ(held, places);
  const Slots slots = assignSlots(test::crowded(1, 1));
  EXPECT_FALSE(slots.contains({1, 0})) << "the site stays";
  EXPECT_TRUE(slots.contains({0, 0})) << "the event goes aside";
}

TEST(Slots, AreFreeAgainWhenTheirTimeIsOver) {
  geo::Scenario scenario = test::crowded(3, 0);
  const geo::LonLat place{46.5, 39.5};
  scenario.layers[1].features = {test::feature("a", "2020-11-01", "2020-11-10", place),
                                 test::feature("b", "2020-11-10", "2020-11-20", place),
                                 test::feature("c", "2020-11-15..2020-11-20", "2020-11-30", place),
                                 test::feature("d", "2020-11-30", "", place)};
  auto slots = assignSlots(scenario);
  const SlotOffset atThePlace{};
  EXPECT_EQ((slots[{1, 0}].offset), atThePlace);
  EXPECT_EQ((slots[{1, 1}].offset), atThePlace) << "begins when the first has ended";
  EXPECT_NE((slots[{1, 2}].offset), atThePlace) << "may begin before the second has ended";
  EXPECT_EQ((slots[{1, 3}].offset), atThePlace);
  const TimeShown both{daysOf(scenario, 0, 12)}, first{daysOf(scenario, 0, 9)};
  EXPECT_FALSE(hasTurn(slots[{1, 0}].turn, both)) << "the second has come";
  EXPECT_TRUE(hasTurn(slots[{1, 1}].turn, both));
  EXPECT_TRUE(hasTurn(slots[{1, 0}].turn, first));
}

}  // namespace
}  // namespace viewer
