// Rows that came, went, became something else, and what happened meanwhile; on invented scenarios.
#include "tests/geo/change/told.hpp"
#include "tests/support/scenario_builder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using support::periodOf;
using support::validFrom;
using testing::ElementsAre;
using testing::IsEmpty;
using testing_changes::told;
using Lines = std::vector<std::string>;

struct Case {
  const char *from, *to, *before, *after;
  const char* says;  // empty: nothing
};

TEST(ChangesOfARow, FollowItsTimes) {
  const Case cases[] = {
      {"2020-11-10", "", "2020-11-09", "2020-11-10", "opened sites/P: '' > 'certain', 10 Nov 2020"},
      {"2020-11-10", "", "2020-11-10", "2020-11-11", ""},
      {"2020-11-10", "", "2020-11-10", "2020-11-09", "closed sites/P: 'certain' > '', 10 Nov 2020"},
      {"", "2020-11-10", "2020-11-09", "2020-11-10", "closed sites/P: 'certain' > '', 10 Nov 2020"},
      {"", "2020-11-10", "2020-11-10", "2020-11-09", "opened sites/P: '' > 'certain', 10 Nov 2020"},
      {"2020-11-05..2020-11-10", "", "2020-11-01", "2020-11-07",
       "opened sites/P: '' > 'possible', between 5 Nov 2020 and 10 Nov 2020"},
      {"2020-11-05..2020-11-10", "", "2020-11-07", "2020-11-12",
       "certainty sites/P: 'possible' > 'certain', 10 Nov 2020"},
      {"", "2020-11-05..2020-11-10", "2020-11-01", "2020-11-07",
       "certainty sites/P: 'certain' > 'possible', 5 Nov 2020"},
      {"", "2020-11-05..2020-11-10", "2020-11-07", "2020-11-12",
       "closed sites/P: 'possible' > '', between 5 Nov 2020 and 10 Nov 2020"},
      // Came and went in between: the two states do not differ.
      {"2020-11-05", "2020-11-07", "2020-11-01", "2020-11-10", ""},
      // A period holds what is shown at any time in it.
      {"2020-11-05", "2020-11-07", "2020-10", "2020-11",
       "opened sites/P: '' > 'certain', 5 Nov 2020"},
      {"2020-11-05", "2020-11-07", "2020-11-09", "2020-11",
       "opened sites/P: '' > 'certain', 7 Nov 2020"},
  };
  for (const Case& c : cases) {
    Scenario scenario = support::emptyScenario();
    support::addRow(support::addLayer(scenario, "sites", LayerKind::Site),
                    {.name = "P", .valid = validFrom(c.from, c.to)});
    const Changes changes = changesBetween(scenario, periodOf(c.before), periodOf(c.after));
    const Lines expected = *c.says == '\0' ? Lines{} : Lines{c.says};
    EXPECT_EQ(told(scenario, changes), expected)
        << c.from << "/" << c.to << " from " << c.before << " to " << c.after;
  }
}

constexpr const char *kBefore = "2020-11-10", *kAfter = "2020-11-20";

/// A row until the 15th, or from it on.
support::Row until15(std::string id, Geometry place, std::vector<std::string> values) {
  return {std::move(id), std::move(place), validFrom("", "2020-11-15"), std::move(values), {}};
}
support::Row from15(std::string id, Geometry place, std::vector<std::string> values) {
  return {std::move(id), std::move(place), validFrom("2020-11-15"), std::move(values), {}};
}

Lines changesOf(const Scenario& scenario) {
  return told(scenario, changesBetween(scenario, periodOf(kBefore), periodOf(kAfter)));
}

class Posts : public testing::Test {
 protected:
  /// Named alike though their ids differ.
  void add(support::Row row, const char* name) {
    support::addRow(layer_, std::move(row));
    layer_.features.back().name = name;
  }
  Scenario scenario_ = support::emptyScenario();
  Layer& layer_ = support::addLayer(scenario_, "sites", LayerKind::Site, {"operator"});
};

TEST_F(Posts, MoveWhenNameAndOperatorStayAndThePlaceDoesNot) {
  add(until15("P-1", LonLat{46.5, 39.5}, {"A"}), "Post");
  add(from15("P-2", LonLat{46.6, 39.5}, {"A"}), "Post");
  EXPECT_THAT(changesOf(scenario_),
              ElementsAre("moved sites/P-2: '46.50000,39.50000' > '46.60000,39.50000', "
                          "15 Nov 2020"));
}

TEST_F(Posts, OpenAndCloseWhenNothingTiesThemTogether) {
  const Lines both{"opened sites/P-2: '' > 'certain', 15 Nov 2020",
                   "closed sites/P-1: 'certain' > '', 15 Nov 2020"};
  struct Other {
    const char *name, *operatorId;
    Geometry place;
  };
  for (const Other& other :
       {Other{"Another", "A", LonLat{46.6, 39.5}}, Other{"Post", "B", LonLat{46.6, 39.5}},
        Other{"Post", "A", LonLat{46.5, 39.5}}, Other{"Post", "A", {}}}) {
    layer_.features.clear();
    add(until15("P-1", LonLat{46.5, 39.5}, {"A"}), "Post");
    add(from15("P-2", other.place, {other.operatorId}), other.name);
    EXPECT_EQ(changesOf(scenario_), both) << other.name << other.operatorId;
  }
}

TEST_F(Posts, OfTheSameNameAreToldApartOnlyWhenThereIsOneEachTime) {
  add(until15("P-1", LonLat{46.5, 39.5}, {"A"}), "Post");
  add(from15("P-2", LonLat{46.6, 39.5}, {"A"}), "Post");
  add(from15("P-3", LonLat{46.7, 39.5}, {"A"}), "Post");
  EXPECT_THAT(changesOf(scenario_), ElementsAre("opened sites/P-2: '' > 'certain', 15 Nov 2020",
                                                "opened sites/P-3: '' > 'certain', 15 Nov 2020",
                                                "closed sites/P-1: 'certain' > '', 15 Nov 2020"));
}

class Counts : public testing::Test {
 protected:
  void add(support::Row row) { support::addRow(layer_, std::move(row)); }
  Scenario scenario_ = support::emptyScenario();
  Layer& layer_ = support::addLayer(scenario_, "numbers", LayerKind::Count,
                                    {"zone", "kind", "count", "said_by"});
};

TEST_F(Counts, ChangeByZoneAndKindWhoeverCounts) {
  add(until15("N-1", {}, {"North", "post", "9", "one"}));
  add(from15("N-2", {}, {"North", "post", "11", "another"}));
  add(until15("S-1", {}, {"South", "post", "9", "one"}));
  EXPECT_THAT(changesOf(scenario_), ElementsAre("closed numbers/S-1: '9' > '', 15 Nov 2020",
                                                "count numbers/N-2: '9' > '11', 15 Nov 2020"));
}

TEST_F(Counts, ThatStayEqualAreNoNewNumber) {
  add(until15("N-1", {}, {"North", "post", "9", "one"}));
  add(from15("N-2", {}, {"North", "post", "9", "another"}));
  EXPECT_THAT(changesOf(scenario_), ElementsAre("opened numbers/N-2: '' > '9', 15 Nov 2020",
                                                "closed numbers/N-1: '9' > '', 15 Nov 2020"));
}

TEST_F(Counts, ThatRivalEachOtherAreNotPaired) {
  add({"N-0", {}, {}, {"North", "post", "27", "one"}, {}});
  add(from15("N-2", {}, {"North", "post", "30", "another"}));
  EXPECT_THAT(changesOf(scenario_), ElementsAre("opened numbers/N-2: '' > '30', 15 Nov 2020"));
}

TEST_F(Counts, WithNeitherZoneNorKindAreNotPaired) {
  add(until15("N-1", {}, {"", "", "9", "one"}));
  add(from15("N-2", {}, {"", "", "11", "one"}));
  EXPECT_THAT(changesOf(scenario_), testing::SizeIs(2));
}

TEST(Stances, FollowEachOtherByTheActorsName) {
  Scenario scenario = support::emptyScenario();
  Layer& layer = support::addLayer(scenario, "actors", LayerKind::Actor, {"stance"});
  support::addRow(layer, until15("X-1", {}, {"waits"}));
  support::addRow(layer, from15("X-2", {}, {"acts"}));
  for (Feature& row : layer.features) row.name = "Somebody";
  EXPECT_THAT(changesOf(scenario), ElementsAre("stance actors/X-2: 'waits' > 'acts', 15 Nov 2020"));
}

TEST(EventsBetween, AreToldByTimeAndOnlyOnce) {
  Scenario scenario = support::emptyScenario();
  Layer& layer = support::addLayer(scenario, "events", LayerKind::Event);
  const auto add = [&](const char* id, const char* from, const char* to) {
    support::addRow(layer, {.name = id, .valid = validFrom(from, to)});
  };
  add("long-ago", "2020-11-01", "2020-11-02");
  add("that-day", "2020-11-10", "2020-11-11");
  add("later", "2020-11-18", "2020-11-19");
  add("last-day", "2020-11-20", "2020-11-21");
  add("doubtful", "2020-11-12..2020-11-30", "2020-11-13..2020-12-01");
  add("too-late", "2020-11-21", "2020-11-22");
  EXPECT_THAT(changesOf(scenario),
              ElementsAre("event events/doubtful: '' > 'possible', between 12 Nov 2020 and 30 Nov "
                          "2020",
                          "event events/later: '' > 'certain', 18 Nov 2020",
                          "event events/last-day: '' > 'certain', 20 Nov 2020"));
  const Changes back = changesBetween(scenario, periodOf(kAfter), periodOf(kBefore));
  EXPECT_THAT(told(scenario, back), ElementsAre("event events/that-day: '' > 'certain', "
                                                "10 Nov 2020",
                                                "event events/later: '' > 'certain', 18 Nov 2020"));
}

TEST(Changes, AreOrderedByKindThenLayerThenId) {
  Scenario scenario = support::emptyScenario();
  support::addLayer(scenario, "upper", LayerKind::Site);
  support::addLayer(scenario, "lower", LayerKind::Site);
  for (Layer& layer : scenario.layers) {
    for (const char* id : {"b", "a", "c"}) support::addRow(layer, from15(id, {}, {}));
    support::addRow(layer, until15("0", {}, {}));
  }
  std::vector<std::string> order;
  for (const Change& change : changesBetween(scenario, periodOf(kBefore), periodOf(kAfter)).rows) {
    const FeatureRef row = rowOf(change);
    order.push_back(layerOf(scenario, row).id + featureOf(scenario, row).id);
  }
  EXPECT_THAT(order, ElementsAre("uppera", "upperb", "upperc", "lowera", "lowerb", "lowerc",
                                 "upper0", "lower0"));
}

TEST(Changes, OfSomeLayersOnly) {
  Scenario scenario = support::emptyScenario();
  for (const char* id : {"one", "two", "three"}) {
    support::addRow(support::addLayer(scenario, id, LayerKind::Site), from15(id, {}, {}));
  }
  const Changes all = changesBetween(scenario, periodOf(kBefore), periodOf(kAfter));
  const std::size_t last[] = {2};
  EXPECT_THAT(told(scenario, withinLayers(all, last)),
              ElementsAre("opened three/three: '' > 'certain', 15 Nov 2020"));
  EXPECT_TRUE(withinLayers(all, {}).empty());
  EXPECT_EQ(told(scenario, withinLayers(all, std::vector<std::size_t>{0, 1, 2})),
            told(scenario, all));
}

}  // namespace
}  // namespace geo
