// A table of events as data: `truceline list FILE`.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/table.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cstdlib>
#include <fstream>

#include <nlohmann/json.hpp>

namespace e2e {
namespace {

using geo::testing_files::contentOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Words = std::vector<std::string>;

/// Invented; the texts are those that break careless readers.
const char* const kRows =
    "id,date,lon,lat,kind,dead,note\n"
    "A1,2020-11-10,46.75,39.76,battle,4,\"says \"\"no\"\"\"\n"
    "A2,2020-11,46.55,39.64,protest,0,=1+1\n"
    "A3,2020-12-24,46.04,40.10,battle,,\"two\nlines\"\n"
    "A4,,46.04,40.10,riot,1,Շուշի\n"
    "A5,2020-11-12,,,battle,2,no place\n";

class ListTable : public testing::Test {
 protected:
  ListTable() { std::ofstream(folder_.path() / "events.csv") << kRows; }
  Outcome run(const Words& more) {
    Words words{"list", "events.csv"};
    words.insert(words.end(), more.begin(), more.end());
    return truceline(words, {.words = {}, .folder = folder_.path()});
  }
  std::string listed(Words more) {
    more.emplace_back("-q");
    const Outcome outcome = run(more);
    expectSuccess(outcome);
    return outcome.out;
  }
  Table table(const Words& more) { return parseCsv(listed(more)); }
  support::TemporaryFolder folder_;
};

TEST_F(ListTable, HoldsTheTablesColumnsAndThenWhatIsKnownOfTheEvent) {
  const Table all = table({});
  EXPECT_THAT(all.columns, ElementsAre("id", "date", "lon", "lat", "kind", "dead", "note",
                                       "truceline_when_from_earliest", "truceline_when_from_latest",
                                       "truceline_when_to_earliest", "truceline_when_to_latest",
                                       "truceline_certainty", "truceline_lon", "truceline_lat",
                                       "truceline_radius_m", "truceline_place_doubt"));
  EXPECT_THAT(all.column("id"), ElementsAre("A1", "A2", "A3"));
  EXPECT_THAT(all.column("note"), ElementsAre("says \"no\"", "=1+1", "two\nlines"));
  EXPECT_THAT(all.column("dead"), ElementsAre("4", "0", ""));
}

TEST_F(ListTable, TheWindowSaysWhatHappensAndHowSurely) {
  const Table day = table({"--at", "2020-11-10"});
  EXPECT_THAT(day.column("id"), ElementsAre("A1", "A2"));
  EXPECT_THAT(day.column("truceline_certainty"), ElementsAre("certain", "possible"));
  EXPECT_THAT(day.column("truceline_when_from_earliest"), ElementsAre("2020-11-10", "2020-11-01"));
  EXPECT_THAT(day.column("truceline_when_to_latest"), ElementsAre("2020-11-11", "2020-12-01"));
  EXPECT_THAT(table({"--from", "2020-12-01", "--to", "2021-01-01"}).column("id"),
              ElementsAre("A3"));
}

TEST_F(ListTable, IsFilteredByPlaceAndKind) {
  EXPECT_THAT(table({"--bbox", "46,40,47,41"}).column("id"), ElementsAre("A3"));
  EXPECT_THAT(table({"--bbox", "-314,39,-313,39.7"}).column("id"), ElementsAre("A2"));
  EXPECT_THAT(table({"--kinds", "battle"}).column("id"), ElementsAre("A1", "A3"));
  EXPECT_THAT(table({"--hide-kind", "battle"}).column("id"), ElementsAre("A2"));
  expectRefused(run({"--kinds", "teapot"}), "teapot");
}

TEST_F(ListTable, TheRowsThatAreNotDrawnTellWhy) {
  const Table undrawn = table({"--undrawn"});
  EXPECT_THAT(undrawn.column("id"), ElementsAre("A4", "A5"));
  EXPECT_THAT(undrawn.column("note"), ElementsAre("Շուշի", "no place"));
  for (const std::string& why : undrawn.column("truceline_not_drawn")) EXPECT_NE(why, "");
  EXPECT_THAT(undrawn.column("truceline_lon"), ElementsAre("", ""));
  expectRefused(run({"--undrawn", "--at", "2020-11-10"}), "--undrawn");
}

TEST_F(ListTable, JsonAndGeoJsonHoldTheSame) {
  const Table csv = table({});
  const auto same = [&](const Table& other) {
    EXPECT_EQ(other.columns, csv.columns);
    ASSERT_EQ(other.rows.size(), csv.rows.size());
    for (const char* column : {"id", "note", "truceline_certainty", "truceline_when_to_latest"}) {
      EXPECT_EQ(other.column(column), csv.column(column)) << column;
    }
  };
  same(parseJson(listed({"--of", "json"})));
  same(parseGeoJson(listed({"--of", "geojson"})));
  const auto json = nlohmann::json::parse(listed({"--of", "json"}));
  EXPECT_EQ(json[0]["dead"], 4);
  EXPECT_EQ(json[0]["truceline_lon"], 46.75);
  EXPECT_TRUE(json[2]["dead"].is_null());
}

TEST_F(ListTable, TheOutputsEndingIsItsFormatAndTheFileSaysWhatItIs) {
  const Outcome outcome =
      run({"--at", "2020-11-10", "--hide-kind", "protest", "-o", "day.geojson"});
  expectSuccess(outcome);
  const auto facts = nlohmann::json::parse(contentOf(folder_.path() / "day.geojson"))["truceline"];
  EXPECT_EQ(facts["File"], "events.csv");
  EXPECT_EQ(facts["Rows"], "1 of 5");
  EXPECT_EQ(facts["Which"], "rows that happen in the time; without protest");
  EXPECT_EQ(facts["Time"], "2020-11-10T00:00:00Z/2020-11-11T00:00:00Z");
  EXPECT_EQ(facts["SHA-256"].get<std::string>().size(), 64u);
  EXPECT_THAT(facts["Software"].get<std::string>(), HasSubstr("truceline "));
}

TEST_F(ListTable, CsvTellsItOnStandardErrorInOneLine) {
  const Outcome outcome = run({"--at", "2020-11-10"});
  EXPECT_EQ(outcome.exitCode, kSuccess);
  ASSERT_EQ(linesOf(outcome.err).size(), 1u) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("File events.csv; "));
  EXPECT_THAT(outcome.err, HasSubstr("; Rows 2 of 5; "));
}

TEST_F(ListTable, WhatWasWrittenIsATableAgain) {
  expectSuccess(run({"-o", "again.gpkg"}));
  const auto read =
      truceline({"list", "again.gpkg", "-q"}, {.words = {}, .folder = folder_.path()});
  ASSERT_THAT(linesOf(read.err), testing::SizeIs(1)) << "two tables are in it: " << read.err;
  const auto events = truceline({"list", "again.gpkg|layername=events", "-q"},
                                {.words = {}, .folder = folder_.path()});
  expectSuccess(events);
  const Table before = table({}), after = parseCsv(events.out);
  for (const std::string& column : before.columns) {
    EXPECT_EQ(after.column(column), before.column(column)) << column;
  }
}

TEST_F(ListTable, OfAScenarioIsNamed) {
  const auto listed =
      truceline({"list", "bundled", "events.csv", "--layer", "table.1", "-q", "--at", "2020-11-10"},
                {.words = {}, .folder = folder_.path()});
  expectSuccess(listed);
  EXPECT_THAT(parseCsv(listed.out).column("id"), ElementsAre("A1", "A2"));
  expectRefused(truceline({"list", "bundled"}), "--layer");
  expectRefused(run({"--layer", "table.2", "-q"}), "table.1");
}

TEST_F(ListTable, AFailureLeavesNothing) {
  expectFailure(run({"-q", "-o", "nowhere/x.csv"}), kFailed, "nowhere");
  expectFailure(run({"-q", "-o", "nowhere/x.gpkg"}), kFailed, "nowhere");
  expectRefused(run({"--of", "xlsx"}), "xlsx");
  EXPECT_THAT(namesIn(folder_.path()), ElementsAre("events.csv"));
}

/// A map and its data hold the same events.
TEST_F(ListTable, TheDataOfAPictureHoldItsEvents) {
  const auto shown = [&](const char* file) {
    expectSuccess(truceline({"render", "events.csv", "-q", "--at", "2020-11-10", "--size",
                             "300x300", "--bbox", "46.6,39.6,46.9,39.9", "-o", file},
                            {.words = {}, .folder = folder_.path()}));
    return contentOf(folder_.path() / file);
  };
  const Table rows = parseGeoJson(shown("map.geojson"));
  EXPECT_THAT(rows.column("id"), ElementsAre("A1"));
  EXPECT_THAT(rows.column("layer"), ElementsAre("table.1"));
  EXPECT_THAT(rows.column("truceline_certainty"), ElementsAre("certain"));
  for (const char* file : {"map.csv", "map.kml"}) {
    const std::string text = shown(file);
    EXPECT_THAT(text, HasSubstr("A1")) << file;
    EXPECT_THAT(text, testing::Not(HasSubstr("A2"))) << file;
  }
  EXPECT_THAT(shown("map.gpkg"), HasSubstr("table.1"));
  EXPECT_THAT(shown("map.kmz"), testing::Not(IsEmpty()));
}

}  // namespace
}  // namespace e2e
