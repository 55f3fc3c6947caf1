// The story of scenario.toml: what its steps say, and what is told of those that say it wrong.
#include "geo/io/story_toml.hpp"

#include "geo/base/time_text.hpp"
#include "geo/io/scenario_toml.hpp"
#include "tests/geo/io/scratch.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing_files::textOf;

// Eight lines of head and four of a step, so that what a case adds begins in line 13.
constexpr std::string_view kHead =
    "format = 1\nid = \"x\"\ntitle = \"X\"\nextent = [46.0, 39.0, 47.0, 40.0]\n"
    "from = \"2020-09-01\"\nto = \"2021\"\nzone = \"Asia/Baku\"\n"
    "layer = [{id = \"sites\", kind = \"site\", title = \"S\", file = \"s.csv\"}]\n";
constexpr std::string_view kStep =
    "[[story]]\nid = \"a\"\ntitle = \"The *end*\"\nat = \"2020-11-25\"\n";

ScenarioOutline parsed(const std::string& added, std::string* problems = nullptr) {
  Report report;
  auto outline = parseScenarioToml(std::string(kHead) + added, "s.toml", report);
  EXPECT_TRUE(outline) << added << describe(outline.error());
  if (problems) *problems = textOf(report);
  for (const Problem& problem : report.problems()) {
    EXPECT_EQ(problem.severity, Problem::Severity::Warning) << describe(problem);
    EXPECT_FALSE(problem.advice.empty()) << describe(problem);
  }
  return std::move(*outline);
}

TimeSpan span(std::string_view text) {
  return parseWindow(text, Zone::named("Asia/Baku").value()).value();
}

TEST(StoryToml, ReadsAWholeStep) {
  std::string problems;
  const auto outline =
      parsed(std::string(kStep) +
                 "caption = \"\"\"\nOne\ntwo\"\"\"\nnotes = \"N\"\nsources = [\"s\", \"t\"]\n"
                 "centre = [46.5, 39.5]\nwidth_km = 60\ncrs = \"EPSG:32638\"\n"
                 "play = \"2020-11-01/2020-11-25\"\nplay_seconds = 8\n"
                 "layers = [\"sites\", \"base.relief\"]\nhighlights = [\"sites/x\"]\n"
                 "compare = \"side\"\nbefore = \"2020-11\"\n",
             &problems);
  EXPECT_EQ(problems, "");
  StoryStep expected;
  expected.id = "a";
  expected.title = "The *end*";
  expected.caption = "One\ntwo";
  expected.notes = "N";
  expected.sources = {"s", "t"};
  expected.centre = {46.5, 39.5};
  expected.widthKm = 60;
  expected.crs = "EPSG:32638";
  expected.window = span("2020-11-25");
  expected.play = span("2020-11-01/2020-11-25");
  expected.playSeconds = 8;
  expected.layers = {"sites", "base.relief"};
  expected.highlights = {"sites/x"};
  expected.compare = "side";
  expected.before = span("2020-11");
  EXPECT_THAT(outline.scenario.story, ElementsAre(expected));
  ASSERT_EQ(outline.storyLines.size(), 1u);
  EXPECT_EQ(outline.storyLines[0].begin, 9);
  EXPECT_EQ(outline.storyLines[0].of("notes"), 16);
  EXPECT_EQ(outline.storyLines[0].of("extent"), 9);
}

TEST(StoryToml, KeepsTheOrderAndMakesIdsThatAreMissing) {
  const auto outline = parsed(
      "[[story]]\ntitle = \"B\"\nat = \"2020-12\"\nextent = [46.0, 39.0, 46.5, 39.5]\nlayers = []\n"
      "[[story]]\nid = \"a\"\ntitle = \"A\"\nat = \"2020-11\"\n");
  ASSERT_EQ(outline.scenario.story.size(), 2u);
  const auto& [first, second] = std::tie(outline.scenario.story[0], outline.scenario.story[1]);
  EXPECT_EQ(first.id, "b");
  EXPECT_EQ(first.extent, (GeoBox{46, 39, 46.5, 39.5}));
  EXPECT_EQ(first.layers, std::vector<std::string>{});
  EXPECT_EQ(second.id, "a");
  EXPECT_EQ(second.layers, std::nullopt);
  EXPECT_EQ(second.extent, std::nullopt);
  EXPECT_EQ(second.centre, std::nullopt);
}

struct Case {
  std::string_view added, problems;
};

const Case kCases[] = {
    {"", ""},
    {"caption = 5\n", "13: warning: caption: not text"},
    {"caption = \"a\\u0000\"\n", "13: warning: caption: holds a NUL"},
    {"zoom = 3\n", "13: warning: zoom: unknown key"},
    {"sources = \"s\"\n", "13: warning: sources: not a list of texts"},
    {"extent = [47.0, 39.0, 46.0, 40.0]\n", "13: warning: extent: not a box"},
    {"centre = [46.0, 95.0]\nwidth_km = 5\n", "13: warning: centre: not a place"},
    {"centre = [46.0, 39.0]\n", "9: warning: width_km: missing: the view is that at the start"},
    {"width_km = 60\n", "9: warning: centre: missing: the view is that at the start"},
    {"centre = [46.0, 39.0]\nwidth_km = -1\n",
     "14: warning: width_km: not more than 0, or more than 40,000"},
    {"extent = [46.0, 39.0, 47.0, 40.0]\ncentre = [46.0, 39.0]\nwidth_km = 9\n",
     "14: warning: centre: beside 'extent': left out"},
    {"play = \"2020-11\"\n", "9: warning: play_seconds: missing: nothing is played"},
    {"play_seconds = 4\n", "9: warning: play: missing: nothing is played"},
    {"play = \"2020-11\"\nplay_seconds = 0\n",
     "14: warning: play_seconds: not more than 0, or more than an hour: nothing is played"},
    {"play = \"soon\"\nplay_seconds = 4\n",
     "13: warning: play: 'soon' is not an ISO 8601 date or time"},
    {"layers = [\"sites\", \"post\", \"base.relief\"]\n",
     "13: warning: layers: there is no layer 'post'"},
    {"compare = \"fade\"\nbefore = \"2020-11\"\n",
     "13: warning: compare: 'fade' is unknown: one date is shown"},
    {"compare = \"swipe\"\n", "9: warning: before: missing: one date is shown"},
    {"before = \"2020-11\"\n", "9: warning: compare: missing: one date is shown"},
};

TEST(StoryToml, WarnsOfWhatCannotBeUsedAndKeepsTheRestOfTheStep) {
  for (const auto& [added, problem] : kCases) {
    std::string problems;
    const auto outline = parsed(std::string(kStep) + std::string(added) + "notes = \"kept\"\n" +
                                    "[[story]]\ntitle = \"Next\"\nat = \"2020-12\"\n",
                                &problems);
    const std::string expected =
        problem.empty() ? "" : fmt::format("s.toml:{} (step 1 'a')\n", problem);
    EXPECT_EQ(problems, expected) << added;
    ASSERT_EQ(outline.scenario.story.size(), 2u) << added;
    EXPECT_EQ(outline.scenario.story[0].notes, "kept") << added;
    EXPECT_EQ(outline.scenario.story[0].window, span("2020-11-25")) << added;
    EXPECT_EQ(outline.scenario.story[0].widthKm, 0) << added;
    EXPECT_EQ(outline.scenario.story[0].play, std::nullopt) << added;
    EXPECT_EQ(outline.scenario.story[0].before, std::nullopt) << added;
    EXPECT_EQ(outline.scenario.story[1].id, "next") << added;
  }
}

TEST(StoryToml, ShowsTheOpeningWindowWhereAStepHasNone) {
  for (const char* at : {"", "at = \"\"\n", "at = \"soon\"\n", "at = 5\n"}) {
    std::string problems;
    const auto outline = parsed(fmt::format("[[story]]\ntitle = \"T\"\n{}", at), &problems);
    EXPECT_THAT(problems, HasSubstr("warning: at: ")) << at;
    EXPECT_THAT(problems, HasSubstr("(step 1 'T')")) << at;
    EXPECT_EQ(outline.scenario.story.at(0).window, outline.scenario.opening) << at;
  }
}

TEST(StoryToml, WarnsOfAProjectionThatProjDoesNotKnow) {
  std::string problems;
  const auto outline = parsed(std::string(kStep) + "crs = \"EPSG:1\"\n", &problems);
  EXPECT_THAT(problems, HasSubstr("s.toml:13: warning: crs: 'EPSG:1': "));
  EXPECT_EQ(outline.scenario.story.at(0).crs, "");
}

TEST(StoryToml, NamesAStepByItsTitleOrNumberWhereItHasNoId) {
  std::string problems;
  parsed("[[story]]\nat = \"2020\"\n[[story]]\ntitle = \"T\"\nat = \"2020\"\nx = 1\n", &problems);
  EXPECT_EQ(problems,
            "s.toml:9: warning: title: missing (step 1)\n"
            "s.toml:14: warning: x: unknown key (step 2 'T')\n");
}

TEST(StoryToml, TakesFiveHundredStepsAndSaysThatThereAreMore) {
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "[[story]]\ntitle = \"T\"\nat = \"2020-11\"\n";
  std::string problems;
  const auto outline = parsed(many, &problems);
  EXPECT_EQ(outline.scenario.story.size(), 500u);
  EXPECT_EQ(outline.scenario.story.back().id, "t-500");
  EXPECT_EQ(problems, "s.toml:9: warning: story: more than 500 steps: the others are left out\n");
}

TEST(StoryToml, LeavesOutTextsAndListsThatNobodyCouldRead) {
  const std::string huge(100'000'000, 'x');
  std::string problems;
  auto outline = parsed(std::string(kStep) + "caption = \"" + huge + "\"\n", &problems);
  EXPECT_EQ(problems,
            "s.toml:13: warning: caption: longer than 100,000 bytes: left out (step 1 'a')\n");
  EXPECT_EQ(outline.scenario.story.at(0).caption, "");
  const std::string name(200'000, 'x');
  for (const char* key : {"title", "before", "crs", "compare", "play"}) {
    outline = parsed(fmt::format("[[story]]\nid = \"a\"\n{} = \"{}\"\n", key, name), &problems);
    EXPECT_THAT(problems, HasSubstr(fmt::format("{}: longer than 100,000 bytes", key)));
    EXPECT_LT(problems.size(), 1000u) << key;
  }
  std::string list;
  for (int i = 0; i < 2000; ++i) list += "\"s\", ";
  outline = parsed(std::string(kStep) + "sources = [" + list + "]\nlayers = [\"" + name + "\"]\n",
                   &problems);
  EXPECT_THAT(problems, HasSubstr("sources: more than 1,000 ids"));
  EXPECT_THAT(problems, HasSubstr("layers: more than 1,000 ids, or 100,000 bytes"));
  EXPECT_THAT(outline.scenario.story.at(0).sources, IsEmpty());
  EXPECT_LT(problems.size(), 1000u);
}

}  // namespace
}  // namespace geo
