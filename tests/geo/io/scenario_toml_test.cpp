#include "geo/io/scenario_toml.hpp"

#include "geo/base/time_text.hpp"
#include "tests/geo/io/scratch.hpp"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing_files::textOf;

// Six lines, so that what a case adds begins in line 7.
constexpr std::string_view kHead =
    "format = 1\n"
    "id = \"x\"\n"
    "title = \"X\"\n"
    "extent = [46.0, 39.0, 47.0, 40.0]\n"
    "from = \"2020-09-01\"\n"
    "to = \"2021\"\n";

Moment at(std::string_view text) {
  return parsePeriod(text).value().from;
}

struct Case {
  std::string_view added, problems;
};

const Case kCases[] = {
    {"", ""},
    {"zone = 4\n", "s.toml:7: error: zone: not text\n"},
    {"zone = \"a\\u0000b\"\n", "s.toml:7: error: zone: holds a NUL\n"},
    {"\nlanguage = \"en\"\n", "s.toml:8: warning: language: unknown key\n"},
    {"at = \"yesterday\"\n", "s.toml:7: error: at: 'yesterday' is not an ISO 8601 date or time\n"},
    {"at = 2020-11-25\n", "s.toml:7: error: at: not text\n"},
    {"at = \"2019-11-25\"\n", "s.toml:7: warning: at: outside of 'from' and 'to'\n"},
    {"at = \"2020-11-25/2020-12-01\"\n", ""},
    {"at = \"2020-11-25/2020-11-24\"\n",
     "s.toml:7: error: at: '2020-11-25/2020-11-24' is an interval that ends before it begins\n"},
    {"[[table]]\nfile = \"t.csv\"\nzone = \"Asia/Baku\"\nwhere = \"a > 1\"\n", ""},
    {"[[table]]\ntitle = \"T\"\n", "s.toml:7: error: file: missing (table '')\n"},
    {"[[table]]\nfile = \"t.csv\"\nzone = \"Baku\"\nkind = \"x\"\n",
     "s.toml:9: error: zone: 'Baku' is not a time zone that this system knows (try Asia/Baku) "
     "(table 't.csv')\ns.toml:10: warning: kind: unknown key (table 't.csv')\n"},
    {"party = 1\n", "s.toml:7: error: party: not a list of tables\n"},
    {"party = [1]\n", "s.toml:7: error: party: not a list of tables\n"},
    {"[[party]]\nname = \"N\"\ncolor = \"#123456\"\n", "s.toml:7: error: id: missing (party)\n"},
    {"[[party]]\nid = \"\"\nname = \"N\"\n", "s.toml:8: error: id: missing (party)\n"},
    {"[[party]]\nid = \"P\"\nname = \"N\"\ncolor = \"red\"\n",
     "s.toml:10: error: color: 'red' is not a colour (party)\n"},
    {"[[party]]\nid = \"P\"\nname = \"N\"\n[[party]]\nid = \"P\"\nname = \"M\"\n",
     "s.toml:11: error: id: 'P' is taken: the party is left out (party)\n"},
    {"[[layer]]\nid = \"l\"\nkind = \"blob\"\ntitle = \"L\"\nfile = \"l.csv\"\n",
     "s.toml:9: error: kind: 'blob' is unknown: the layer is left out (layer 'l')\n"},
    {"[[layer]]\nkind = \"site\"\ntitle = \"L\"\nfile = \"l.csv\"\n",
     "s.toml:7: error: id: missing (layer '')\n"},
    {"[[layer]]\nid = \"l\"\nkind = \"site\"\nfile = \"l.csv\"\n",
     "s.toml:7: error: title: missing (layer 'l')\n"},
    {"[[layer]]\nid = \"l\"\nkind = \"site\"\ntitle = \"L\"\n",
     "s.toml:7: error: file: missing (layer 'l')\n"},
    {"[[layer]]\nid = \"l\"\nkind = \"site\"\ntitle = \"L\"\nfile = \"l.csv\"\nvisible = \"yes\"\n",
     "s.toml:12: error: visible: neither true nor false (layer 'l')\n"},
    {"[[layer]]\nid = \"l\"\nkind = \"site\"\ntitle = \"L\"\nfile = \"l.csv\"\nwidth = -1\n",
     "s.toml:12: error: width: not more than 0 (layer 'l')\n"},
    {"[[layer]]\nid = \"l\"\nkind = \"site\"\ntitle = \"L\"\nfile = \"l.csv\"\nwidth = nan\n",
     "s.toml:12: error: width: not a number (layer 'l')\n"},
    {"[[layer]]\nid = \"l\"\nkind = \"site\"\ntitle = \"L\"\nfile = \"l.csv\"\ndash = [4, \"x\"]\n",
     "s.toml:12: error: dash: not a list of numbers (layer 'l')\n"},
    {"[[layer]]\nid = \"l\"\nkind = \"site\"\ntitle = \"L\"\nfile = \"l.csv\"\ndash = [4, 0]\n",
     "s.toml:12: error: dash: not pairs of lengths more than 0 (layer 'l')\n"},
    {"[[layer]]\nid = \"l\"\nkind = \"site\"\ntitle = \"L\"\nfile = \"l.csv\"\nsize = 3\n",
     "s.toml:12: warning: size: unknown key (layer 'l')\n"},
    {"[[layer]]\nid = \"l\"\nkind = \"site\"\ntitle = \"L\"\nfile = \"l.csv\"\n"
     "[[layer]]\nid = \"l\"\nkind = \"area\"\ntitle = \"M\"\nfile = \"m.csv\"\n",
     "s.toml:13: error: id: 'l' is taken: the layer is left out (layer 'l')\n"},
};

TEST(ParseScenarioToml, NamesWhatIsWrongAndGoesOn) {
  for (const auto& [added, problems] : kCases) {
    Report report;
    const auto outline =
        parseScenarioToml(std::string(kHead) + std::string(added), "s.toml", report);
    ASSERT_TRUE(outline) << added << describe(outline.error());
    EXPECT_EQ(textOf(report), problems) << added;
    EXPECT_EQ(outline->layerLines.size(), outline->scenario.layers.size());
  }
}

TEST(ParseScenarioToml, RefusesAProjectionThatProjDoesNotKnow) {
  Report report;
  const auto outline =
      parseScenarioToml(std::string(kHead) + "crs = \"EPSG:1\"\n", "s.toml", report);
  ASSERT_TRUE(outline);
  EXPECT_THAT(textOf(report), HasSubstr("s.toml:7: error: crs: 'EPSG:1': "));
  EXPECT_EQ(outline->scenario.crs, "");
}

TEST(ParseScenarioToml, KeepsTheFirstOfTwoLayersWithOneId) {
  Report report;
  const auto outline = parseScenarioToml(
      std::string(kHead) + std::string(kCases[std::size(kCases) - 1].added), "s.toml", report);
  ASSERT_TRUE(outline);
  ASSERT_EQ(outline->scenario.layers.size(), 1u);
  EXPECT_EQ(outline->scenario.layers[0].kind, LayerKind::Site);
  EXPECT_THAT(outline->layerLines, ElementsAre(11));
}

TEST(ParseScenarioToml, OpensOnTheFirstDayUnlessTold) {
  Report report;
  const auto outline = parseScenarioToml(kHead, "s.toml", report);
  ASSERT_TRUE(outline);
  EXPECT_EQ(outline->scenario.range, (TimeSpan{at("2020-09-01"), at("2022-01-01")}));
  EXPECT_EQ(outline->scenario.opening, (TimeSpan{at("2020-09-01"), at("2020-09-02")}));
}

/// The head without the line that begins with `key`, and with `line` instead.
std::string headWith(std::string_view key, std::string_view line) {
  std::string head(kHead);
  const auto start = head.find(key);
  head.replace(start, head.find('\n', start) - start, line);
  return head;
}

TEST(ParseScenarioToml, FailsWhereNothingCanBeShown) {
  const std::string texts[] = {
      "",
      "no toml at all",
      std::string(kHead) + "[[layer]\n",
      std::string(kHead) + "id = \"twice\"\n",
      headWith("extent", ""),
      headWith("extent", "extent = 5"),
      headWith("extent", "extent = [46, 39, 47]"),
      headWith("extent", "extent = [47, 39, 46, 40]"),
      headWith("extent", "extent = [46, 40, 47, 39]"),
      headWith("extent", "extent = [46, 39, 47, 91]"),
      headWith("extent", "extent = [46, 39, nan, 40]"),
      headWith("from", ""),
      headWith("to =", ""),
      headWith("from", "from = \"soon\""),
      headWith("from", "from = \"2022-01-01\""),
      headWith("from", "from = \"..2020-01-01\""),
      headWith("to =", "to = \"2020-12-01..\""),
  };
  for (const std::string& text : texts) {
    Report report;
    const auto outline = parseScenarioToml(text, "s.toml", report);
    ASSERT_FALSE(outline) << text;
    EXPECT_EQ(outline.error().on, "s.toml");
    EXPECT_FALSE(outline.error().what.empty());
  }
}

TEST(ParseScenarioToml, SaysInWhichLineItStopsBeingToml) {
  Report report;
  const auto outline = parseScenarioToml("format = 1\nid = \n", "s.toml", report);
  ASSERT_FALSE(outline);
  EXPECT_THAT(outline.error().what, HasSubstr("line 2"));
}

}  // namespace
}  // namespace geo
