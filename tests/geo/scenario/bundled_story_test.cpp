// The bundled briefing: every step can be shown, says who says so, and says no number that none of
// its sources' rows has.
#include "geo/base/markdown.hpp"
#include "geo/base/time_text.hpp"
#include "geo/io/scenario_check.hpp"
#include "geo/scenario/story.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/geo/scenario/bundled.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::AllOf;
using testing::Ge;
using testing::Le;

const std::vector<StoryStep>& story() {
  return testing_bundled::scenario().story;
}

const StoryStep& step(std::string_view id) {
  const auto found = std::ranges::find(story(), id, &StoryStep::id);
  EXPECT_NE(found, story().end()) << id;
  return *found;
}

/// The text as somebody reads it, without marks.
std::string plain(const std::string& markdown) {
  std::string text;
  for (const MarkdownBlock& block : readMarkdown(markdown)) {
    for (const MarkdownRun& run : block.runs) text += run.text;
    text += '\n';
  }
  return text;
}

std::ptrdiff_t wordsIn(const std::string& text) {
  std::istringstream words(text);
  return std::distance(std::istream_iterator<std::string>(words), {});
}

/// Whole numbers in a text; "1,960" is one, and so is the 5 of "05".
std::set<std::string> numbersIn(const std::string& text) {
  const std::string joined = std::regex_replace(text, std::regex("(\\d),(\\d{3})"), "$1$2");
  std::set<std::string> numbers;
  const std::regex number("\\d+");
  for (std::sregex_iterator found(joined.begin(), joined.end(), number), end; found != end;
       ++found) {
    const std::string digits = found->str();
    numbers.insert(digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1)));
  }
  return numbers;
}

/// All that the rows of these sources say.
std::string rowsOf(const std::vector<std::string>& sources) {
  const Scenario& scenario = testing_bundled::scenario();
  std::string text;
  for (const Layer& layer : scenario.layers) {
    for (const Feature& feature : layer.features) {
      const Source& source = scenario.sources.at(static_cast<std::size_t>(feature.source));
      if (std::ranges::find(sources, source.id) == sources.end()) continue;
      text += fmt::format("{} {} ", feature.name, largestAccuracy(feature) / 1000);
      for (const std::string& value : feature.values) text += value + " ";
      for (const UncertainMoment& end : {feature.valid.from, feature.valid.to}) {
        text += formatMoment(end.earliest, scenario.zone) + " ";
        text += formatMoment(end.latest, scenario.zone) + " ";
      }
    }
  }
  return text;
}

TEST(BundledStory, HasNothingWrongWithIt) {
  Report report;
  const auto scenario = readScenario(testing_bundled::folder(), report);
  ASSERT_TRUE(scenario);
  checkScenario(*scenario, testing_bundled::folder(), report);
  EXPECT_EQ(testing_files::textOf(report), "");
}

TEST(BundledStory, IsShortEnoughToBeReadAndHeard) {
  EXPECT_THAT(story().size(), AllOf(Ge(10u), Le(12u)));
  for (const StoryStep& each : story()) {
    EXPECT_THAT(wordsIn(plain(each.caption)), AllOf(Ge(25), Le(45))) << each.id;
    EXPECT_THAT(wordsIn(plain(each.notes)), AllOf(Ge(60), Le(150))) << each.id;
  }
}

TEST(BundledStory, SaysNoNumberThatItsSourcesDoNotSay) {
  for (const StoryStep& each : story()) {
    const auto known = numbersIn(rowsOf(each.sources));
    for (const std::string& number :
         numbersIn(each.title + "\n" + plain(each.caption) + plain(each.notes))) {
      EXPECT_TRUE(known.contains(number)) << each.id << ": " << number;
    }
  }
}

TEST(BundledStory, NamesOnlySourcesThatARowRestsOn) {
  for (const StoryStep& each : story()) {
    for (const std::string& source : each.sources) {
      EXPECT_NE(rowsOf({source}), "") << each.id << ": " << source;
    }
  }
}

/// The ground of each hand-over is another's on the step's day than on the day it is compared with.
TEST(BundledStory, ShowsTheHandOversOnTheirDays) {
  const Zone& zone = testing_bundled::scenario().zone;
  const std::pair<std::string_view, std::string_view> days[] = {
      {"aghdam", "2020-11-20"}, {"kalbajar", "2020-11-25"}, {"lachin", "2020-12-01"}};
  for (const auto& [id, day] : days) {
    const StoryStep& each = step(id);
    EXPECT_EQ(each.window, parsePeriod(day, zone).value());
    ASSERT_TRUE(each.before) << id;
    std::set<std::string> now, then;
    for (const Feature& area : testing_bundled::scenario().layer("control")->features) {
      if (validityIn(area.valid, each.window) == Validity::Certain) now.insert(area.id);
      if (validityIn(area.valid, *each.before) == Validity::Certain) then.insert(area.id);
    }
    EXPECT_TRUE(now.contains("AZE-" + std::string(day))) << id;
    EXPECT_FALSE(then.contains("AZE-" + std::string(day))) << id;
  }
}

/// Words of one side, or of a judge.
TEST(BundledStory, UsesNeitherSidesWords) {
  constexpr std::string_view kWords[] = {
      "liberat",  "occup",  "separatis", "terroris", "aggress",   "invasion",  "invad", "ethnic",
      "genocide", "cleans", "regime",    "puppet",   "illegally", "so-called", "rebel", "victor"};
  for (const StoryStep& each : story()) {
    std::string text = each.title + each.caption + each.notes;
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const std::string_view word : kWords) {
      EXPECT_EQ(text.find(word), std::string::npos) << each.id << ": " << word;
    }
  }
}

TEST(BundledStory, DrawsNoPostThatHasNoPlace) {
  const StoryStep& each = step("post-without-a-place");
  EXPECT_TRUE(each.highlights.empty());
  const Layer& proposals = *testing_bundled::scenario().layer("proposals");
  const auto row = std::ranges::find(proposals.features, "TR-INDEPENDENT-POST", &Feature::id);
  ASSERT_NE(row, proposals.features.end());
  EXPECT_FALSE(hasPlace(*row));
  EXPECT_EQ(validityIn(row->valid, each.window), Validity::Certain);
}

}  // namespace
}  // namespace geo
