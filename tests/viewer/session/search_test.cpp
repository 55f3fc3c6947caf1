// Compared with a search that folds every text of every row.
#include "viewer/session/search.hpp"

#include "geo/base/fold_text.hpp"
#include "small_session.hpp"
#include "tests/support/random_tables.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::test::randomTable;
using testing::ElementsAre;

std::vector<std::string> titles(const SearchHits& hits) {
  std::vector<std::string> all;
  for (const SearchHit& hit : hits.hits) all.push_back(hit.title);
  return all;
}

geo::EventTablePtr tableOf(const geo::TextRow& names, const std::vector<geo::TextRow>& rows) {
  return std::make_shared<const geo::EventTable>(geo::assemble(geo::textTable(names, rows), {}));
}

SearchIndex indexOf(geo::Scenario scenario, std::vector<geo::EventTablePtr> tables = {}) {
  SearchSource source{std::make_shared<const geo::Scenario>(std::move(scenario)), {}};
  for (const auto& table : tables) {
    source.tables.push_back({fmt::format("table.{}", source.tables.size() + 1), table});
  }
  return SearchIndex(std::move(source));
}

geo::Scenario posts() {
  geo::Scenario scenario = test::smallScenario();
  scenario.parties = {{"AZE", "Azerbaijan", "AZ", {}}};
  scenario.sources = {{"s", "Trilateral statement", "", "", ""}};
  geo::Layer& sites = scenario.layers[0];
  sites.columns = {"name_az", "kind", "operator"};
  sites.features[0].name = "Shusha post";
  sites.features[0].values = {"Şuşa məntəqəsi", "post", ""};
  sites.features[1].name = "Northern post";
  sites.features[1].values = {"", "near Shusha", "AZE"};
  sites.features[1].source = 0;
  scenario.layers[1].columns = {"place"};
  scenario.layers[1].features[0].values = {"somewhere by the river"};
  return scenario;
}

TEST(Search, TownsOfTheBaseMapAreFoundInAnyScriptAndComeFirst) {
  geo::BaseMap baseMap;
  baseMap.places = {
      {{46.7, 39.8}, "Stepanakert", "Xankəndi", "Ստեփանակերտ", "Степанакерт", "", "", 2},
      {{46.75, 39.76}, "Shusha", "Şuşa", "Շուշի", "Шуша", "", "town", 3}};
  const SearchIndex index({std::make_shared<const geo::Scenario>(posts()),
                           {{"table.1", tableOf({"name"}, {{"Shusha"}, {"Xankendi"}})}},
                           std::make_shared<const geo::BaseMap>(baseMap)});
  const std::pair<std::string_view, std::size_t> kCases[] = {
      {"shusha", 1}, {"Шуша", 1}, {"şuşa", 1}, {"ՇՈՒՇԻ", 1}, {"xankendi", 0}, {"Степанакерт", 0}};
  for (const auto& [query, town] : kCases) {
    const SearchHits hits = index.find(query, 100);
    ASSERT_FALSE(hits.hits.empty()) << query;
    EXPECT_EQ(hits.hits[0].title, baseMap.places[town].nameEn) << query;
    const auto* place = std::get_if<FoundPlace>(&hits.hits[0].found);
    ASSERT_NE(place, nullptr) << query;
    EXPECT_EQ(place->at, baseMap.places[town].at) << query;
  }
  const SearchHits all = index.find("shusha", 100);
  EXPECT_EQ(all.all, 4u) << "the town, two posts and a row";
  EXPECT_TRUE(std::holds_alternative<FoundUndrawn>(all.hits.back().found) ||
              std::holds_alternative<geo::FeatureRef>(all.hits.back().found));
}

TEST(Search, FeaturesAreFoundInAnyScriptByAnyOfTheirTexts) {
  const SearchIndex index = indexOf(posts());
  const geo::FeatureRef first{0, 0}, second{0, 1};
  const std::pair<std::string_view, std::vector<geo::FeatureRef>> kCases[] = {
      {"shusha", {first, second}},  // a name before another column
      {"ШУША", {first, second}},
      {"Şuşa məntəqəsi", {first}},
      {"azerbaijan", {second}},
      {"trilateral", {second}},
      {"northern shusha", {second}},  // each word in another column
      {"northern river", {}},
      {"", {}},
      {" - ", {}},
  };
  for (const auto& [query, expected] : kCases) {
    std::vector<geo::FeatureRef> found;
    for (const SearchHit& hit : index.find(query, 100).hits) {
      found.push_back(std::get<geo::FeatureRef>(hit.found));
    }
    EXPECT_EQ(found, expected) << query;
  }
}

TEST(Search, SaysWhichTextMatchedAndWhere) {
  const SearchHits found = indexOf(posts()).find("trilateral", 100);
  ASSERT_EQ(found.hits.size(), 1u);
  EXPECT_EQ(found.hits[0].title, "Northern post");
  EXPECT_EQ(found.hits[0].text, "Trilateral statement");
  EXPECT_EQ(found.hits[0].column, "source");
  EXPECT_EQ(found.hits[0].source, "sites");
  EXPECT_EQ(found.hits[0].undrawn, "");
}

TEST(Search, AFeatureWithoutAPlaceSaysWhyItIsNotOnTheMap) {
  const SearchHits found = indexOf(posts()).find("nowhere", 100);
  ASSERT_EQ(found.hits.size(), 1u);
  EXPECT_EQ(found.hits[0].undrawn, "somewhere by the river");
}

TEST(Search, BeginningsOfWordsComeBeforeNamesAndNamesBeforeTheRest) {
  const auto table = tableOf({"date", "lon", "lat", "notes", "location"},
                             {{"2020-10-01", "46", "40", "x", "Bagdad"},
                              {"2020-10-02", "46", "40", "the dad of", "x"},
                              {"2020-10-03", "46", "40", "x", "Dadivank"},
                              {"2020-10-04", "46", "40", "a bagdad", "x"}});
  const SearchHits found = indexOf({}, {table}).find("dad", 100);
  EXPECT_THAT(titles(found), ElementsAre("Dadivank", "the dad of", "Bagdad", "a bagdad"));
  EXPECT_EQ(found.all, 4u);
  EXPECT_THAT(titles(indexOf({}, {table}).find("dad", 2)), ElementsAre("Dadivank", "the dad of"));
}

TEST(Search, RowsThatAreNotDrawnAreFoundWithTheReason) {
  const auto table = tableOf({"date", "lon", "lat", "place"}, {{"2020-10-01", "46", "40", "Agdam"},
                                                               {"", "46", "40", "Agdam"},
                                                               {"2020-10-01", "", "", "Agdam"},
                                                               {"2020-10-01", "", "", "Agdam"}});
  const SearchHits found = indexOf({}, {table}).find("Ağdam", 100);
  ASSERT_EQ(found.hits.size(), 3u);
  EXPECT_THAT(std::get<FoundEvents>(found.hits[0].found).events, ElementsAre(0));
  EXPECT_EQ(found.hits[0].undrawn, "");
  EXPECT_EQ(found.hits[1].undrawn, geo::wordsFor(geo::NotDrawn::Undated));
  EXPECT_THAT(std::get<FoundUndrawn>(found.hits[1].found).rows, ElementsAre(1));
  EXPECT_EQ(found.hits[2].undrawn, geo::wordsFor(geo::NotDrawn::Unplaced));
  EXPECT_THAT(std::get<FoundUndrawn>(found.hits[2].found).rows, ElementsAre(2, 3));
}

TEST(Search, ManyEventsAreCountedAndTheFirstThousandListed) {
  const auto table = std::make_shared<const geo::EventTable>(randomTable(3, 9000));
  const SearchHits found = indexOf({}, {table}).find("shelling", 10);
  ASSERT_EQ(found.hits.size(), 1u);
  const auto& events = std::get<FoundEvents>(found.hits[0].found);
  EXPECT_GT(events.all, 1500u);
  EXPECT_EQ(events.events.size(), TableSelection::kMostListed);
  EXPECT_TRUE(std::ranges::is_sorted(events.events));
  EXPECT_EQ(events.table, "table.1");
}

/// The rows in which each word is somewhere in a text; folds all of it.
std::set<std::uint32_t> rowsHolding(const geo::EventTable& table, std::string_view query) {
  std::set<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < table.rowCount; ++row) {
    std::istringstream words(geo::foldedText(query));
    bool all = true;
    for (std::string word; words >> word;) {
      all = all && std::ranges::any_of(table.columns, [&](const geo::Column& column) {
              const std::string text = geo::foldedText(column.textAt(row));
              return text.find(word) != std::string::npos;
            });
    }
    if (all) rows.insert(row);
  }
  return rows;
}

TEST(Search, FindsEveryRowThatHoldsAllWordsOnce) {
  const auto table = std::make_shared<const geo::EventTable>(randomTable(5, 600));
  const SearchIndex index = indexOf({}, {table});
  for (const std::string query :
       {"riot", "battle 2020", "2021 07 pro", "o", "4", "t 1 2", "shell 2020 30 46", "nothing"}) {
    const SearchHits found = index.find(query, 5000);
    EXPECT_EQ(found.all, found.hits.size());
    std::multiset<std::uint32_t> rows;
    for (const SearchHit& hit : found.hits) {
      if (const auto* events = std::get_if<FoundEvents>(&hit.found)) {
        EXPECT_EQ(events->all, events->events.size());
        for (const std::uint32_t event : events->events) rows.insert(table->events.rows[event]);
      } else {
        const auto& undrawn = std::get<FoundUndrawn>(hit.found);
        rows.insert(undrawn.rows.begin(), undrawn.rows.end());
      }
    }
    const auto expected = rowsHolding(*table, query);
    EXPECT_TRUE(std::ranges::equal(rows, expected)) << query;
  }
}

TEST(Search, ManyTextsAreFoldedByThreadsInTheirOrder) {
  geo::TextCells cells;
  for (int i = 0; i < 30000; ++i) cells.add(fmt::format("Place {}", i));
  const FoldedTexts folded(cells, {});
  const std::vector<std::string> words{"29998"};
  const auto matches = folded.matchesOf(words);
  ASSERT_EQ(matches.size(), cells.codeCount());
  for (std::uint32_t code = 0; code < matches.size(); ++code) {
    EXPECT_EQ(matches[code].held, cells.textOf(code) == "Place 29998" ? 1u : 0u);
  }
}

TEST(Search, KnowsWhatItWasMadeFrom) {
  Session session = test::smallSession();
  const SearchIndex index(searchSourceOf(session));
  EXPECT_EQ(index.source(), searchSourceOf(session));
  session = test::after(
      session,
      command::AddTable{userTableOf(std::make_shared<const geo::EventTable>(randomTable(1, 9)))});
  EXPECT_NE(index.source(), searchSourceOf(session));
}

}  // namespace
}  // namespace viewer
