#include "geo/change/change_text.hpp"

#include "tests/support/scenario_builder.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace geo {
namespace {

using support::periodOf;
using support::validFrom;

/// The only change when `before` gives way to `after` in a layer of its own.
std::string detailWhen(LayerKind kind, std::vector<std::string> columns, support::Row before,
                       support::Row after) {
  Scenario scenario = support::emptyScenario();
  Layer& layer = support::addLayer(scenario, "layer", kind, std::move(columns));
  before.valid = validFrom("", "2020-11-15"), after.valid = validFrom("2020-11-15");
  support::addRow(layer, std::move(before));
  support::addRow(layer, std::move(after));
  layer.features[0].name = layer.features[1].name = "Thing";
  const Changes changes = changesBetween(scenario, periodOf("2020-11-10"), periodOf("2020-11-20"));
  EXPECT_EQ(changes.rows.size(), 1u);
  return changes.rows.empty() ? "" : detailOf(scenario, changes.rows[0]);
}

TEST(ChangeText, TellsWhatWasAndWhatIs) {
  EXPECT_EQ(detailWhen(LayerKind::Count, {"zone", "count"}, {"a", {}, {}, {"North", "9"}, {}},
                       {"b", {}, {}, {"North", "11"}, {}}),
            "was 9, now 11");
  EXPECT_EQ(detailWhen(LayerKind::Actor, {"stance"}, {"a", {}, {}, {"waits"}, {}},
                       {"b", {}, {}, {"acts"}, {}}),
            "was waits, now acts");
  // A tenth of a degree of latitude.
  EXPECT_EQ(detailWhen(LayerKind::Site, {}, {"a", LonLat{46.5, 39.5}, {}, {}, {}},
                       {"b", LonLat{46.5, 39.6}, {}, {}, {}}),
            "by 11.1 km");
}

TEST(ChangeText, SaysWhereThereIsDoubtAndNothingWhereThereIsNone) {
  Scenario scenario = support::emptyScenario();
  Layer& layer = support::addLayer(scenario, "sites", LayerKind::Site);
  support::addRow(layer, {.name = "a", .valid = validFrom("2020-11-15")});
  support::addRow(layer, {.name = "b", .valid = validFrom("2020-11-15..2020-11-30")});
  const Changes changes = changesBetween(scenario, periodOf("2020-11-10"), periodOf("2020-11-20"));
  ASSERT_EQ(changes.rows.size(), 2u);
  EXPECT_EQ(detailOf(scenario, changes.rows[0]), "");
  EXPECT_EQ(detailOf(scenario, changes.rows[1]), "possibly");
}

TEST(ChangeText, NamesHolders) {
  const Scenario scenario = support::emptyScenario();
  EXPECT_EQ(titleOf(scenario, Holder("A")), "First");
  EXPECT_EQ(titleOf(scenario, Holder("X")), "X") << "no party of the scenario";
  EXPECT_EQ(titleOf(scenario, Holder("")), "contested");
  EXPECT_EQ(titleOf(scenario, std::nullopt), "no area drawn");
}

TEST(ChangeText, EveryKindHasAHeadingAndItsOwnName) {
  std::vector<std::string> names;
  for (const ChangeKind kind : changeKinds()) {
    EXPECT_FALSE(headingOf(kind).empty());
    names.emplace_back(nameOf(kind));
  }
  std::ranges::sort(names);
  EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
  EXPECT_EQ(names.size(), 7u);
}

}  // namespace
}  // namespace geo
