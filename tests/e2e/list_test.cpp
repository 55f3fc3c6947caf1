// What the map shows, as data: `list`, `info` and `check`.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/table.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace e2e {
namespace {

using Words = std::vector<std::string>;
using testing::UnorderedElementsAre;

std::string listed(const std::string& layer, const Words& options) {
  Words words{"list", "--layer", layer};
  words.insert(words.end(), options.begin(), options.end());
  const Outcome outcome = truceline(words);
  expectSuccess(outcome);
  return outcome.out;
}

Table tableOf(const std::string& layer, const Words& options) {
  return parseCsv(listed(layer, options));
}

nlohmann::json info() {
  const Outcome outcome = truceline({"info", "--json"});
  expectSuccess(outcome);
  auto json = nlohmann::json::parse(outcome.out, nullptr, false);
  EXPECT_FALSE(json.is_discarded()) << outcome.out;
  return json;
}

/// Zone and count of the deployment's rows of one kind.
std::vector<std::pair<std::string, std::string>> countsAt(const std::string& date) {
  std::vector<std::pair<std::string, std::string>> counts;
  for (const Row& row : tableOf("deployment", {"--at", date}).rows) {
    counts.emplace_back(row.at("zone"), row.at("count"));
  }
  return counts;
}

TEST(List, TheDeploymentOfTheFirstDays) {
  using Counts = std::vector<std::pair<std::string, std::string>>;
  EXPECT_THAT(
      countsAt("2020-11-15"),
      testing::IsSupersetOf(Counts{{"North", "9"}, {"South", "9"}, {"Lachin corridor", "7"}}));
  const auto later = countsAt("2020-11-19");
  EXPECT_THAT(later, testing::IsSupersetOf(Counts{{"North", "11"}, {"South", "12"}}));
  EXPECT_THAT(later, testing::Not(testing::Contains(testing::Pair(testing::_, "9"))));
}

TEST(List, TheDeploymentSaysWhereWhatHowManyAndWhoSays) {
  const Table table = tableOf("deployment", {"--at", "2020-11-15"});
  const Words columns{"zone",      "kind", "count", "from", "to", "confidence", "source_publisher",
                      "source_url"};
  EXPECT_THAT(table.columns, testing::IsSupersetOf(columns));
  for (const Row& row : table.rows) {
    for (const std::string& column : columns) {
      EXPECT_NE(row.at(column), "") << row.at("id") << " " << column;
    }
    EXPECT_EQ(row.at("lon") + row.at("lat"), "") << "counts have no place: " << row.at("id");
  }
}

/// ISO dates of one form sort as text; an open end is empty.
bool meets(const Row& row, const std::string& from, const std::string& to, std::string_view begin,
           std::string_view end) {
  const std::string& starts = row.at(std::string("from_").append(begin));
  const std::string& ends = row.at(std::string("to_").append(end));
  return (starts.empty() || starts < to) && (ends.empty() || ends > from);
}

struct Day {
  std::string date, next;
};
std::ostream& operator<<(std::ostream& out, const Day& day) {
  return out << day.date;
}

class EveryLayer : public testing::TestWithParam<Day> {};

/// Rows of the layer that the program must list on a day, told from the table of all its rows.
Table expectedOn(const Table& all, const Day& day) {
  Table valid{all.columns, {}};
  for (Row row : all.rows) {
    if (!meets(row, day.date, day.next, "earliest", "latest")) continue;
    const std::string &from = row["from_latest"], &to = row["to_earliest"];
    const bool ever = from.empty() || to.empty() || from < to;
    const bool certain = ever && meets(row, day.date, day.next, "latest", "earliest");
    row["certainty"] = certain ? "certain" : "possible";
    valid.rows.push_back(std::move(row));
  }
  return valid;
}

TEST_P(EveryLayer, ListsTheValidRowsAlikeInEveryFormat) {
  const Day& day = GetParam();
  std::size_t rows = 0;
  const auto json = info();
  for (const auto& layer : json["layers"]) {
    const std::string id = layer["id"];
    SCOPED_TRACE(id);
    const Table all = tableOf(id, {"--from", "0001-01-01", "--to", "9000-01-01"});
    EXPECT_EQ(all.rows.size(), layer["rows"].get<std::size_t>());
    const Table csv = tableOf(id, {"--at", day.date});
    const Table expected = expectedOn(all, day);
    EXPECT_EQ(csv.column("id"), expected.column("id"));
    EXPECT_EQ(csv.column("certainty"), expected.column("certainty"));
    EXPECT_THAT(csv.columns, testing::IsSupersetOf({"id", "name", "from", "to", "confidence",
                                                    "source_url", "lon", "lat"}));
    const Table flat = parseJson(listed(id, {"--at", day.date, "--of", "json"}));
    const Table geojson = parseGeoJson(listed(id, {"--at", day.date, "--of", "geojson"}));
    EXPECT_EQ(flat.column("id"), csv.column("id"));
    EXPECT_EQ(geojson.column("id"), csv.column("id"));
    if (!csv.rows.empty()) {
      EXPECT_EQ(flat.columns, csv.columns);
      EXPECT_EQ(geojson.columns, csv.columns);
    }
    rows += csv.rows.size();
  }
  EXPECT_GT(rows, 0u);
}

INSTANTIATE_TEST_SUITE_P(List, EveryLayer,
                         testing::Values(Day{"2020-11-15", "2020-11-16"},
                                         Day{"2022-08-30", "2022-08-31"},
                                         Day{"1990-01-01", "1990-01-02"}));

TEST(List, TheFormatsAgreeOnEveryValue) {
  const Table csv = tableOf("sites", {"--at", "2021-03-01"});
  const Table json = parseJson(listed("sites", {"--at", "2021-03-01", "--of", "json"}));
  const Table geojson = parseGeoJson(listed("sites", {"--at", "2021-03-01", "--of", "geojson"}));
  ASSERT_GT(csv.rows.size(), 10u);
  EXPECT_EQ(json.rows, geojson.rows);
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    for (const auto& [column, value] : csv.rows[i]) {
      const std::string& other = json.rows.at(i).at(column);
      const bool number = column == "lon" || column == "lat" || column == "accuracy_m";
      if (number && !value.empty()) {
        EXPECT_NEAR(std::stod(value), std::stod(other), 1e-9) << column;
      } else {
        EXPECT_EQ(value, other) << column;
      }
    }
  }
}

TEST(List, AWindowHoldsWhatIsValidAtAnyTimeInIt) {
  const auto idsOf = [](const Words& options) {
    return tableOf("deployment", options).column("id");
  };
  const auto window = idsOf({"--from", "2020-11-15", "--to", "2020-11-20"});
  std::set<std::string> daily;
  for (const char* date : {"2020-11-15", "2020-11-16", "2020-11-17", "2020-11-18", "2020-11-19"}) {
    for (const std::string& id : idsOf({"--at", date})) daily.insert(id);
  }
  EXPECT_EQ(std::set<std::string>(window.begin(), window.end()), daily);
  // Half-open: what begins on the window's last day, its end, is not in it.
  EXPECT_THAT(idsOf({"--from", "2020-11-15", "--to", "2020-11-18"}),
              testing::Not(testing::Contains("RU-GRP-NORTH-11")));
  EXPECT_THAT(idsOf({"--from", "2020-11-18", "--to", "2020-11-20"}),
              testing::Not(testing::Contains("RU-GRP-NORTH-9")));
}

TEST(List, WithoutATimeItIsTheDateTheScenarioOpensOn) {
  EXPECT_EQ(listed("sites", {}), listed("sites", {"--at", "2020-11-25"}));
}

TEST(List, APointAsksWhatHoldsIt) {
  const auto holdersAt = [](const std::string& date, const std::string& point) {
    return tableOf("control", {"--at", date, "--point", point}).column("holder");
  };
  const std::string aghdam = "46.9305,39.9932";
  EXPECT_THAT(holdersAt("2020-11-19", aghdam), testing::ElementsAre("NKR"));
  EXPECT_THAT(holdersAt("2020-11-21", aghdam), testing::ElementsAre("AZE"));
  EXPECT_THAT(holdersAt("2020-11-21", "-5,40"), testing::IsEmpty());
}

/// Within a date the areas tile one region: what changes hands is not lost.
TEST(List, AreasTellTheirSizeAndTheirSumStays) {
  const auto totalAt = [](const std::string& date) {
    double total = 0;
    for (const std::string& area : tableOf("control", {"--at", date}).column("area_km2")) {
      total += std::stod(area);
    }
    return total;
  };
  const double beforeTheWar = totalAt("2020-09-01");
  EXPECT_GT(beforeTheWar, 5'000);
  EXPECT_LT(beforeTheWar, 20'000);
  for (const char* date : {"2020-10-15", "2020-11-12", "2020-11-22", "2020-12-12", "2022-09-15"}) {
    EXPECT_NEAR(totalAt(date), beforeTheWar, 1) << date;
  }
  EXPECT_THAT(tableOf("sites", {}).columns, testing::Not(testing::Contains("area_km2")));
}

TEST(List, AFileHoldsWhatStandardOutputShows) {
  const support::TemporaryFolder folder;
  const Outcome outcome = truceline({"list", "--layer", "events", "-o", "events.csv"},
                                    {.words = {}, .folder = folder.path()});
  expectSuccess(outcome);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(geo::testing_files::contentOf(folder.path() / "events.csv"), listed("events", {}));
  EXPECT_THAT(namesIn(folder.path()), testing::ElementsAre("events.csv"));
}

TEST(Info, TellsTheLayersAndTheirRows) {
  const auto json = info();
  EXPECT_EQ(json["id"], "karabakh-2020");
  EXPECT_EQ(json["from"], "2020-09-01");
  EXPECT_EQ(json["to"], "2024-07-01");
  EXPECT_EQ(json["extent"].size(), 4u);
  std::vector<std::string> ids;
  for (const auto& layer : json["layers"]) {
    ids.push_back(layer["id"]);
    EXPECT_EQ(layer["placed"].get<int>() + layer["unplaced"].get<int>(), layer["rows"].get<int>());
  }
  EXPECT_THAT(
      ids, UnorderedElementsAre("control", "line_of_contact_1994", "ceasefire_line", "corridor",
                                "sites", "proposals", "deployment", "events", "actors", "places"));
}

TEST(Info, TheTextNamesEveryLayerAndTheCredits) {
  const Outcome outcome = truceline({"info"});
  expectSuccess(outcome);
  const auto json = info();
  for (const auto& layer : json["layers"]) {
    EXPECT_THAT(outcome.out, testing::HasSubstr("\n" + layer["id"].get<std::string>() + " "));
  }
  EXPECT_THAT(outcome.out, testing::HasSubstr(json["credits"].get<std::string>()));
}

TEST(Check, TheBundledScenarioHasNothingWrong) {
  const Outcome outcome = truceline({"check"});
  expectSuccess(outcome);
  EXPECT_EQ(outcome.out, "0 errors, 0 warnings\n");
  EXPECT_EQ(truceline({"check", "--quiet"}).out, "");
}

}  // namespace
}  // namespace e2e
