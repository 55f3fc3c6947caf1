// Whatever the bytes are, readers answer with a failure or a report and what is left is sound.

#include "geo/io/csv.hpp"
#include "geo/io/data_table.hpp"
#include "geo/io/scenario_check.hpp"
#include "geo/io/scenario_reader.hpp"
#include "geo/io/scenario_toml.hpp"
#include "geo/io/story_writer.hpp"
#include "tests/geo/io/scratch.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace geo {
namespace {

using testing_files::contentOf;
using testing_files::dataFolder;
using testing_files::ScratchFolder;
using testing_files::textOf;

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::string damaged(std::string text) {
    const std::size_t steps = 1 + pick(4);
    for (std::size_t i = 0; i < steps && !text.empty(); ++i) damage(text);
    return text;
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }

  void damage(std::string& text) {
    constexpr std::string_view kTokens[] = {"\"",
                                            "\"\"",
                                            "\n",
                                            "\r",
                                            ",",
                                            "{",
                                            "[[",
                                            "]]",
                                            "}",
                                            "\\",
                                            "\\u0000",
                                            "1e999",
                                            "-",
                                            "null",
                                            "NaN",
                                            "\xFF",
                                            "..",
                                            "=",
                                            "'''",
                                            "\xEF\xBB\xBF",
                                            "9999999999999999999"};
    const std::size_t at = pick(text.size());
    const std::size_t length = 1 + pick(std::min<std::size_t>(40, text.size() - at));
    switch (pick(6)) {
      case 0:
        text.resize(at);
        break;
      case 1:
        text[at] = static_cast<char>(text[at] ^ (1 << pick(8)));
        break;
      case 2:
        text[at] = static_cast<char>(random_());
        break;
      case 3:
        text.erase(at, length);
        break;
      case 4:
        text.insert(pick(text.size()), text.substr(at, length));
        break;
      default:
        text.insert(at, kTokens[pick(std::size(kTokens))]);
    }
  }

  std::mt19937 random_;
};

constexpr const char* kSeeds[] = {"scenario.toml", "sources.csv", "sites.csv", "areas.geojson",
                                  "lines.geojson"};

constexpr const char* kStory =
    "\n# about it\n[[story]]\nid = \"one\"\ntitle = 'One'\nat = \"2020-11-25\" # a day\n"
    "sources = [\"a\", # the first\n  \"b\"]\nextent = [46.0, 39.0, 46.5, 39.5]\n"
    "caption = \"\"\"\nLong\n**text**\"\"\"\nplay = \"2020-11\"\nplay_seconds = 4\n\n"
    "[[story]]\ntitle = \"Two\"\nat = \"2020-12\"\ncompare = \"side\"\nbefore = \"2020-11\"\n";

/// The seed, without the projection: making one takes longer than all the reading; and with a
/// story.
std::string seedNamed(const char* name) {
  std::string text = contentOf(dataFolder() / "small-scenario" / name);
  const auto crs = text.find("crs = ");
  if (crs != std::string::npos) text.erase(crs, text.find('\n', crs) + 1 - crs);
  if (std::string_view(name) == "scenario.toml") text += kStory;
  return text;
}

bool inRange(LonLat at) {
  return std::abs(at.lonDegrees) <= 180 && std::abs(at.latDegrees) <= 90;
}

bool isSound(const Line& line) {
  return line.size() >= 2 && std::ranges::all_of(line, inRange);
}

bool isSound(const Geometry& geometry) {
  if (const auto* point = std::get_if<LonLat>(&geometry)) return inRange(*point);
  if (const auto* lines = std::get_if<Lines>(&geometry)) {
    return std::ranges::all_of(*lines, [](const Line& line) { return isSound(line); });
  }
  const auto* polygons = std::get_if<Polygons>(&geometry);
  if (!polygons) return true;
  return std::ranges::all_of(*polygons, [](const Polygon& polygon) {
    return !polygon.rings.empty() && std::ranges::all_of(polygon.rings, [](const Line& ring) {
      return isSound(ring) && ring.size() >= 4 && ring.front() == ring.back();
    });
  });
}

/// What everything after the readers may rely on.
void expectSound(const Scenario& scenario, const std::string& what) {
  EXPECT_LT(scenario.range.from, scenario.range.to) << what;
  EXPECT_LT(scenario.extent.west, scenario.extent.east) << what;
  std::set<std::string> stepIds;
  for (const StoryStep& step : scenario.story) {
    EXPECT_TRUE(stepIds.insert(step.id).second) << what;
    EXPECT_LT(step.window.from, step.window.to) << what;
    EXPECT_EQ(step.play.has_value(), step.playSeconds > 0) << what;
    EXPECT_EQ(step.centre.has_value(), step.widthKm > 0) << what;
    EXPECT_EQ(step.before.has_value(), !step.compare.empty()) << what;
  }
  for (const Layer& layer : scenario.layers) {
    std::set<std::string> ids;
    for (const Feature& feature : layer.features) {
      EXPECT_FALSE(feature.id.empty()) << what;
      EXPECT_TRUE(ids.insert(feature.id).second) << what;
      EXPECT_EQ(feature.values.size(), layer.columns.size()) << what;
      EXPECT_LT(feature.source, static_cast<int>(scenario.sources.size())) << what;
      EXPECT_LT(feature.valid.possible().from, feature.valid.possible().to) << what;
      EXPECT_TRUE(isSound(feature.geometry)) << what;
      for (const double metres : feature.accuracyMetres) EXPECT_GE(metres, 0) << what;
    }
  }
}

TEST(AnyBytes, AsAnyFileOfAScenarioGiveAFailureOrASoundScenario) {
  const ScratchFolder folder;
  for (const char* name : kSeeds) folder.write(name, seedNamed(name));
  testing::internal::CaptureStderr();
  Mutator mutator(1994);
  for (const char* name : kSeeds) {
    const std::string seed = seedNamed(name);
    for (int round = 0; round < 200; ++round) {
      const std::string text = mutator.damaged(seed);
      folder.write(name, text);
      Report report;
      const auto scenario = readScenario(folder.path(), report);
      if (scenario) {
        expectSound(*scenario, text);
        if (round % 4 == 0) checkScenario(*scenario, folder.path(), report);
      } else {
        EXPECT_FALSE(scenario.error().what.empty()) << text;
      }
      for (const Problem& problem : report.problems()) EXPECT_FALSE(problem.what.empty()) << text;
    }
    folder.write(name, seed);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(AnyBytes, WithTheStoryThatTheyHoldAreTheSameBytes) {
  const std::string seed = seedNamed("scenario.toml");
  Mutator mutator(26);
  int written = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string text = mutator.damaged(seed);
    Report report;
    const auto outline = parseScenarioToml(text, "x.toml", report);
    if (!outline) continue;
    const auto same = withStory(text, outline->scenario.story, "x.toml");
    EXPECT_EQ(same.value_or(text), text);
    EXPECT_TRUE(same || same.error().kind == Failure::Kind::Unsupported) << text;
    written += same ? 1 : 0;
  }
  EXPECT_GT(written, 20);
}

TEST(AnyBytes, GiveTheSameAnswerTwice) {
  const std::string csv = seedNamed("sites.csv"), geoJson = seedNamed("areas.geojson");
  const std::string toml = seedNamed("scenario.toml");
  Mutator mutator(2020);
  for (int round = 0; round < 100; ++round) {
    const std::string texts[] = {mutator.damaged(csv), mutator.damaged(geoJson),
                                 mutator.damaged(toml)};
    Report first, second;
    for (Report* report : {&first, &second}) {
      tableFromCsv(texts[0], "x.csv", *report);
      tableFromGeoJson(texts[1], "x.geojson", *report);
      if (!parseScenarioToml(texts[2], "x.toml", *report)) report->error("x.toml", 0, "failed");
    }
    EXPECT_EQ(textOf(first), textOf(second));
  }
}

TEST(AnyBytes, OfNoFormatAtAllAreReported) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(1 + random() % 300, '\0');
    std::ranges::generate(bytes, [&random] { return static_cast<char>(random()); });
    Report report;
    parseScenarioToml(bytes, "x.toml", report);
    parseCsv(bytes, "x.csv", report);
    EXPECT_TRUE(tableFromGeoJson(bytes, "x.geojson", report).rows.empty());
    EXPECT_FALSE(report.empty());
  }
}

}  // namespace
}  // namespace geo
