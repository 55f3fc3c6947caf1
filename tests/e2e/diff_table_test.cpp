// Two downloads of a table of events, compared. The rows are invented; their columns are called as
// those of ACLED, so that the program knows what they mean. Between the downloads some events were
// coded anew, one was added and one was taken back.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/table.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>
#include <map>

#include <nlohmann/json.hpp>

namespace e2e {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Words = std::vector<std::string>;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kColumns =
    "event_id_cnty,event_date,time_precision,event_type,actor1,latitude,longitude,geo_precision,"
    "fatalities,notes\n";

// Unchanged: INV1, though its date and its numbers are written otherwise.
constexpr const char* kOlder =
    "INV1,2020-11-08,1,Battles,Group A,39.80,46.70,1,3,\"near a hill, it is said\"\n"
    "INV2,2020-11-09,1,Battles,Group A,39.81,46.71,1,0,\n"
    "INV3,2020-11-10,2,Riots,Group B,39.82,46.72,2,1,in a town\n"
    "INV4,2020-11-11,1,Riots,Group B,39.83,46.73,1,0,to be taken back\n"
    "INV5,2020-11-12,1,Riots,Group B,39.84,46.74,3,0,somewhere\n";
constexpr const char* kNewer =
    "INV1,08 November 2020,1,Battles,Group A,39.8,46.7,1,3.0,\"near a hill, it is said\"\n"
    "INV2,09 November 2020,1,Battles,Group A,39.81,46.71,2,12,\n"
    "INV3,10 November 2020,2,Battles,Group B,39.82,46.72,2,4,in a town\n"
    "INV5,12 November 2020,1,Riots,Group B,,,3,0,somewhere\n"
    "INV6,25 November 2020,1,Battles,Group A,39.85,46.75,1,2,\"new, \"\"quoted\"\"\"\n";

class DiffTable : public testing::Test {
 protected:
  DiffTable() {
    write("old.csv", std::string(kColumns) + kOlder);
    write("new.csv", std::string(kColumns) + kNewer);
  }
  const fs::path& folder() const { return folder_.path(); }
  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder() / name, std::ios::binary) << text;
  }
  Outcome run(Words words) {
    return truceline(std::move(words), {.words = {}, .folder = folder()});
  }
  Outcome diff(const Words& more = {}) {
    Words words{"diff-table", "old.csv", "new.csv"};
    words.insert(words.end(), more.begin(), more.end());
    return run(std::move(words));
  }

  support::TemporaryFolder folder_;
};

TEST_F(DiffTable, TextBeginsWithASummaryAndHasALineARow) {
  const Outcome text = diff();
  expectSuccess(text);
  const auto lines = linesOf(text.out);
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines[0],
            "added 1, deleted 1, changed 3 (fatalities 2, event_type 1, latitude 1, longitude 1, "
            "geo_precision 1), unchanged 1");
  EXPECT_THAT(lines, testing::IsSupersetOf(
                         {"added (1)", "  INV6, 2020-11-25, 46.75000,39.85000", "deleted (1)",
                          "  INV4, 2020-11-11, 46.73000,39.83000", "changed (3)",
                          "  INV2, 2020-11-09, 46.71000,39.81000: geo_precision 1 -> 2; "
                          "fatalities 0 -> 12",
                          "  INV5, 2020-11-12: latitude 39.84 -> nothing; longitude 46.74 -> "
                          "nothing"}));
}

TEST_F(DiffTable, CsvHasALineAChange) {
  const Outcome csv = diff({"--of", "csv"});
  expectSuccess(csv);
  const Table table = parseCsv(csv.out);
  EXPECT_THAT(table.columns, ElementsAre("key", "change", "field", "before", "after", "date",
                                         "longitude", "latitude"));
  EXPECT_THAT(table.column("key"),
              ElementsAre("INV2", "INV2", "INV3", "INV3", "INV5", "INV5", "INV6", "INV4"));
  EXPECT_THAT(table.column("field"), ElementsAre("geo_precision", "fatalities", "event_type",
                                                 "fatalities", "latitude", "longitude", "", ""));
  EXPECT_EQ(table.rows[2].at("before"), "Riots");
  EXPECT_EQ(table.rows[2].at("after"), "Battles");
  EXPECT_EQ(table.rows[2].at("date"), "2020-11-10");
  EXPECT_EQ(table.rows[2].at("longitude"), "46.72");
  EXPECT_EQ(table.rows[4].at("longitude"), "") << "nobody knows where it was now";
  EXPECT_EQ(table.rows[6].at("change"), "added");
  EXPECT_EQ(table.rows[7].at("change"), "deleted");
}

TEST_F(DiffTable, JsonHasTheSame) {
  const Outcome written = diff({"--of", "json"});
  expectSuccess(written);
  const Json json = Json::parse(written.out);
  EXPECT_EQ(json.at("key"), "event_id_cnty");
  EXPECT_EQ(json.at("counts"),
            Json::parse(R"({"added": 1, "deleted": 1, "changed": 3, "unchanged": 1})"));
  EXPECT_EQ(json.at("changed_fields").at("fatalities"), 2);
  EXPECT_EQ(json.at("added").at(0).at("key"), "INV6");
  EXPECT_EQ(json.at("deleted").at(0).at("latitude"), 39.83);
  EXPECT_EQ(json.at("changed").at(1).at("fields"), Json::parse(R"([
    {"field": "event_type", "before": "Riots", "after": "Battles"},
    {"field": "fatalities", "before": "1", "after": "4"}])"));
  EXPECT_TRUE(json.at("changed").at(2).at("longitude").is_null());
  EXPECT_EQ(json.at("changed").at(2).at("fields").at(0).at("after"), nullptr);
}

TEST_F(DiffTable, GeoJsonIsATableOfItsOwn) {
  expectSuccess(diff({"-o", "changes.geojson"}));  // the ending says it
  std::ifstream file(folder() / "changes.geojson");
  const Json json = Json::parse(file);
  ASSERT_EQ(json.at("features").size(), 5u);
  for (const Json& feature : json.at("features")) {
    const bool placed = !feature.at("geometry").is_null();
    EXPECT_EQ(placed, feature.at("properties").at("key") != "INV5");
    EXPECT_TRUE(feature.at("properties").contains("geo_precision")) << "how sure the place is";
  }
  const Json& second = json.at("features").at(1);
  EXPECT_EQ(second.at("properties").at("change"), "changed");
  EXPECT_EQ(second.at("properties").at("fields"), "event_type, fatalities");
  EXPECT_EQ(second.at("geometry").at("coordinates"), Json::parse("[46.72, 39.82]"));

  const Outcome info = run({"info", "--json", "changes.geojson"});
  expectSuccess(info);
  const Json table = Json::parse(info.out).at("tables").at(0);
  EXPECT_EQ(table.at("rows"), 5);
  EXPECT_EQ(table.at("drawn"), 4);
  EXPECT_EQ(table.at("from"), "2020-11-09");
  EXPECT_EQ(table.at("to"), "2020-11-26");
  const Words render{"render", "changes.geojson", "--kinds-by", "change",
                     "--size", "200x150",         "-o"};
  const auto with = [&](const Words& more) {
    Words words = render;
    words.insert(words.end(), more.begin(), more.end());
    return run(std::move(words));
  };
  expectSuccess(with({"map.png", "--hide-kind", "added", "--hide-kind", "deleted"}));
  EXPECT_NE(with({"map.png", "--hide-kind", "unchanged"}).exitCode, kSuccess);
}

TEST_F(DiffTable, ATableDoesNotDifferFromItself) {
  const Outcome text = run({"diff-table", "new.csv", "new.csv"});
  expectSuccess(text);
  EXPECT_EQ(linesOf(text.out).at(0), "added 0, deleted 0, changed 0, unchanged 5");
  EXPECT_EQ(linesOf(text.out).size(), 2u);
}

TEST_F(DiffTable, WhatIsNotComparedIsToldInEveryFormat) {
  write("new.csv", std::string("region,") + kColumns + "N,INV1,2020-11-08,1,,,,,,,\n" +
                       "N,INV1,2020-11-08,1,,,,,,,\n" + "N,,2020-11-08,1,,,,,,,\n");
  const Outcome text = diff();
  expectSuccess(text);
  EXPECT_THAT(text.out, HasSubstr("not compared: 1 keys of several rows: INV1 (older 1, newer 2)"));
  EXPECT_THAT(text.out, HasSubstr("not compared: rows without a key: older 0, newer 1"));
  EXPECT_THAT(text.out, HasSubstr("not compared: columns of the newer table only: region"));
  EXPECT_THAT(text.out, HasSubstr("deleted 4")) << "INV1 is not among them";
  for (const char* format : {"csv", "geojson"}) {
    const Outcome told = diff({"--of", format});
    EXPECT_EQ(told.exitCode, kSuccess);
    EXPECT_THAT(told.err, HasSubstr("INV1"));
    EXPECT_EQ(linesOf(told.err).size(), 3u) << told.err;
    expectSuccess(diff({"--of", format, "-q"}));
  }
  const Json json = Json::parse(diff({"--of", "json"}).out).at("not_compared");
  EXPECT_EQ(json.at("repeated_keys").at(0).at("after"), 2);
  EXPECT_EQ(json.at("rows_without_key").at("after"), 1);
  EXPECT_EQ(json.at("columns_only_after").at(0), "region");
}

TEST_F(DiffTable, TheKeyCanBeNamed) {
  const Outcome json = diff({"--key", "notes", "--of", "json"});
  expectSuccess(json);
  EXPECT_EQ(Json::parse(json.out).at("counts").at("added"), 1);
  expectRefused(diff({"--key", "nobody"}), "nobody");
  expectRefused(diff({"--key", ""}), "--key");
}

TEST_F(DiffTable, WhatCannotBeComparedIsRefused) {
  expectRefused(diff({"--of", "xml"}), "xml");
  expectRefused(run({"diff-table", "old.csv"}), "NEW");
  expectRefused(diff({"more.csv"}));
  expectFailure(run({"diff-table", "old.csv", "none.csv"}), kFailed, "none.csv");
  write("plain.csv", "a,b\n1,2\n");
  expectRefused(run({"diff-table", "plain.csv", "plain.csv"}), "plain.csv");
  expectFailure(diff({"-o", "no-such-folder/diff.txt"}), kFailed, "no-such-folder");
  EXPECT_THAT(namesIn(folder()), ElementsAre("new.csv", "old.csv", "plain.csv"));
}

/// Rows in metres of UTM 38N; their file names no system.
TEST_F(DiffTable, RowsInMetresArePlacedInTheSystemThatIsSaid) {
  const std::string columns = "event_id,event_date,event_type,easting,northing\n";
  write("old.csv", columns +
                       "A,2020-11-08,Battles,645576,4406000\n"
                       "B,2020-11-09,Battles,645576,4407000\n");
  write("new.csv", columns +
                       "B,2020-11-09,Riots,645576,4407000\n"
                       "C,2020-11-10,Riots,645576,4408000\n");
  const auto placed = [&](const Words& more) {  // by change
    Words words{"--key", "event_id", "--of", "geojson", "-q"};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome outcome = diff(words);
    expectSuccess(outcome);
    std::map<std::string, bool> found;
    const Json json = Json::parse(outcome.out);
    for (const Json& feature : json.at("features")) {
      const Json& geometry = feature.at("geometry");
      found[feature.at("properties").at("change")] = !geometry.is_null();
      if (geometry.is_null()) continue;
      EXPECT_NEAR(geometry.at("coordinates").at(0).get<double>(), 46.70, 0.01);
      EXPECT_NEAR(geometry.at("coordinates").at(1).get<double>(), 39.80, 0.02);
    }
    return found;
  };
  using Placed = std::map<std::string, bool>;
  EXPECT_EQ(placed({}), (Placed{{"added", false}, {"changed", false}, {"deleted", false}}));
  EXPECT_EQ(placed({"--table-crs", "EPSG:32638"}),
            (Placed{{"added", true}, {"changed", true}, {"deleted", true}}));
  EXPECT_EQ(placed({"--table-crs", "table.1:EPSG:32638"}).at("deleted"), true);
  EXPECT_EQ(placed({"--table-crs", "table.1:EPSG:32638"}).at("added"), false);
  EXPECT_EQ(placed({"--table-crs", "table.2:EPSG:32638"}).at("added"), true);
  expectFailure(diff({"--table-crs", "table.3:EPSG:32638"}), kWrongUsage, "table.3");
  expectFailure(diff({"--table-crs", "EPSG:0"}), kFailed, "EPSG:0");
}

}  // namespace
}  // namespace e2e
