// Every row of the collected facts is in the bundled scenario, or its README says why not. The
// facts are not part of the product: where none lie beside the sources, these tests are skipped.
#include "geo/base/time_text.hpp"
#include "geo/io/base_map_reader.hpp"
#include "geo/io/csv.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/geo/scenario/bundled.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using Row = std::map<std::string, std::string>;
using testing_files::contentOf;
using testing_files::textOf;

std::filesystem::path factsFolder() {
  return std::filesystem::path(TRUCELINE_SOURCE_DIR).parent_path() / "shared/facts";
}

std::vector<Row> factsIn(const std::string& file) {
  Report report;
  const CsvTable table = parseCsv(contentOf(factsFolder() / file), file, report);
  EXPECT_EQ(textOf(report), "");
  EXPECT_FALSE(table.rows.empty()) << file;
  std::vector<Row> rows;
  for (const CsvRow& row : table.rows) {
    Row& named = rows.emplace_back();
    for (std::size_t i = 0; i < table.columns.size(); ++i) named[table.columns[i]] = row.fields[i];
  }
  return rows;
}

/// What the README says is not carried over, with line breaks as blanks, so that a name may stand
/// across two lines.
std::string leftOut() {
  const std::string text = contentOf(testing_bundled::folder() / "README.md");
  const auto start = text.find("\n## Not carried over");
  EXPECT_NE(start, std::string::npos);
  const auto length = text.find("\n## ", start + 4) - start;
  return std::regex_replace(text.substr(start, length), std::regex("\\s+"), " ");
}

bool isLeftOut(const std::string& name) {
  return leftOut().find(name) != std::string::npos;
}

const Layer& layerNamed(std::string_view id) {
  return *testing_bundled::scenario().layer(id);
}

std::set<std::string> idsOf(std::initializer_list<std::string_view> layers) {
  std::set<std::string> ids;
  for (const std::string_view layer : layers) {
    for (const Feature& feature : layerNamed(layer).features) ids.insert(feature.id);
  }
  return ids;
}

class Dossier : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(factsFolder())) {
      GTEST_SKIP() << "no collected facts beside the sources";
    }
  }
};

TEST_F(Dossier, EveryEventAndSiteIsCarriedOver) {
  const auto ids = idsOf({"events", "sites", "proposals", "deployment"});
  for (const char* file : {"events.csv", "sites.csv"}) {
    for (Row& row : factsIn(file)) EXPECT_THAT(ids, testing::Contains(row["id"])) << file;
  }
}

TEST_F(Dossier, EveryPlaceIsInTheScenarioOrInTheBaseMapAndSaidToBe) {
  std::set<std::string> names, baseNames;
  for (const Feature& feature : layerNamed("places").features) names.insert(feature.name);
  Report report;
  const auto base =
      readBaseMap(std::filesystem::path(TRUCELINE_SOURCE_DIR) / "assets/basemap", report);
  ASSERT_TRUE(base);
  for (const BasePlace& place : base->places) baseNames.insert(place.nameEn);
  for (Row& row : factsIn("places.csv")) {
    const std::string& name = row["name_en"];
    if (names.contains(name)) continue;
    EXPECT_TRUE(baseNames.contains(name)) << name << " is in neither";
    EXPECT_TRUE(isLeftOut(name)) << name << " is not named in the README";
  }
}

/// The dates that begin the pieces of "2020-11-11 one thing | 2021-11-10 and 2022-11-01 another";
/// of "2020-12-12/14" the first.
std::vector<std::string> datesOf(const std::string& changes) {
  const std::regex piece(R"((?:^|\| )(\d{4}(?:-\d\d){0,2})(?:/\d+)?(?: and (\d{4}-\d\d-\d\d))?)");
  std::vector<std::string> dates;
  for (std::sregex_iterator it(changes.begin(), changes.end(), piece), end; it != end; ++it) {
    dates.push_back((*it)[1]);
    if ((*it)[2].matched) dates.push_back((*it)[2]);
  }
  return dates;
}

TEST_F(Dossier, EveryActorsChangeOfStanceBeginsARow) {
  const Layer& actors = layerNamed("actors");
  std::size_t dates = 0;
  for (Row& row : factsIn("actors.csv")) {
    std::vector<UncertainMoment> begins;
    for (const Feature& feature : actors.features) {
      if (valueOf(actors, feature, "code") == row["code"]) begins.push_back(feature.valid.from);
    }
    EXPECT_FALSE(begins.empty()) << row["code"];
    for (const std::string& date : datesOf(row["dated_stance_changes"])) {
      EXPECT_THAT(begins,
                  testing::Contains(parseUncertain(date, testing_bundled::scenario().zone).value()))
          << row["code"] << " " << date;
      ++dates;
    }
  }
  EXPECT_GT(dates, 50u);  // else they were not found in the text
}

/// The cells of the table rows under a heading of lines.md that begins with `heading`.
std::vector<std::vector<std::string>> tableUnder(const std::string& text,
                                                 const std::string& heading) {
  const auto start = text.find("\n## " + heading);
  EXPECT_NE(start, std::string::npos) << heading;
  std::istringstream lines(text.substr(start + 4, text.find("\n## ", start + 4) - start - 4));
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| ")) continue;
    std::vector<std::string>& cells = rows.emplace_back();
    std::istringstream parts(line.substr(2));
    for (std::string cell; std::getline(parts, cell, '|');) {
      cells.push_back(std::regex_replace(cell, std::regex("^ +| +$"), ""));
    }
  }
  EXPECT_GT(rows.size(), 1u) << heading;
  if (!rows.empty()) rows.erase(rows.begin());  // the column names
  return rows;
}

bool hasVertex(const Layer& layer, const std::string& lonLat) {
  const auto comma = lonLat.find(',');
  const double lon = std::stod(lonLat), lat = std::stod(lonLat.substr(comma + 1));
  constexpr double kWithinDegrees = 1e-6;
  for (const Feature& feature : layer.features) {
    for (const Line& line : std::get<Lines>(feature.geometry)) {
      const bool found = std::ranges::any_of(line, [&](LonLat at) {
        return std::abs(at.lonDegrees - lon) < kWithinDegrees &&
               std::abs(at.latDegrees - lat) < kWithinDegrees;
      });
      if (found) return true;
    }
  }
  return false;
}

TEST_F(Dossier, EveryWaypointIsAVertex) {
  const std::pair<const char*, const char*> lines[] = {
      {"LOC1994", "line_of_contact_1994"}, {"CF_N", "ceasefire_line"}, {"CF_S", "ceasefire_line"},
      {"POCKET", "ceasefire_line"},        {"LACHIN_OLD", "corridor"}, {"LACHIN_NEW", "corridor"}};
  const std::string text = contentOf(factsFolder() / "lines.md");
  for (const auto& [line, layer] : lines) {
    for (const auto& cells : tableUnder(text, std::string(line) + ":")) {
      const std::string& lonLat = cells.at(1);
      EXPECT_TRUE(hasVertex(layerNamed(layer), lonLat) || isLeftOut(lonLat))
          << line << " " << lonLat;
    }
  }
}

/// "2022-08-26/30" is 2022-08-30, "2020-11-10 00:00 Moscow time" is 2020-11-10: a stage has begun
/// on its last day.
std::string lastDayOf(const std::string& stage) {
  const auto slash = stage.find('/');
  return slash == std::string::npos ? stage.substr(0, 10)
                                    : stage.substr(0, 8) + stage.substr(slash + 1, 2);
}

TEST_F(Dossier, EveryStageChangesWhoHoldsWhat) {
  std::set<std::string> changes;
  for (const Feature& feature : layerNamed("control").features) {
    changes.insert(
        formatMoment(feature.valid.from.earliest, testing_bundled::scenario().zone).substr(0, 10));
  }
  for (const auto& cells : tableUnder(contentOf(factsFolder() / "lines.md"), "Stages")) {
    const std::string day = lastDayOf(cells.at(0));
    EXPECT_TRUE(changes.contains(day) || isLeftOut(day)) << day << ": " << cells.at(1);
  }
}

}  // namespace
}  // namespace geo
