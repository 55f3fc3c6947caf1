#include "geo/scenario/scenario.hpp"

#include "geo/base/time_text.hpp"

#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SplitList, CutsAtSemicolonsAndTrims) {
  EXPECT_THAT(splitList("RUS;TUR"), ElementsAre("RUS", "TUR"));
  EXPECT_THAT(splitList(" RUS ;; TUR; "), ElementsAre("RUS", "TUR"));
  EXPECT_THAT(splitList("a b"), ElementsAre("a b"));
  EXPECT_THAT(splitList(""), IsEmpty());
  EXPECT_THAT(splitList(" ; "), IsEmpty());
}

TEST(ValueOf, FindsByColumnAndIsEmptyWithoutOne) {
  Layer layer;
  layer.columns = {"kind", "operator"};
  Feature feature;
  feature.values = {"post", "RUS"};
  EXPECT_EQ(valueOf(layer, feature, "operator"), "RUS");
  EXPECT_EQ(valueOf(layer, feature, "status"), "");
  feature.values.pop_back();
  EXPECT_EQ(valueOf(layer, feature, "operator"), "");
}

TEST(PartiesOf, LeavesUnknownOnesOut) {
  Scenario scenario;
  scenario.parties = {{.id = "RUS", .name = "", .shortName = "", .color = {}},
                      {.id = "TUR", .name = "", .shortName = "", .color = {}}};
  EXPECT_THAT(partiesOf(scenario, "TUR; XXX;RUS"),
              ElementsAre(&scenario.parties[1], &scenario.parties[0]));
  EXPECT_EQ(scenario.party("XXX"), nullptr);
}

TEST(LayerKind, NamesAreReadBack) {
  for (const LayerKind kind :
       {LayerKind::Area, LayerKind::Band, LayerKind::Strip, LayerKind::Site, LayerKind::Proposal,
        LayerKind::Event, LayerKind::Count, LayerKind::Actor, LayerKind::Place}) {
    EXPECT_EQ(layerKindNamed(nameOf(kind)), kind);
  }
  for (const std::string_view name : {"", "Area", "area ", "polygon"}) {
    EXPECT_FALSE(layerKindNamed(name)) << name;
  }
}

TEST(Confidence, HasTheWordsOfTheFormat) {
  EXPECT_EQ(nameOf(Confidence::Unstated), "");
  EXPECT_EQ(nameOf(Confidence::Low), "low");
  EXPECT_EQ(nameOf(Confidence::Medium), "medium");
  EXPECT_EQ(nameOf(Confidence::High), "high");
}

TEST(Feature, KnowsItsPlaceAndItsLargestAccuracy) {
  Feature feature;
  EXPECT_FALSE(hasPlace(feature));
  EXPECT_FALSE(placeOf(feature));
  EXPECT_EQ(largestAccuracy(feature), 0);
  feature.geometry = LonLat{46.75, 39.82};
  feature.accuracyMetres = {500, 4000, 100};
  EXPECT_TRUE(hasPlace(feature));
  EXPECT_EQ(placeOf(feature), (LonLat{46.75, 39.82}));
  EXPECT_EQ(largestAccuracy(feature), 4000);
  feature.geometry = Lines{{{46, 39}, {47, 40}}};
  EXPECT_TRUE(hasPlace(feature));
  EXPECT_FALSE(placeOf(feature));
}

TEST(Scenario, CountsTimeFromTheYearInTheMiddle) {
  const auto at = [](std::string_view text) { return parsePeriod(text).value().from; };
  Scenario scenario;
  scenario.range = {at("2020-09-01"), at("2024-07-01")};
  EXPECT_EQ(scenario.epoch(), at("2022"));
  scenario.range = {at("2020-01-01"), at("2020-01-02")};
  EXPECT_EQ(scenario.epoch(), at("2020"));
  scenario.range = {at("1899-01-01"), at("1901-01-01")};
  EXPECT_EQ(scenario.epoch(), at("1900"));
}

}  // namespace
}  // namespace geo
