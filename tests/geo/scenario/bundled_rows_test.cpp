// What every row of the bundled scenario keeps to (assets/karabakh-2020/README.md).
#include "geo/scenario/query.hpp"
#include "tests/geo/scenario/bundled.hpp"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

namespace geo {
namespace {

bool isSortedById(const auto& rows) {
  using Row = typename std::remove_cvref_t<decltype(rows)>::value_type;
  return std::ranges::adjacent_find(rows, std::greater_equal<>{}, &Row::id) == rows.end();
}

TEST(BundledRows, OfCsvFilesAreSortedByIdAndEachOnce) {
  const Scenario& scenario = testing_bundled::scenario();
  EXPECT_TRUE(isSortedById(scenario.sources));
  int tables = 0;
  for (const Layer& layer : scenario.layers) {
    if (!layer.file.ends_with(".csv")) continue;
    EXPECT_TRUE(isSortedById(layer.features)) << layer.file;
    ++tables;
  }
  EXPECT_EQ(tables, 6);
}

TEST(BundledRows, SayWhoSaysSoAndHowSureItIs) {
  for (const Layer& layer : testing_bundled::scenario().layers) {
    for (const Feature& feature : layer.features) {
      EXPECT_GE(feature.source, 0) << layer.id << " " << feature.id;
      EXPECT_NE(feature.confidence, Confidence::Unstated) << layer.id << " " << feature.id;
    }
  }
}

/// What nobody but the compiler vouches for is never better than a guess.
TEST(BundledRows, WithoutASourceAreOfLowConfidence) {
  const Scenario& scenario = testing_bundled::scenario();
  for (const Layer& layer : scenario.layers) {
    for (const Feature& feature : layer.features) {
      const Source& source = scenario.sources.at(static_cast<std::size_t>(feature.source));
      if (!source.url.empty() || !source.publisher.empty()) continue;
      EXPECT_EQ(feature.confidence, Confidence::Low) << layer.id << " " << feature.id;
    }
  }
}

TEST(BundledRows, SayWhereAPlaceComesFromOrWhyThereIsNone) {
  for (const char* id : {"sites", "proposals", "deployment", "events", "places"}) {
    const Layer& layer = *testing_bundled::scenario().layer(id);
    for (const Feature& feature : layer.features) {
      EXPECT_NE(valueOf(layer, feature, "place_basis"), "") << feature.id;
      EXPECT_EQ(placeOf(feature).has_value(), largestAccuracy(feature) > 0) << feature.id;
    }
  }
}

/// The mission never left Armenia; the areas are those that changed hands in Azerbaijan.
TEST(BundledRows, OfTheEuLieInNoAreaAtAnyTime) {
  const Scenario& scenario = testing_bundled::scenario();
  const Layer& sites = *scenario.layer("sites");
  int placed = 0;
  for (const Feature& site : sites.features) {
    const auto place = placeOf(site);
    if (valueOf(sites, site, "operator") != "EU" || !place) continue;
    EXPECT_TRUE(validRowsAt(*scenario.layer("control"), scenario.range, *place).empty()) << site.id;
    ++placed;
  }
  EXPECT_GE(placed, 6);
}

}  // namespace
}  // namespace geo
