// Two dates at once from the command line.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/picture.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace e2e {
namespace {

using Words = std::vector<std::string>;

std::string rendered(const Words& options) {
  Words words{"render", "-o", "-", "--size", "480x300"};
  words.insert(words.end(), options.begin(), options.end());
  const Outcome outcome = truceline(words);
  expectSuccess(outcome);
  return outcome.out;
}

Picture drawn(Words options) {
  options.insert(options.end(), {"--furniture", "none"});
  const auto picture = decodePng(rendered(options));
  EXPECT_TRUE(picture) << "not a PNG";
  return picture.value_or(Picture{});
}

/// The largest difference in any channel of any pixel.
int farthest(const Picture& a, const Picture& b) {
  if (a.pixels.size() != b.pixels.size()) return 255;
  int most = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) {
    for (const int shift : {0, 8, 16}) {
      const auto part = [&](std::uint32_t pixel) {
        return static_cast<int>(pixel >> shift & 0xff);
      };
      most = std::max(most, std::abs(part(a.pixels[i]) - part(b.pixels[i])));
    }
  }
  return most;
}

constexpr const char* kDates = "2020-11-10,2021-02-15";

TEST(Compare, EachModeIsAPictureOfItsOwn) {
  std::set<std::string> pictures{rendered({"--at", "2020-11-10"}),
                                 rendered({"--at", "2021-02-15"})};
  for (const char* mode : {"swipe", "side", "ghost"}) {
    pictures.insert(rendered({"--compare", kDates, "--compare-mode", mode}));
  }
  EXPECT_EQ(pictures.size(), 5u);
  EXPECT_TRUE(pictures.contains(rendered({"--compare", kDates}))) << "swipe is the default";
}

TEST(Compare, TheSameCommandGivesTheSameBytes) {
  for (const char* mode : {"swipe", "side", "ghost"}) {
    const Words options{"--compare", kDates, "--compare-mode", mode};
    EXPECT_EQ(rendered(options), rendered(options)) << mode;
  }
}

TEST(Compare, TheHalvesOfASwipeAreTheTwoDates) {
  const Picture before = drawn({"--at", "2020-11-10"}), after = drawn({"--at", "2021-02-15"});
  const Picture both = drawn({"--compare", kDates, "--split", "0.4"});
  const int line = 192, reach = 20;  // 0.4 of 480, and the handle
  const Box left{0, 0, line - reach, 300}, right{line + reach, 0, 480 - line - reach, 300};
  // Turned letters lie elsewhere in the atlas: the last bit of their sampling may differ.
  EXPECT_LE(farthest(cut(both, left), cut(before, left)), 1);
  EXPECT_LE(farthest(cut(both, right), cut(after, right)), 1);
  EXPECT_GT(countDifferent(cut(before, left), cut(after, left)), 0u);
}

TEST(Compare, TheOrderOfTheDatesMatters) {
  EXPECT_NE(rendered({"--compare", "2020-11-10,2021-02-15"}),
            rendered({"--compare", "2021-02-15,2020-11-10"}));
}

TEST(Compare, ChangesAreMarkedWhenAskedFor) {
  const Words plain{"--compare", "2020-11-15,2020-12-02"};
  EXPECT_NE(rendered(plain), rendered({plain[0], plain[1], "--mark-changes"}));
}

TEST(Compare, EqualDatesLeaveNoGhost) {
  EXPECT_EQ(drawn({"--compare", "2021-02-15,2021-02-15", "--compare-mode", "ghost"}),
            drawn({"--at", "2021-02-15"}));
}

TEST(Compare, AnyPeriodThatAtTakesIsADate) {
  EXPECT_EQ(rendered({"--compare", "2020-11,2021"}), rendered({"--compare", "2020-11,2021"}));
  EXPECT_NE(rendered({"--compare", "2020-11,2021"}), rendered({"--compare", "2020-11-01,2021"}));
}

TEST(Compare, WrongUsageIsRefused) {
  const std::pair<Words, const char*> rows[] = {
      {{"--compare", "2020-11-10"}, "--compare"},
      {{"--compare", "2020-11-10,2020-11-11,2020-11-12"}, "--compare"},
      {{"--compare", ","}, "--compare"},
      {{"--compare", "2020-11-10,soon"}, "soon"},
      {{"--compare", ""}, "--compare"},
      {{"--compare", kDates, "--at", "2020-11-10"}, "--at"},
      {{"--compare", kDates, "--from", "2020-11-10", "--to", "2020-11-11"}, "--from"},
      {{"--compare", kDates, "--compare-mode", "blink"}, "blink"},
      {{"--compare-mode", "swipe"}, "--compare"},
      {{"--split", "0.5"}, "--compare"},
      {{"--compare", kDates, "--split", "1.5"}, "1.5"},
      {{"--compare", kDates, "--split", "half"}, "half"},
      {{"--compare", kDates, "--split", "nan"}, "nan"},
      {{"--compare", kDates, "--compare-mode", "side", "--split", "0.5"}, "--split"},
      {{"--compare", kDates, "--compare-mode", "side", "--world-file"}, "--world-file"}};
  const support::TemporaryFolder folder;
  for (const auto& [options, says] : rows) {
    Words words{"render", "-o", "x.png"};
    words.insert(words.end(), options.begin(), options.end());
    SCOPED_TRACE(testing::PrintToString(options));
    expectRefused(truceline(words, {.words = {}, .folder = folder.path()}), says);
    EXPECT_THAT(namesIn(folder.path()), testing::IsEmpty());
  }
}

}  // namespace
}  // namespace e2e
