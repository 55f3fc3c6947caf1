// The legend's notes say how things look only where something looks so.
#include "tests/viewer/render/pictures.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::LayerKind;

/// One row of a kind, valid from 10 November to some day of the first five of December 2020.
geo::Scenario oneOf(LayerKind kind) {
  return test::scenarioOf(kind, geo::LonLat{46.5, 39.6}, "kind", "base");
}

bool isNoted(geo::Scenario scenario, std::string_view words,
             geo::TimeSpan window = test::span("2020-11-20", "2020-11-21")) {
  test::Picture picture = test::pictureOf(std::move(scenario));
  picture.tell(command::SetFurniture{Furniture::Full});
  picture.tell(command::SetWindow{window});
  const auto notes = picture.frame().words.legendNotes;
  return std::ranges::any_of(
      notes, [&](const std::string& note) { return note.find(words) != note.npos; });
}

TEST(LegendNotes, TellOfStruckPostsOnlyWhereOneCloses) {
  const geo::TimeSpan untilLater = test::span("2020-11-01", "2021-01-01");
  EXPECT_TRUE(isNoted(oneOf(LayerKind::Site), "Struck", untilLater));
  EXPECT_FALSE(isNoted(oneOf(LayerKind::Site), "Struck"));
  EXPECT_FALSE(isNoted(oneOf(LayerKind::Site), "Struck", test::span("2020-12-01", "2020-12-03")))
      << "it may stand on";
  EXPECT_FALSE(isNoted(oneOf(LayerKind::Event), "Struck", untilLater)) << "events do not close";
  EXPECT_FALSE(isNoted(oneOf(LayerKind::Proposal), "Struck", untilLater)) << "it never stood";
}

TEST(LegendNotes, TellOfThinLinesOnlyWhereAMarkerStandsBesideItsPlace) {
  geo::Scenario scenario = oneOf(LayerKind::Site);
  EXPECT_FALSE(isNoted(scenario, "Thin line"));
  scenario.layers[0].features.push_back(scenario.layers[0].features[0]);
  EXPECT_TRUE(isNoted(scenario, "Thin line"));
}

TEST(LegendNotes, TellOfDiscsOnlyWhereOneIsSeenAroundItsSymbol) {
  geo::Scenario scenario = oneOf(LayerKind::Site);
  EXPECT_FALSE(isNoted(scenario, "Disc"));
  scenario.layers[0].features[0].accuracyMetres = {10};
  EXPECT_FALSE(isNoted(scenario, "Disc")) << "the symbol hides it";
  scenario.layers[0].features[0].accuracyMetres = {20e3};
  EXPECT_TRUE(isNoted(scenario, "Disc"));
  scenario.layers[0].kind = LayerKind::Event;
  EXPECT_FALSE(isNoted(scenario, "Disc")) << "events have none";
}

}  // namespace
}  // namespace viewer
