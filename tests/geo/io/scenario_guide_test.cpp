// The example in docs/scenario.md is a scenario with nothing wrong with it.
#include "geo/base/time_text.hpp"
#include "geo/io/scenario_check.hpp"
#include "geo/io/scenario_reader.hpp"
#include "geo/io/scenario_toml.hpp"
#include "tests/geo/io/scratch.hpp"

#include <map>
#include <regex>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::Key;
using testing_files::contentOf;
using testing_files::ScratchFolder;
using testing_files::textOf;

std::string guide() {
  return contentOf(std::filesystem::path(TRUCELINE_SOURCE_DIR) / "docs/scenario.md");
}

/// Fenced blocks by the file that the line before them names: `sites.csv`, alone on its line.
std::map<std::string, std::string> filesIn(const std::string& markdown) {
  const std::regex fileLine("`([a-z_]+\\.[a-z]+)`");
  std::map<std::string, std::string> files;
  std::istringstream lines(markdown);
  std::string line, named;
  bool inside = false;
  while (std::getline(lines, line)) {
    std::smatch name;
    if (line.starts_with("```")) {
      inside = !inside;
      if (!inside) named.clear();
    } else if (inside && !named.empty()) {
      files[named] += line + "\n";
    } else if (!inside && !line.empty()) {
      named = std::regex_match(line, name, fileLine) ? name[1].str() : "";
    }
  }
  return files;
}

class Guide : public testing::Test {
 protected:
  Guide() {
    for (const auto& [name, content] : filesIn(guide())) folder_.write(name, content);
    auto scenario = readScenario(folder_.path(), report_);
    EXPECT_TRUE(scenario) << describe(scenario.error());
    if (scenario) scenario_ = std::move(*scenario);
    checkScenario(scenario_, folder_.path(), report_);
  }

  ScratchFolder folder_;
  Report report_;
  Scenario scenario_;
};

TEST_F(Guide, ExampleIsCompleteAndHasNothingWrongWithIt) {
  EXPECT_THAT(filesIn(guide()),
              ElementsAre(Key("areas.geojson"), Key("line.geojson"), Key("scenario.toml"),
                          Key("sites.csv"), Key("sources.csv")));
  EXPECT_EQ(textOf(report_), "");
}

TEST_F(Guide, ExampleHasItsLayersAndRows) {
  std::map<std::string, std::size_t> rows;
  for (const Layer& layer : scenario_.layers) rows[layer.id] = layer.features.size();
  EXPECT_EQ(rows, (std::map<std::string, std::size_t>{{"control", 2}, {"line", 1}, {"sites", 3}}));
  EXPECT_EQ(scenario_.parties.size(), 2u);
  EXPECT_EQ(scenario_.sources.size(), 2u);
  EXPECT_EQ(scenario_.opening, parsePeriod("2021-05-01").value());
}

TEST_F(Guide, ExampleMeansWhatItSays) {
  const Layer& areas = scenario_.layers.at(0);
  const Layer& sites = scenario_.layers.at(2);
  EXPECT_THAT(areas.features.at(0).accuracyMetres, ElementsAre(2000, 4000, 50, 50, 2000));
  EXPECT_EQ(sites.features.at(1).name, "Post \"Lighthouse\"");
  EXPECT_EQ(partiesOf(scenario_, valueOf(sites, sites.features.at(1), "operator")).size(), 2u);
  EXPECT_FALSE(hasPlace(sites.features.at(2)));
}

TEST(GuideTables, TellEveryWordOfConfidence) {
  const std::string text = guide();
  for (const auto confidence : {Confidence::Low, Confidence::Medium, Confidence::High}) {
    EXPECT_THAT(text, testing::HasSubstr("`" + std::string(nameOf(confidence)) + "`"));
  }
}

/// Expects a row of the guide's table in the section for each key that a table of scenario.toml may
/// have: the report names them all. Returns how many there are.
int expectEveryKey(const std::string& table, const std::string& section) {
  Report report;
  const auto outline = parseScenarioToml(
      "format = 1\nid = \"x\"\ntitle = \"X\"\nextent = [46, 39, 47, 40]\nfrom = \"2020\"\n"
      "to = \"2021\"\n" +
          table + "none = 1\n",
      "scenario.toml", report);
  EXPECT_TRUE(outline);
  EXPECT_EQ(report.problems().size(), 1u);
  const std::string advice = report.problems().front().advice;
  std::istringstream keys(advice.substr(advice.find("one of ") + 7));
  const std::string text = guide();
  const auto begin = text.find("\n" + section + "\n");
  EXPECT_NE(begin, std::string::npos) << section;
  const std::string told = text.substr(begin, text.find("\n##", begin + 1) - begin);
  int count = 0;
  for (std::string key; std::getline(keys, key, ','); ++count) {
    key.erase(0, key.find_first_not_of(' '));
    EXPECT_THAT(told, testing::ContainsRegex("\n\\|[^|]*`" + key + "`[^|]*\\|"));
  }
  return count;
}

TEST(GuideTables, TellEveryKeyOfATable) {
  EXPECT_GT(expectEveryKey("[[table]]\nfile = \"t.csv\"\n", "### Tables of events"), 10);
}

TEST(GuideTables, TellEveryKeyOfAStep) {
  EXPECT_GT(expectEveryKey("[[story]]\ntitle = \"T\"\nat = \"2020\"\n", "### A story"), 14);
}

TEST(GuideTables, TellEveryKind) {
  const std::string text = guide();
  for (int kind = 0; kind <= static_cast<int>(LayerKind::Place); ++kind) {
    EXPECT_THAT(text, testing::HasSubstr(
                          "\n| `" + std::string(nameOf(static_cast<LayerKind>(kind))) + "` |"));
  }
}

}  // namespace
}  // namespace geo
