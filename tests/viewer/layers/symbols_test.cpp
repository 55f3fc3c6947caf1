// The symbol sheet and what the legend makes of it.
#include "tests/viewer/layers/bundled.hpp"
#include "tests/viewer/layers/scenario_tools.hpp"
#include "viewer/layers/legend.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using Sample = LegendEntry::Sample;
using geo::LayerKind;
using testing::Contains;
using testing::ElementsAre;

std::vector<Symbol> allSymbols() {
  std::vector<Symbol> all;
  for (std::size_t i = 0; i < kSymbolCount; ++i) all.push_back(static_cast<Symbol>(i));
  return all;
}

TEST(Symbols, HaveABodyAndAFrameAboutAUnitLarge) {
  for (const Symbol symbol : allSymbols()) {
    SCOPED_TRACE(titleOf(symbol));
    const SymbolShape shape = shapeOf(symbol);
    EXPECT_FALSE(shape.body.empty());
    EXPECT_FALSE(shape.frame.empty());
    EXPECT_GT(shape.diameterPt, 3);
    double farthest = 0;
    for (const auto* contours : {&shape.body, &shape.frame, &shape.mark}) {
      for (const Contour& contour : *contours) {
        EXPECT_GE(contour.points.size(), contour.closed ? 3u : 2u);
        for (const UnitPoint& p : contour.points) {
          farthest = std::max(farthest, std::hypot(double{p.x}, double{p.y}));
        }
      }
    }
    EXPECT_LE(farthest, 1.2) << "would be cut off";
    EXPECT_GE(farthest, 0.6) << "smaller than its diameter says";
  }
}

TEST(Symbols, HaveTitlesOfTheirOwn) {
  std::set<std::string_view> titles;
  for (const Symbol symbol : allSymbols()) titles.insert(titleOf(symbol));
  EXPECT_EQ(titles.size(), kSymbolCount);
  EXPECT_FALSE(titles.contains(""));
}

TEST(Symbols, EachKindOfTheBundledPostsHasOne) {
  int kinds = 0;
  for (const geo::Layer& layer : test::bundledScenario()->layers) {
    if (layer.kind != LayerKind::Site && layer.kind != LayerKind::Proposal) continue;
    for (const geo::Feature& feature : layer.features) {
      const std::string_view kind = geo::valueOf(layer, feature, "kind");
      EXPECT_NE(symbolForKind(kind), Symbol::Place) << feature.id << " is of kind " << kind;
      ++kinds;
    }
  }
  EXPECT_GT(kinds, 40);
  EXPECT_EQ(symbolForKind("teapot"), Symbol::Place);
  EXPECT_EQ(symbolForKind(""), Symbol::Place);
}

TEST(Symbols, GrowSteadilyTheNearerThePictureIs) {
  EXPECT_FLOAT_EQ(symbolScaleAt(200e3), 1);
  EXPECT_FLOAT_EQ(symbolScaleAt(60e3), 1.2f);
  EXPECT_FLOAT_EQ(symbolScaleAt(500e3), 0.8f);
  EXPECT_FLOAT_EQ(symbolScaleAt(1e3), symbolScaleAt(60e3));
  EXPECT_FLOAT_EQ(symbolScaleAt(5e6), symbolScaleAt(500e3));
  std::set<float> sizes;
  float before = symbolScaleAt(1e3);
  for (double width = 1e3; width < 5e6; width *= 1.01) {
    const float scale = symbolScaleAt(width);
    EXPECT_LE(scale, before) << width;
    EXPECT_GT(scale, before - 0.051f) << "no jump at " << width;
    sizes.insert(scale);
    before = scale;
  }
  EXPECT_LE(sizes.size(), 9u) << "each is drawn into the atlas once";
}

// An empty triangle; a frame with a staff at its lower left corner.
TEST(Symbols, NameAStandardOnlyWhereTheSignIsItsOwn) {
  std::set<Symbol> standard;
  for (std::size_t i = 0; i < kSymbolCount; ++i) {
    const auto symbol = static_cast<Symbol>(i);
    if (standardOf(symbol).empty()) continue;
    EXPECT_EQ(standardOf(symbol), "APP-6");
    standard.insert(symbol);
  }
  EXPECT_EQ(standard, (std::set{Symbol::ObservationPost, Symbol::Headquarters}));
  const SymbolShape post = shapeOf(Symbol::ObservationPost);
  EXPECT_EQ(post.frame.at(0).points.size(), 3u);
  EXPECT_TRUE(post.mark.empty());
  const SymbolShape headquarters = shapeOf(Symbol::Headquarters);
  ASSERT_EQ(headquarters.frame.size(), 2u);
  const UnitPoint corner = headquarters.frame[0].points.at(0);
  const UnitPoint top = headquarters.frame[1].points.at(0);
  const UnitPoint foot = headquarters.frame[1].points.at(1);
  EXPECT_EQ(std::pair(top.x, top.y), std::pair(corner.x, corner.y));
  EXPECT_EQ(foot.x, top.x);
  EXPECT_LT(foot.y, top.y);
}

std::vector<std::string> titlesOf(const std::vector<LegendEntry>& entries, Sample sample) {
  std::vector<std::string> titles;
  for (const LegendEntry& entry : entries) {
    if (entry.sample == sample) titles.push_back(entry.title);
  }
  return titles;
}

TEST(Legend, ExplainsEachBundledLayerThatIsDrawn) {
  const geo::Scenario& scenario = *test::bundledScenario();
  for (const geo::Layer& layer : scenario.layers) {
    const auto entries = legendOf(scenario, layer);
    const bool drawn = layer.kind != LayerKind::Count && layer.kind != LayerKind::Actor;
    EXPECT_EQ(!entries.empty(), drawn) << layer.id;
    EXPECT_EQ(sampleOf(scenario, layer.id).sample != Sample::None, drawn) << layer.id;
    std::set<std::pair<Sample, std::string>> seen;
    for (const LegendEntry& entry : entries) {
      EXPECT_NE(entry.sample, Sample::None) << layer.id;
      EXPECT_FALSE(entry.title.empty()) << layer.id;
      EXPECT_TRUE(seen.insert({entry.sample, entry.title}).second) << entry.title << " twice";
    }
  }
}

TEST(Legend, NamesEachHolderOnceAndContestedGroundLast) {
  geo::Scenario scenario = test::scenarioOf(LayerKind::Area, std::monostate{}, "holder", "BLUE");
  geo::Layer& layer = scenario.layers[0];
  EXPECT_THAT(titlesOf(legendOf(scenario, layer), Sample::Area), ElementsAre("Held by Blue"));
  for (const char* holder : {"", "RED", "BLUE", "NOBODY"}) {
    layer.features.push_back(layer.features[0]);
    layer.features.back().values = {holder};
  }
  const auto entries = legendOf(scenario, layer);
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_EQ(entries[0].title, "Held by Blue");
  EXPECT_EQ(entries[0].color, (geo::Color{0, 0, 200, 255}));
  EXPECT_EQ(entries[1].title, "Held by Red");
  EXPECT_THAT(entries[2].title, testing::StartsWith("Contested"));
}

TEST(Legend, NamesEachKindOfPostAndEachOperator) {
  geo::Scenario scenario = test::scenarioOf(LayerKind::Site, std::monostate{});
  geo::Layer& layer = scenario.layers[0];
  layer.columns = {"kind", "operator"};
  layer.features.resize(3, layer.features[0]);
  layer.features[0].values = {"base", "RED"};
  layer.features[1].values = {"checkpoint", "RED;BLUE"};
  layer.features[2].values = {"base", "SOMEBODY"};
  const auto entries = legendOf(scenario, layer);
  EXPECT_THAT(titlesOf(entries, Sample::Marker), ElementsAre("Base", "Checkpoint"));
  EXPECT_THAT(titlesOf(entries, Sample::Colour),
              ElementsAre("Operated by Red", "Operated by Blue"));
  EXPECT_EQ(entries[1].symbol, Symbol::Checkpoint);
  layer.features[0].values = {"observation_post", "RED"};
  for (const LegendEntry& entry : legendOf(scenario, layer)) {
    EXPECT_EQ(entry.standard, entry.symbol == Symbol::ObservationPost ? "APP-6" : "");
  }
}

TEST(Legend, NamesUnknownKindsOfPostOnce) {
  geo::Scenario scenario = test::scenarioOf(LayerKind::Site, std::monostate{}, "kind", "teapot");
  geo::Layer& layer = scenario.layers[0];
  layer.features.push_back(layer.features[0]);
  layer.features.back().values = {"samovar"};
  EXPECT_EQ(titlesOf(legendOf(scenario, layer), Sample::Marker).size(), 1u);
}

TEST(Legend, GivesOneSampleToEachOtherKind) {
  const std::pair<LayerKind, Sample> rows[] = {{LayerKind::Band, Sample::Band},
                                               {LayerKind::Strip, Sample::Strip},
                                               {LayerKind::Proposal, Sample::Marker},
                                               {LayerKind::Event, Sample::Marker},
                                               {LayerKind::Place, Sample::Marker}};
  for (const auto& [kind, sample] : rows) {
    geo::Scenario scenario = test::scenarioOf(kind, std::monostate{});
    const auto entries = legendOf(scenario, scenario.layers[0]);
    ASSERT_EQ(entries.size(), 1u) << geo::nameOf(kind);
    EXPECT_EQ(entries[0].sample, sample) << geo::nameOf(kind);
    EXPECT_EQ(entries[0].title, "layer") << geo::nameOf(kind);
  }
}

TEST(Legend, DashesABandAsTheMapDoes) {
  geo::Scenario scenario = test::scenarioOf(LayerKind::Band, std::monostate{});
  scenario.layers[0].style.dashPt = {7, 2};
  const LegendEntry entry = legendOf(scenario, scenario.layers[0]).at(0);
  EXPECT_EQ(entry.stroke.dashOnPt, 7);
  EXPECT_EQ(entry.stroke.dashOffPt, 2);
}

TEST(Legend, HasASampleForEachLayerOfTheBaseMap) {
  const geo::Scenario& scenario = *test::bundledScenario();
  for (const char* id : {"base.relief", "base.water", "base.admin1", "base.borders"}) {
    EXPECT_NE(sampleOf(scenario, id).sample, Sample::None) << id;
  }
}

}  // namespace
}  // namespace viewer
