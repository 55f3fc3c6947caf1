// A bundle without the speaker's notes has none of them, and all the rest as it was.
#include "geo/io/bundle_notes.hpp"

#include "geo/io/scenario_toml.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kHead =
    "format = 1\nid = 'x'\ntitle = 'X'  # a title\nextent = [-30, 45, -29, 46]\n"
    "from = '2021-01-01'\nto = '2022-01-01'\n\n# the story\n";

std::string step(const std::string& notes) {
  return "[[story]]\nid = 'a'\ntitle = 'A'\ncaption = 'said'\nat = '2021-02-03'\n" + notes;
}

TEST(BundleNotes, GoAndAllElseStays) {
  const std::string other = "\n[[story]]\nid = 'b'\ntitle = 'B'  # second\nat = '2021-03-04'\n";
  for (const char* notes : {"notes = 'SECRET'\n", "notes = '''SECRET\nof two lines'''\n",
                            "notes = \"SECRET \\\"quoted\\\"\"  # and a comment\n"}) {
    const auto text = withoutNotes(kHead + step(notes) + other, "x.toml");
    ASSERT_TRUE(text) << describe(text.error());
    EXPECT_THAT(*text, Not(HasSubstr("SECRET")));
    EXPECT_TRUE(text->starts_with(kHead)) << *text;
    EXPECT_THAT(*text, HasSubstr("caption = 'said'"));
    EXPECT_TRUE(text->ends_with(other)) << *text;
    Report report;
    const auto outline = parseScenarioToml(*text, "x.toml", report);
    ASSERT_TRUE(outline);
    EXPECT_EQ(outline->scenario.story.size(), 2u);
  }
}

TEST(BundleNotes, WhereThereAreNoneTheTextIsTheSame) {
  for (const std::string& text : {kHead, kHead + step(""), kHead + step("notes = ''\n")}) {
    EXPECT_EQ(withoutNotes(text, "x.toml").value(), text);
  }
}

TEST(BundleNotes, ThatAReaderPassesOverAreNotLeftBehind) {
  const std::string kNotes[] = {"['SECRET']", "{say = 'SECRET'}",
                                "'SECRET" + std::string(200'000, '!') + "'"};
  for (const std::string& notes : kNotes) {
    const auto text = withoutNotes(kHead + step("notes = " + notes + "\n"), "x.toml");
    EXPECT_THAT(text.value_or("refused"), Not(HasSubstr("SECRET")));
  }
}

TEST(BundleNotes, OfATextThatIsNoScenarioFail) {
  EXPECT_FALSE(withoutNotes("no TOML", "x.toml"));
  EXPECT_FALSE(withoutNotes(step("notes = 'SECRET'\n"), "x.toml"));
}

}  // namespace
}  // namespace geo
