// How a layer's lines are drawn and at which scales it is shown, as scenario.toml says it.
#include "geo/io/scenario_toml.hpp"
#include "tests/geo/io/scratch.hpp"

#include <gtest/gtest.h>

namespace geo {
namespace {

using testing_files::textOf;

struct Read {
  Layer layer;
  std::string problems;
};

/// The one layer with some more keys, which begin on line 12.
Read layerWith(std::string_view keys) {
  const std::string text =
      "format = 1\nid = \"x\"\ntitle = \"X\"\nextent = [46.0, 39.0, 47.0, 40.0]\n"
      "from = \"2020-09-01\"\nto = \"2021\"\n"
      "[[layer]]\nid = \"l\"\nkind = \"band\"\ntitle = \"L\"\nfile = \"l.csv\"\n";
  Report report;
  const auto outline = parseScenarioToml(text + std::string(keys), "s.toml", report);
  EXPECT_TRUE(outline) << keys;
  return {outline.value().scenario.layers.at(0), textOf(report)};
}

TEST(LayerLook, NamesEachLinePattern) {
  const std::pair<const char*, LinePattern> rows[] = {
      {"solid", LinePattern::Solid},
      {"dashed", LinePattern::Dashed},
      {"dotted", LinePattern::Dotted},
      {"double", LinePattern::Double},
      {"hachured-left", LinePattern::HachuredLeft},
      {"hachured-right", LinePattern::HachuredRight},
      {"hachured-both", LinePattern::HachuredBoth}};
  for (const auto& [word, pattern] : rows) {
    const Read read = layerWith(std::string("line = \"") + word + "\"\n");
    EXPECT_EQ(read.layer.style.line, pattern) << word;
    EXPECT_EQ(read.problems, "") << word;
  }
  EXPECT_EQ(layerWith("").layer.style.line, std::nullopt);
}

TEST(LayerLook, TellsOfALinePatternThatItDoesNotKnow) {
  const Read read = layerWith("line = \"wavy\"\n");
  EXPECT_EQ(read.layer.style.line, std::nullopt);
  EXPECT_EQ(read.problems, "s.toml:12: error: line: 'wavy' is unknown (layer 'l')\n");
  EXPECT_EQ(layerWith("line = 3\n").problems, "s.toml:12: error: line: not text (layer 'l')\n");
}

TEST(LayerLook, ReadsTheWidthsOfPicturesThatShowIt) {
  const struct {
    const char* keys;
    double from, to;
    const char* problems;
  } rows[] = {
      {"", 0, 0, ""},
      {"shown_from_km = 20\n", 20, 0, ""},
      {"shown_to_km = 400.5\n", 0, 400.5, ""},
      {"shown_from_km = 20\nshown_to_km = 400\n", 20, 400, ""},
      {"shown_from_km = -1\n", 0, 0, "s.toml:12: error: shown_from_km: less than 0 (layer 'l')\n"},
      {"shown_from_km = \"far\"\n", 0, 0,
       "s.toml:12: error: shown_from_km: not a number (layer 'l')\n"},
      {"shown_from_km = 400\nshown_to_km = 400\n", 0, 0,
       "s.toml:13: error: shown_to_km: not more than 'shown_from_km': both are left out (layer "
       "'l')\n"},
  };
  for (const auto& row : rows) {
    const Read read = layerWith(row.keys);
    EXPECT_EQ(read.layer.shownFromKm, row.from) << row.keys;
    EXPECT_EQ(read.layer.shownToKm, row.to) << row.keys;
    EXPECT_EQ(read.problems, row.problems) << row.keys;
  }
}

}  // namespace
}  // namespace geo
