// What the inspector says: who says so, how sure it is, and what has no place.
#include "viewer/layers/properties.hpp"

#include "geo/base/time_text.hpp"
#include "tests/viewer/layers/bundled.hpp"
#include "tests/viewer/layers/scenario_tools.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::LayerKind;
using testing::Contains;
using testing::Each;
using testing::Field;
using testing::IsEmpty;
using testing::Not;

std::string rowOf(const Properties& properties, std::string_view label) {
  const auto found = std::ranges::find(properties.rows, label, &Property::label);
  return found == properties.rows.end() ? "(no such row)" : found->value;
}

const geo::TimeSpan kDay = test::span("2020-11-25", "2020-11-26");

TEST(Properties, NameTheSourceOfEachBundledFeature) {
  const geo::Scenario& scenario = *test::bundledScenario();
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    for (std::size_t k = 0; k < scenario.layers[i].features.size(); ++k) {
      const geo::Feature& feature = scenario.layers[i].features[k];
      SCOPED_TRACE(scenario.layers[i].id + " " + feature.id);
      const Properties told = propertiesOf(scenario, {i, k}, kDay);
      EXPECT_FALSE(told.title.empty());
      EXPECT_FALSE(told.subtitle.empty());
      EXPECT_THAT(told.rows, Each(Field(&Property::value, Not(IsEmpty()))));
      ASSERT_GE(feature.source, 0);
      const geo::Source& source = scenario.sources[static_cast<std::size_t>(feature.source)];
      EXPECT_EQ(told.sourceUrl, source.url);
      EXPECT_EQ(told.sourceTitle, source.title);
      EXPECT_EQ(told.sourcePublisher, source.publisher);
      EXPECT_EQ(told.sourceDate, source.date);
      EXPECT_FALSE(told.sourceTitle.empty());
      EXPECT_EQ(rowOf(told, "Place") == "not known: listed, not drawn", !geo::hasPlace(feature));
      EXPECT_EQ(rowOf(told, "To") == "still so",
                feature.valid.to == (geo::UncertainMoment{geo::kEndOfTime, geo::kEndOfTime}));
    }
  }
}

Properties toldOf(geo::Feature feature, geo::TimeSpan window = kDay) {
  geo::Scenario scenario = test::scenarioOf(LayerKind::Site, std::monostate{});
  feature.values = {""};
  scenario.layers[0].features = {std::move(feature)};
  return propertiesOf(scenario, {0, 0}, window);
}

TEST(Properties, TellTheTimesInWords) {
  const struct {
    const char *from, *to, *fromWords, *toWords;
  } rows[] = {
      {"2020-11-10", "2020-12-01", "10 Nov 2020", "1 Dec 2020"},
      {"2020-11-10", "", "10 Nov 2020", "still so"},
      {"", "2020-12-01", "open", "1 Dec 2020"},
      {"2020-11-01..2020-11-16", "2022-08-31..", "between 1 Nov 2020 and 16 Nov 2020",
       "31 Aug 2022 or later"},
  };
  for (const auto& row : rows) {
    const Properties told = toldOf(test::feature("x", row.from, row.to, std::monostate{}));
    EXPECT_EQ(rowOf(told, "From"), row.fromWords);
    EXPECT_EQ(rowOf(told, "To"), row.toWords);
  }
}

TEST(Properties, TellHowSureItIsAtTheDateShown) {
  const geo::Feature feature =
      test::feature("x", "2020-11-01..2020-11-20", "2020-12-01..2020-12-10", std::monostate{});
  const std::pair<const char*, const char*> rows[] = {
      {"2020-10-31", "not valid at the date shown"},
      {"2020-11-01", "only possibly valid at the date shown"},
      {"2020-11-20", "certainly valid at the date shown"},
      {"2020-12-01", "only possibly valid at the date shown"},
      {"2020-12-10", "not valid at the date shown"},
  };
  for (const auto& [day, words] : rows) {
    const geo::TimeSpan window{test::at(day), test::at(day) + std::chrono::days{1}};
    EXPECT_EQ(rowOf(toldOf(feature, window), "At this date"), words) << day;
  }
}

TEST(Properties, TellThePlaceAndItsAccuracy) {
  geo::Feature feature = test::feature("x", "", "", geo::LonLat{46.75, 39.8182});
  EXPECT_EQ(rowOf(toldOf(feature), "Place"), "46.7500°E 39.8182°N");
  EXPECT_EQ(rowOf(toldOf(feature), "Accuracy"), "(no such row)");
  feature.geometry = geo::LonLat{-70.5, -33.25};
  EXPECT_EQ(rowOf(toldOf(feature), "Place"), "70.5000°W 33.2500°S");
  const std::pair<std::vector<double>, const char*> rows[] = {
      {{800}, "± 800 m"},
      {{4000}, "± 4.0 km"},
      {{1000, 1000}, "± 1.0 km"},
      {{900, 2500, 1200}, "± 900 m to 2.5 km along the line"}};
  for (const auto& [metres, words] : rows) {
    feature.accuracyMetres = metres;
    EXPECT_EQ(rowOf(toldOf(feature), "Accuracy"), words);
  }
}

TEST(Properties, DoWithoutASourceAndAName) {
  geo::Feature feature = test::feature("x-17", "", "", std::monostate{});
  feature.name.clear();
  const Properties told = toldOf(feature);
  EXPECT_EQ(told.title, "x-17");
  EXPECT_TRUE(told.sourceTitle.empty());
  EXPECT_TRUE(told.sourceUrl.empty());
}

TEST(Properties, TellEachAttributeInReadableWords) {
  geo::Scenario scenario =
      test::scenarioOf(LayerKind::Site, std::monostate{}, "said_by", "A ministry");
  EXPECT_EQ(rowOf(propertiesOf(scenario, {0, 0}, kDay), "Said by"), "A ministry");
  scenario.layers[0].columns = {"kind", "operator"};
  scenario.layers[0].features[0].values = {"observation_post", "RED;BLUE"};
  EXPECT_EQ(propertiesOf(scenario, {0, 0}, kDay).subtitle,
            "Observation post · Red republic, Blue republic");
}

TEST(UnplacedIn, ListsWhatIsInForceAndHasNoPlaceWithTheReason) {
  const geo::Scenario& scenario = *test::bundledScenario();
  const std::vector<Unplaced> unplaced = unplacedIn(scenario, kDay);
  const auto reasonOf = [&](std::string_view id) -> std::string {
    for (const Unplaced& item : unplaced) {
      if (geo::featureOf(scenario, item.ref).id == id) return item.reason;
    }
    return "(not listed)";
  };
  EXPECT_EQ(reasonOf("TR-INDEPENDENT-POST"),
            "NEVER PUBLISHED: the source says only on the lands of Azerbaijan and in the region");
  EXPECT_EQ(reasonOf("MULTI-REGIONAL"), "a format, not a place; countries not named");
  EXPECT_EQ(reasonOf("RU-PLAN-16"), "(not listed)") << "over since the 15th";
  EXPECT_EQ(reasonOf("RU-MRB-STEPANAKERT"), "(not listed)") << "has a place";
}

TEST(UnplacedIn, IsEveryValidRowWithoutAPlaceButNoActor) {
  const geo::Scenario& scenario = *test::bundledScenario();
  for (const char* day : {"2020-09-27", "2020-11-10", "2020-11-25", "2021-06-01", "2023-09-20"}) {
    const geo::TimeSpan window{test::at(day), test::at(day) + std::chrono::days{1}};
    const std::vector<Unplaced> unplaced = unplacedIn(scenario, window);
    std::size_t expected = 0;
    for (const geo::Layer& layer : scenario.layers) {
      if (layer.kind == LayerKind::Actor) continue;
      for (const std::size_t row : geo::validRows(layer, window)) {
        expected += geo::hasPlace(layer.features[row]) ? 0 : 1;
      }
    }
    EXPECT_EQ(unplaced.size(), expected) << day;
    for (const Unplaced& item : unplaced) {
      const geo::Feature& feature = geo::featureOf(scenario, item.ref);
      EXPECT_NE(geo::layerOf(scenario, item.ref).kind, LayerKind::Actor) << feature.id;
      EXPECT_FALSE(geo::hasPlace(feature)) << feature.id;
      EXPECT_FALSE(item.reason.empty()) << feature.id;
      EXPECT_EQ(item.name, feature.name);
      EXPECT_EQ(item.layerTitle, geo::layerOf(scenario, item.ref).title);
    }
  }
}

TEST(UnplacedIn, IsTheSameByAnIndexAndSoAreTheStances) {
  const geo::Scenario& scenario = *test::bundledScenario();
  const geo::TimeIndex times(scenario);
  const auto refOf = [](const auto& item) { return std::pair(item.ref.layer, item.ref.feature); };
  std::size_t stances = 0;
  for (const char* day : {"2020-09-27", "2020-11-10", "2020-11-25", "2021-06-01", "2023-09-20"}) {
    const geo::TimeSpan window{test::at(day), test::at(day) + std::chrono::days{1}};
    EXPECT_TRUE(std::ranges::equal(unplacedIn(scenario, window),
                                   unplacedIn(scenario, times, window), {}, refOf, refOf));
    const auto byLoop = stancesIn(scenario, window), byIndex = stancesIn(scenario, times, window);
    EXPECT_TRUE(std::ranges::equal(byLoop, byIndex, {}, &Stance::stance, &Stance::stance));
    EXPECT_TRUE(std::ranges::equal(byLoop, byIndex, {}, refOf, refOf));
    stances += byLoop.size();
  }
  EXPECT_GT(stances, 0u);
}

/// The stance told with a site at a date, by the actor's name.
std::string stanceTold(std::string_view site, std::string_view actor, const char* day) {
  const geo::Scenario& scenario = *test::bundledScenario();
  const geo::TimeSpan window = geo::parsePeriod(day).value();
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    for (std::size_t k = 0; k < scenario.layers[i].features.size(); ++k) {
      if (scenario.layers[i].features[k].id != site) continue;
      for (const Property& stance : propertiesOf(scenario, {i, k}, window).stances) {
        if (stance.label == actor) return stance.value;
      }
    }
  }
  return {};
}

TEST(Properties, TellTheStanceOfTheNamedPartiesAtTheDate) {
  const std::string before = stanceTold("TR-INDEPENDENT-POST", "Turkey (Turkiye)", "2020-11-24");
  const std::string after = stanceTold("TR-INDEPENDENT-POST", "Turkey (Turkiye)", "2020-12-02");
  EXPECT_THAT(before, testing::HasSubstr("post"));
  EXPECT_FALSE(after.empty());
  EXPECT_NE(before, after);
  EXPECT_EQ(stanceTold("TR-INDEPENDENT-POST", "France", "2020-11-24"), "");
}

}  // namespace
}  // namespace viewer
