// What is written as scenario.toml is what is read from it.
#include "viewer/snapshot/scenario_text.hpp"

#include "geo/io/scenario_toml.hpp"
#include "tests/support/scenario_builder.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using testing::HasSubstr;
using testing::Not;

geo::Scenario readBack(const std::string& text) {
  geo::Report report;
  auto outline = geo::parseScenarioToml(text, "scenario.toml", report);
  EXPECT_TRUE(outline) << geo::describe(outline.error()) << "\n" << text;
  EXPECT_TRUE(report.empty()) << geo::describe(report.problems().front()) << "\n" << text;
  return outline ? std::move(outline->scenario) : geo::Scenario{};
}

std::string randomText(std::mt19937& random) {
  constexpr const char* kPieces[] = {"a", "Ш", "\"", "\\",          "\n",   "\t", "\x7f", "\r",
                                     "'", "#", "]",  "[[table]]\n", "\x01", "😀",  " ",    "\"\"\""};
  std::string text = "x";  // an empty text is none
  for (std::size_t i = random() % 9; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

geo::TableLink randomLink(std::mt19937& random) {
  const auto text = [&] { return random() % 3 == 0 ? std::string() : randomText(random); };
  geo::TableLink link;
  link.path = randomText(random);
  link.layer = text();
  link.title = text();
  link.zone = random() % 2 == 0 ? "Asia/Baku" : "";
  link.begin = text();
  link.end = text();
  link.longitude = text();
  link.crs = random() % 2 == 0 ? "EPSG:32638" : "";
  link.latitude = text();
  link.kinds = text();
  link.size = text();
  link.where = text();
  for (std::size_t i = random() % 3; i > 0; --i) link.hiddenKinds.push_back(randomText(random));
  link.visible = random() % 2 == 0;
  return link;
}

geo::Scenario randomScenario(std::mt19937& random) {
  geo::Scenario scenario;
  scenario.id = "tables";
  scenario.title = randomText(random);
  scenario.credits = randomText(random);
  scenario.disclaimer = randomText(random);
  scenario.crs = "EPSG:32638";
  scenario.zone = geo::Zone::named(random() % 2 == 0 ? "UTC" : "Asia/Baku").value();
  const auto share = [&] { return static_cast<double>(random()) / 4294967296.0; };
  scenario.extent = {-share() * 100, -share() * 80, share() * 100, share() * 80};
  scenario.range = {support::on("2020-01-01"), support::on("2022-01-01")};
  const geo::Moment from = support::on("2020-05-01") + std::chrono::seconds{random() % 10'000'000};
  scenario.opening = {from, from + std::chrono::seconds{1 + random() % 10'000'000}};
  if (random() % 2 == 0) scenario.marking = {randomText(random), {1, 2, 3, 255}};
  for (std::size_t i = random() % 4; i > 0; --i) scenario.tables.push_back(randomLink(random));
  return scenario;
}

void expectSame(const geo::Scenario& read, const geo::Scenario& written) {
  EXPECT_EQ(read.opening, written.opening);
  EXPECT_EQ(read.crs, written.crs);
  EXPECT_EQ(read.marking, written.marking);
  EXPECT_EQ(read.tables, written.tables);
}

TEST(ScenarioText, IsReadAsItWasWrittenWhateverTheTexts) {
  std::mt19937 random(11);
  for (int i = 0; i < 60; ++i) {
    const geo::Scenario written = randomScenario(random);
    const geo::Scenario read = readBack(scenarioText(written));
    expectSame(read, written);
    EXPECT_EQ(read.title, written.title);
    EXPECT_EQ(read.credits, written.credits);
    EXPECT_EQ(read.disclaimer, written.disclaimer);
    EXPECT_EQ(read.zone, written.zone);
    EXPECT_EQ(read.range, written.range);
    EXPECT_EQ(read.extent.west, written.extent.west);
    EXPECT_EQ(read.extent.north, written.extent.north);
  }
}

constexpr const char* kAuthors = R"(# Ours, by hand.
format = 1
id = "ours"
title = "Şuşa — Шуша"  # as it is spelt
extent = [45.5, 38.8, 47.5, 40.5]
from = "2020-01-01"
to = "2022-01-01"  # its end
subtitle = "Ş" # é

[[table]]
file = "old.csv"
title = """
[[layer]] of nothing
"""

# The posts.
[[layer]]
id = "sites"
kind = "site"
title = "Posts"
file = "sites.csv"

[[table]]
file = "older.csv"
)";

TEST(ScenarioText, OfAnAuthorKeepsEveryOtherLine) {
  std::mt19937 random(12);
  for (int i = 0; i < 40; ++i) {
    const geo::Scenario wanted = randomScenario(random);
    const auto changed = changedText(kAuthors, "scenario.toml", wanted);
    ASSERT_TRUE(changed) << geo::describe(changed.error());
    const geo::Scenario read = readBack(*changed);
    expectSame(read, wanted);
    EXPECT_EQ(read.title, "Şuşa — Шуша");
    ASSERT_EQ(read.layers.size(), 1u);
    for (const char* line : {"# Ours, by hand.\n", "# as it is spelt\n", "# its end\n", "# é\n",
                             "\n# The posts.\n[[layer]]\n"}) {
      EXPECT_THAT(*changed, HasSubstr(line));
    }
    EXPECT_THAT(*changed, Not(HasSubstr("old.csv")));
    EXPECT_THAT(*changed, Not(HasSubstr("older.csv")));
    const auto again = changedText(*changed, "scenario.toml", wanted);
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, *changed) << "saving again changes nothing";
  }
}

TEST(ScenarioText, WithoutChangeIsTheAuthorsOwn) {
  std::string text = kAuthors;
  text.erase(text.find("\n[[table]]\nfile = \"older"));
  const auto first = text.find("[[table]]"), last = text.find("# The posts");
  text.erase(first, last - first);
  EXPECT_EQ(changedText(text, "scenario.toml", readBack(text)).value(), text);
}

TEST(ScenarioText, ReplacesAValueWhereItStands) {
  std::string text = kAuthors;
  text.insert(text.find("subtitle"), "at   =  \"2020-11-25\" # the day\n");
  geo::Scenario wanted = readBack(text);
  wanted.opening = support::periodOf("2021-03");
  const std::string changed = changedText(text, "scenario.toml", wanted).value();
  EXPECT_THAT(changed,
              HasSubstr("\nat   =  \"2021-03-01T00:00:00Z/2021-04-01T00:00:00Z\" # the day\n"));
}

TEST(ScenarioText, ThatIsNoneFails) {
  EXPECT_FALSE(changedText("title = ", "scenario.toml", {}));
  std::string brackets = kAuthors;
  brackets.erase(brackets.find("\n[[table]]\nfile = \"older"));
  brackets.erase(brackets.find("[[table]]"),
                 brackets.find("# The posts") - brackets.find("[[table]]"));
  brackets.insert(brackets.find("[[layer]]"), "table = [{file = \"a.csv\"}]\n");
  const auto failed = changedText(brackets, "scenario.toml", readBack(brackets));
  ASSERT_FALSE(failed);
  EXPECT_THAT(failed.error().what, HasSubstr("[[table]]"));
}

}  // namespace
}  // namespace viewer
