// A story put into the text of a scenario.toml: it reads back as it was given, and what did not
// change keeps its bytes.
#include "geo/io/story_writer.hpp"

#include "geo/base/time_text.hpp"
#include "geo/io/scenario_toml.hpp"
#include "geo/io/story_blocks.hpp"
#include "tests/geo/io/scratch.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::HasSubstr;
using testing_files::contentOf;

using Story = std::vector<StoryStep>;

constexpr std::string_view kHead =
    "# An author's file\nformat = 1 # one\nid = 'x'\ntitle = \"X\"\n"
    "extent = [46.0, 39.0, 47.0, 40.0]\nfrom = \"2020-09-01\"\nto = \"2021\"\n"
    "zone = \"Asia/Baku\"\n\n"
    "[[layer]]  # the only one\nid = \"sites\"\nkind = \"site\"\ntitle = \"S\"\nfile = \"s.csv\"\n";

constexpr std::string_view kOne =
    "# about the first\n[[story]] # 1\n\"id\" = \"one\" # stable\ntitle   =   'One'\n"
    "at = \"2020-11-25\"  # a day\n# within\n\nsources = [\n  \"a\", # the first\n  \"b\",\n]\n"
    "caption = \"\"\"\nLong\ntext \"\"with\"\" quotes\"\"\"\n# after the first\n";
constexpr std::string_view kTwo = "[[ story ]]\ntitle = \"Two\"\nat = \"2020-12\"\n";
constexpr std::string_view kThree =
    "# about\n# the third\n[[story]]\ntitle = \"Three\"\nat = \"2020-12-01/2020-12-05\"\n"
    "extent = [46.0, 39.0, 46.5, 39.5]\nlayers = []\nnotes = 'n'\n";
constexpr std::string_view kTable = "[[table]]\nfile = \"t.csv\"\n";

/// The three blocks with other things between them.
std::string authored() {
  std::string text(kHead);
  text += "\n# The story\n\n";
  text += kOne;
  text += "\n\n# a remark\n\n";
  text += kTwo;
  text += "\n# about the table\n";
  text += kTable;
  text += "\n";
  text += kThree;
  text += "\n# the end\n";
  return text;
}

Story storyOf(std::string_view text) {
  Report report;
  const auto outline = parseScenarioToml(text, "s.toml", report);
  EXPECT_TRUE(outline) << text;
  return outline ? outline->scenario.story : Story{};
}

std::string put(std::string_view text, const Story& story) {
  const auto written = withStory(text, story, "s.toml");
  EXPECT_TRUE(written) << describe(written.error());
  if (!written) return {};
  EXPECT_EQ(storyOf(*written), story) << *written;
  return *written;
}

/// `text` with its only `from` replaced.
std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto found = text.find(from);
  EXPECT_NE(found, std::string::npos) << from;
  EXPECT_EQ(text.find(from, found + 1), std::string::npos) << from;
  return text.replace(found, from.size(), to);
}

std::string withWindowsBreaks(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
    text.insert(at, "\r");
  }
  return text;
}

TEST(WithStory, OfTheSameStoryIsTheSameText) {
  std::string open = authored();
  open.resize(open.find("\n# the end"));
  open.pop_back();  // the last line has no end
  const std::string texts[] = {authored(), withWindowsBreaks(authored()), open, std::string(kHead),
                               contentOf(std::filesystem::path(TRUCELINE_SOURCE_DIR) /
                                         "assets/karabakh-2020/scenario.toml")};
  for (const std::string& text : texts) EXPECT_EQ(put(text, storyOf(text)), text);
}

TEST(WithStory, KeepsWhatIsWrongAsItIs) {
  const std::string text =
      authored() +
      "[[story]]\nid = \"one\"\ncaption = 5\nat = 'soon'\nlayers = ['none']\nx.y = 1\n"
      "extent = [1, 2]\nplay_seconds = 3\n[[story]]\nid = \"a\\u0000\"\n[story.more]\ntitle = 'no "
      "title'\n";
  EXPECT_EQ(put(text, storyOf(text)), text);
}

TEST(WithStory, ChangesOnlyTheValuesThatChanged) {
  const std::string text = authored();
  Story story = storyOf(text);
  story[0].title = "Uno";
  EXPECT_EQ(put(text, story), replaced(text, "'One'", "\"Uno\""));

  story = storyOf(text);
  story[0].sources = {"b", "c"};
  EXPECT_EQ(put(text, story),
            replaced(text, "[\n  \"a\", # the first\n  \"b\",\n]", "[\"b\", \"c\"]"));

  story = storyOf(text);
  story[0].caption = "Short";
  EXPECT_EQ(put(text, story),
            replaced(text, "\"\"\"\nLong\ntext \"\"with\"\" quotes\"\"\"", "\"Short\""));

  story = storyOf(text);
  story[0].caption = "";
  EXPECT_EQ(put(text, story),
            replaced(text, "caption = \"\"\"\nLong\ntext \"\"with\"\" quotes\"\"\"\n", ""));

  story = storyOf(text);
  story[2].extent.reset();
  story[2].centre = LonLat{46.25, 39.25};
  story[2].widthKm = 12.5;
  EXPECT_EQ(put(text, story), replaced(text, "extent = [46.0, 39.0, 46.5, 39.5]\n",
                                       "centre = [46.25, 39.25]\nwidth_km = 12.5\n"));

  story = storyOf(text);
  story[1].window = parseWindow("2020-10-05", Zone::named("Asia/Baku").value()).value();
  EXPECT_EQ(put(text, story), replaced(text, "\"2020-12\"", "\"2020-10-05\""));
}

TEST(WithStory, WritesAnIdThatTheTitleNoLongerGives) {
  const std::string text = authored();
  Story story = storyOf(text);
  ASSERT_EQ(story[1].id, "two");
  story[1].title = "Second";
  EXPECT_EQ(put(text, story), replaced(text, "[[ story ]]\ntitle = \"Two\"",
                                       "[[ story ]]\nid = \"two\"\ntitle = \"Second\""));
}

TEST(WithStory, PutsANewStepAfterTheOneBeforeIt) {
  const std::string text = authored();
  const std::string added = "[[story]]\nid = \"new\"\ntitle = \"New\"\nat = \"2020\"\n";
  StoryStep step;
  step.id = "new";
  step.title = "New";
  step.window = parseWindow("2020", Zone::named("Asia/Baku").value()).value();

  const std::string_view blocks[] = {kOne, kTwo, kThree};
  for (std::size_t after = 0; after < 3; ++after) {
    Story story = storyOf(text);
    story.insert(story.begin() + static_cast<std::ptrdiff_t>(after) + 1, step);
    const std::string block(blocks[after]);
    EXPECT_EQ(put(text, story), replaced(text, block, block + "\n" + added));
  }
  Story first = storyOf(text);
  first.insert(first.begin(), step);
  EXPECT_EQ(put(text, first), replaced(text, kOne, added + "\n" + std::string(kOne)));
  EXPECT_EQ(put(kHead, {step}), std::string(kHead) + "\n" + added);
  EXPECT_EQ(put(text, {step}),
            replaced(replaced(replaced(text, kOne, added), "\n" + std::string(kTwo), ""),
                     "\n" + std::string(kThree), ""));
}

TEST(WithStory, TakesOutAStepWithItsOwnComments) {
  const std::string text = authored();
  Story story = storyOf(text);
  story.erase(story.begin() + 2);
  EXPECT_EQ(put(text, story), replaced(text, "\n" + std::string(kThree), ""));
  story.erase(story.begin());
  EXPECT_EQ(put(text, story),
            replaced(replaced(text, "\n" + std::string(kThree), ""), "\n" + std::string(kOne), ""));
  story.clear();
  const std::string bare = put(text, story);
  EXPECT_THAT(bare, HasSubstr("# The story\n"));
  EXPECT_THAT(bare, HasSubstr("# a remark\n"));
  EXPECT_THAT(bare, HasSubstr("# about the table\n[[table]]\nfile = \"t.csv\"\n"));
  EXPECT_THAT(bare, HasSubstr("# the end\n"));
}

TEST(WithStory, MovesBlocksWhole) {
  const std::string text = authored();
  Story story = storyOf(text);
  std::swap(story[0], story[2]);
  std::string expected = replaced(replaced(text, kOne, "<1>"), kThree, "<3>");
  expected = replaced(replaced(expected, "<1>", kThree), "<3>", kOne);
  EXPECT_EQ(put(text, story), expected);
  std::swap(story[0], story[2]);
  EXPECT_EQ(put(expected, story), text);
}

TEST(WithStory, RefusesWhatItCannotWrite) {
  const std::string text = authored();
  const auto why = [&text](const Story& story) {
    const auto written = withStory(text, story, "s.toml");
    EXPECT_FALSE(written);
    return written ? std::string() : describe(written.error());
  };
  Story story = storyOf(text);
  story[1].id.clear();
  EXPECT_EQ(why(story), "step 2 'Two' has no id of its own: s.toml");
  story[1].id = "one";
  EXPECT_EQ(why(story), "step 2 'Two' has no id of its own: s.toml");
  story = storyOf(text);
  story[1].notes = "no \xFF UTF-8";
  EXPECT_EQ(why(story), "the story cannot be written in scenario.toml: s.toml");
  story[1].notes = std::string(100'001, 'x');
  EXPECT_EQ(why(story), "step 2 'two' cannot be written in scenario.toml: s.toml");
  story = storyOf(text);
  story[0].crs = "EPSG:1";
  EXPECT_EQ(why(story), "step 1 'one' cannot be written in scenario.toml: s.toml");

  const auto brackets = withStory(std::string(kHead.substr(0, kHead.find("[[layer"))) +
                                      "story = [{title = \"T\", at = \"2020\"}]\n",
                                  {}, "s.toml");
  ASSERT_FALSE(brackets);
  EXPECT_THAT(describe(brackets.error()), HasSubstr("below a line [[story]]"));
  EXPECT_FALSE(withStory("no scenario", {}, "s.toml"));
}

/// Stories of every kind of step, text and time.
class RandomStory {
 public:
  explicit RandomStory(unsigned seed) : random_(seed) {}

  Story make() {
    Story story(below(6));
    for (std::size_t i = 0; i < story.size(); ++i) {
      story[i] = step();
      story[i].id =
          freeStepId({story.begin(), story.begin() + static_cast<std::ptrdiff_t>(i)}, story[i].id);
    }
    return story;
  }

  /// The story after one edit.
  Story edited(Story story) {
    const auto at = static_cast<std::ptrdiff_t>(below(story.size() + 1));
    const bool any = static_cast<std::size_t>(at) < story.size();
    switch (below(any ? 4 : 1)) {
      case 0: {
        StoryStep added = step();
        added.id = freeStepId(story, added.id);
        story.insert(story.begin() + at, added);
        break;
      }
      case 1:
        story.erase(story.begin() + at);
        break;
      case 2:
        std::rotate(story.begin(), story.begin() + at, story.end());
        break;
      default: {
        const std::string id = story[static_cast<std::size_t>(at)].id;
        story[static_cast<std::size_t>(at)] = step();
        story[static_cast<std::size_t>(at)].id = id;
      }
    }
    return story;
  }

  std::size_t below(std::size_t count) { return random_() % count; }

 private:
  std::string text() {
    constexpr std::string_view kPieces[] = {
        "a",       "B ",  "\n",          "\"",   "\"\"\"", "'", "'''",  "\\",
        "\\u0041", "#",   "[[story]]\n", "\t",   "\r\n",   "=", "\x01", "\x7F",
        "Şuşa",    "شهر", "\U0001F30D",  "\n\n", " \n",    "]"};
    std::string made;
    for (std::size_t i = below(8); i > 0; --i) made += kPieces[below(std::size(kPieces))];
    return made;
  }

  std::vector<std::string> texts() {
    std::vector<std::string> list(below(4));
    for (std::string& each : list) each = text();
    return list;
  }

  TimeSpan span() {
    constexpr std::string_view kSpans[] = {"2020",
                                           "2020-11",
                                           "2020-11-10",
                                           "2020-11-10T01:00",
                                           "2020-11/2021-02-03",
                                           "2020-11-10T03:04:05Z/2021"};
    return parseWindow(kSpans[below(std::size(kSpans))], zone_).value();
  }

  StoryStep step() {
    StoryStep step;
    step.id = text();
    step.title = text();
    step.caption = text();
    step.notes = text();
    step.sources = texts();
    const double x = static_cast<double>(below(1000)) / 7 - 70, y = x / 3;
    if (below(3) == 0) step.extent = GeoBox{x, y, x + 1.25, y + 0.1};
    if (!step.extent && below(2) == 0) step.centre = LonLat{x, y};
    if (step.centre) step.widthKm = 0.5 + static_cast<double>(below(900)) / 11;
    step.window = span();
    if (below(2) == 0) step.layers = texts();
    step.highlights = texts();
    if (below(2) == 0) step.play = span();
    if (step.play) step.playSeconds = 1 + static_cast<double>(below(100)) / 3;
    if (below(2) == 0) step.before = span();
    if (step.before) step.compare = kCompareWays[below(kCompareWays.size())];
    return step;
  }

  std::mt19937 random_;
  Zone zone_ = Zone::named("Asia/Baku").value();
};

TEST(WithStory, ReadsBackWhateverItIsGiven) {
  RandomStory random(25);
  for (int round = 0; round < 300; ++round) {
    const std::string base = random.below(2) == 0 ? std::string(kHead) : authored();
    put(random.below(2) == 0 ? base : withWindowsBreaks(base), random.make());
  }
}

TEST(WithStory, OneEditAfterTheOtherLeavesTheOtherBlocksAlone) {
  RandomStory random(10);
  for (int run = 0; run < 12; ++run) {
    std::string text = authored();
    Story story = storyOf(text);
    for (int edit = 0; edit < 12; ++edit) {
      const Story next = random.edited(story);
      const std::string written = put(text, next);
      const auto blocks = storyBlocks(tomlPieces(text));
      ASSERT_EQ(blocks.size(), story.size());
      for (std::size_t i = 0; i < story.size(); ++i) {
        if (std::ranges::find(next, story[i]) == next.end()) continue;
        EXPECT_THAT(written,
                    HasSubstr(text.substr(blocks[i].begin, blocks[i].end - blocks[i].begin)));
      }
      EXPECT_THAT(written, testing::StartsWith(std::string(kHead) + "\n# The story\n"));
      EXPECT_THAT(written, HasSubstr("\n# about the table\n" + std::string(kTable)));
      text = written;
      story = next;
    }
    EXPECT_EQ(put(text, story), text);
  }
}

}  // namespace
}  // namespace geo
