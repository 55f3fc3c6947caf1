// What a story says of other things in its scenario: each fault gives the problem that names it.
#include "geo/io/scenario_check.hpp"
#include "geo/io/scenario_reader.hpp"
#include "tests/geo/io/scratch.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace geo {
namespace {

using testing_files::ScratchFolder;

constexpr const char* kToml = R"(format = 1
id = "small"
title = "Small"
extent = [46.0, 39.0, 47.0, 40.0]
from = "2020-01-01"
to = "2021-01-01"
sources = "sources.csv"
[[layer]]
id = "sites"
kind = "site"
title = "Sites"
file = "sites.csv"
[[layer]]
id = "more"
kind = "site"
title = "More sites"
file = "more.csv"
visible = false
[[story]]
id = "one"
title = "One"
at = "2020-03-05"
sources = ["s1"]
layers = ["sites", "base.places"]
highlights = ["sites/post"]
compare = "swipe"
before = "2020-02"
play = "2020-02/2020-03-05"
play_seconds = 4
caption = "What is shown"
[[story]]
id = "two"
title = "Two"
at = "2020-06-01"
sources = ["s1"]
highlights = ["sites/hut"]
caption = "Later"
)";

constexpr const char* kSites =
    "id,name,from,to,lon,lat,accuracy_m,place_basis,confidence,source\n"
    "post,Post,2020-02-01,2020-03-01,46.5,39.5,500,centroid,high,s1\n"
    "hut,Hut,..2020-06-01,,46.6,39.5,500,centroid,high,s1\n"
    "camp,Camp,,,,,,not published,medium,s1\n";

/// What reading and checking says, one problem a line, without the folder's name.
std::string problemsOf(const std::string& toml) {
  const ScratchFolder folder;
  folder.write("scenario.toml", toml);
  folder.write("sources.csv", "id,title,publisher,url,date\ns1,A bulletin,,,\n");
  folder.write("sites.csv", kSites);
  folder.write("more.csv", "id,name,lon,lat,confidence,source\nx,X,46.5,39.5,high,s1\n");
  Report report;
  const auto scenario = readScenario(folder.path(), report);
  if (!scenario) return describe(scenario.error());
  EXPECT_EQ(scenario->story.size(), 2u);
  checkScenario(*scenario, folder.path(), report);
  Report again;  // its file may be named instead of its folder
  const auto same = readScenario(folder.path() / "scenario.toml", again);
  checkScenario(*same, folder.path() / "scenario.toml", again);
  EXPECT_EQ(testing_files::textOf(again), testing_files::textOf(report));
  std::string text;
  for (Problem problem : report.problems()) {
    EXPECT_EQ(std::filesystem::path(problem.file).parent_path(), folder.path()) << problem.file;
    problem.file = std::filesystem::path(problem.file).filename().string();
    text += describe(problem) + "\n";
  }
  return text;
}

/// `from`, which the file has once, replaced by `to`.
struct Fault {
  std::string_view from, to, problem;
};

const Fault kFaults[] = {
    {"sources = [\"s1\"]\nlayers", "layers",
     "19: warning: sources: empty: nobody is named who says so (step 1 'one'); write the ids of "
     "rows in the sources file"},
    {"sources = [\"s1\"]\nlayers", "sources = [\"s1\", \"s2\"]\nlayers",
     "23: warning: sources: 's2' is not in the sources file (step 1 'one'); add it there, or mend "
     "the id"},
    {"caption = \"Later\"\n", "",
     "31: warning: caption: empty (step 2 'two'); say in a few words what the picture shows"},
    {"at = \"2020-06-01\"", "at = \"2021-06-01\"",
     "34: warning: at: outside of the timeline (step 2 'two'); choose a time between its 'from' "
     "and 'to'"},
    {"play = \"2020-02/2020-03-05\"", "play = \"2019\"",
     "28: warning: play: outside of the timeline (step 1 'one'); choose a time between its 'from' "
     "and 'to'"},
    {"before = \"2020-02\"", "before = \"2020-03-05\"",
     "27: warning: before: not before 'at' (step 1 'one'); exchange the two\n"
     "scenario.toml:25: warning: highlights: 'sites/post' is not valid at the time shown "
     "(step 1 'one'); mend 'at', or remove it"},
    {"play = \"2020-02/2020-03-05\"", "play = \"2020-03\"", ""},
    {"sites/post", "sites/tower",
     "25: warning: highlights: there is no 'sites/tower' (step 1 'one'); write the id of a layer, "
     "a slash, and the id of one of its rows"},
    {"sites/post", "site/post",
     "25: warning: highlights: there is no 'site/post' (step 1 'one'); write the id of a layer, a "
     "slash, and the id of one of its rows"},
    {"sites/hut", "sites/camp",
     "36: warning: highlights: 'sites/camp' has no place (step 2 'two'); say in the caption that "
     "it has none"},
    {"sites/hut", "sites/post",
     "36: warning: highlights: 'sites/post' is not valid at the time shown (step 2 'two'); mend "
     "'at', or remove it"},
    {"sites/hut", "more/x",
     "36: warning: highlights: the layer of 'more/x' is not shown (step 2 'two'); add the layer "
     "to 'layers', or remove it"},
    {"\"sites\", \"base.places\"", "\"base.places\"",
     "25: warning: highlights: the layer of 'sites/post' is not shown (step 1 'one'); add the "
     "layer to 'layers', or remove it"},
    {"\"sites\", \"base.places\"", "\"sites\", \"base.towns\"",
     "24: warning: layers: there is no layer 'base.towns' (step 1 'one'); mend the id, or remove "
     "it; layers of the base map are base.relief, base.water, base.admin1, base.borders, "
     "base.places"},
};

TEST(CheckStory, FindsNothingInASoundOne) {
  EXPECT_EQ(problemsOf(kToml), "");
}

TEST(CheckStory, NamesEveryFaultWithItsStepAndLine) {
  for (const auto& [from, to, problem] : kFaults) {
    SCOPED_TRACE(to);
    std::string toml = kToml;
    if (problem.find("is not valid at") != std::string_view::npos) {  // nor while it is played
      toml.replace(toml.find("play = "), std::string_view("play = \"2020-02").size(),
                   "play = \"2020-03");
    }
    const auto found = toml.find(from);
    ASSERT_NE(found, std::string::npos);
    ASSERT_EQ(toml.find(from, found + 1), std::string::npos) << "there twice";
    toml.replace(found, from.size(), to);
    EXPECT_EQ(problemsOf(toml),
              problem.empty() ? "" : "scenario.toml:" + std::string(problem) + "\n");
  }
}

}  // namespace
}  // namespace geo
