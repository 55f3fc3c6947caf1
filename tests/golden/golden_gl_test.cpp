// One small picture a layer kind, and the bundled map. UPDATE_GOLDEN=1 rewrites them (on llvmpipe).
#include "tests/support/picture_match.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace support {
namespace {

using geo::LayerKind;
using geo::LonLat;

testing::AssertionResult looksAsEver(const std::string& scene, viewer::Session session) {
  Stage stage = openStage(std::move(session));
  return matchesGolden(scene, draw(stage), stage.context.driver());
}

/// Of which it is only possible that it holds on the day shown.
geo::ValidTime doubtful() {
  return validFrom("2020-11-01..2020-12-01", "");
}

TEST(Golden, Areas) {
  geo::Scenario scenario = emptyScenario();
  geo::Layer& areas = addLayer(scenario, "areas", LayerKind::Area, {"holder"});
  addRow(areas, {"first", boxOf({46.05, 39.55, 46.45, 39.95}), {}, {"A"}});
  addRow(areas, {"second", boxOf({46.4, 39.85, 46.95, 40.2}), {}, {"B"}});
  addRow(areas, {"contested", boxOf({46.5, 39.55, 46.75, 39.8}), {}, {""}});
  addRow(areas, {"perhaps", boxOf({46.78, 39.55, 46.95, 39.8}), doubtful(), {"A"}});
  addRow(areas, {"over", boxOf({46.05, 40.0, 46.3, 40.2}), validFrom("", "2020-11-25"), {"B"}});
  EXPECT_TRUE(looksAsEver("areas", calmSession(std::move(scenario), 256, 240)));
}

TEST(Golden, Bands) {
  geo::Scenario scenario = emptyScenario();
  geo::Layer& bands = addLayer(scenario, "bands", LayerKind::Band);
  bands.style.color = geo::Color{150, 30, 60, 255};
  addRow(bands, {"sure",
                 geo::Lines{{{46.05, 39.6}, {46.3, 39.9}, {46.55, 39.7}, {46.9, 40.15}}},
                 {},
                 {},
                 {500, 6000, 1500, 4000}});
  addRow(bands, {"perhaps", geo::Lines{{{46.1, 40.1}, {46.6, 40.05}}}, doubtful(), {}, {2000}});
  EXPECT_TRUE(looksAsEver("bands", calmSession(std::move(scenario), 256, 240)));
}

TEST(Golden, Strips) {
  geo::Scenario scenario = emptyScenario();
  geo::Layer& strips = addLayer(scenario, "strips", LayerKind::Strip, {"width_m"});
  strips.style.color = geo::Color{40, 80, 120, 255};
  addRow(strips, {"corridor",
                  geo::Lines{{{46.1, 39.6}, {46.3, 39.8}, {46.6, 39.75}, {46.9, 40.1}}},
                  {},
                  {"5000"}});
  addRow(strips, {"perhaps", geo::Lines{{{46.1, 40.1}, {46.5, 40.1}}}, doubtful(), {"8000"}});
  EXPECT_TRUE(looksAsEver("strips", calmSession(std::move(scenario), 256, 240)));
}

constexpr const char* kKinds[] = {
    "observation_post", "temporary_post",    "headquarters", "base",
    "checkpoint",       "monitoring_centre", "eu_base",      "proposed_post"};

geo::Scenario postsOf(LayerKind kind) {
  geo::Scenario scenario = emptyScenario();
  geo::Layer& posts = addLayer(scenario, "posts", kind, {"kind", "operator", "label"});
  int column = 0;
  for (const char* name : kKinds) {
    const double lon = 46.06 + 0.12 * column++;
    addRow(posts, {name, LonLat{lon, 40.15}, {}, {name, "A", ""}});
    addRow(posts, {name, LonLat{lon, 39.95}, {}, {name, "A;B", ""}});
    addRow(posts, {name, LonLat{lon, 39.75}, doubtful(), {name, "B", ""}});
  }
  addRow(posts, {"wide", LonLat{46.2, 39.6}, {}, {"base", "B", "4 km"}, {4000}});
  for (const char* party : {"A", "B", "", "A;B"}) {
    addRow(posts, {"shared", LonLat{46.6, 39.58}, {}, {"observation_post", party, ""}});
  }
  return scenario;
}

TEST(Golden, Sites) {
  EXPECT_TRUE(looksAsEver("sites", calmSession(postsOf(LayerKind::Site), 320, 300)));
}

TEST(Golden, Proposals) {
  EXPECT_TRUE(looksAsEver("proposals", calmSession(postsOf(LayerKind::Proposal), 320, 300)));
}

/// Every symbol: certain, of two operators, only possible, closed in the time shown, proposed.
viewer::Session symbolSheet(int widthPx, int heightPx) {
  geo::Scenario scenario = emptyScenario();
  geo::Layer& posts = addLayer(scenario, "posts", LayerKind::Site, {"kind", "operator", "label"});
  int column = 0;
  for (const char* name : kKinds) {
    const double lon = 46.07 + 0.12 * column++;
    addRow(posts, {name, LonLat{lon, 40.15}, {}, {name, "A", ""}});
    addRow(posts, {name, LonLat{lon, 40.0}, {}, {name, "A;B", ""}});
    addRow(posts, {name, LonLat{lon, 39.85}, doubtful(), {name, "B", ""}});
    addRow(posts, {name, LonLat{lon, 39.7}, validFrom("", "2020-11-20"), {name, "B", ""}});
  }
  geo::Layer& never = addLayer(scenario, "never", LayerKind::Proposal, posts.columns);
  column = 0;
  for (const char* name : kKinds) {
    addRow(never, {name, LonLat{46.07 + 0.12 * column++, 39.55}, {}, {name, "A", ""}});
  }
  viewer::Session session = calmSession(std::move(scenario), widthPx, heightPx);
  session.clock.window = periodOf("2020-11");
  return session;
}

TEST(Golden, SymbolSheet) {
  EXPECT_TRUE(looksAsEver("symbols", symbolSheet(256, 200)));
}

TEST(Golden, SymbolSheetTwiceAsFine) {
  viewer::Session session = symbolSheet(512, 400);
  session.view.pxPerPt *= 2;
  EXPECT_TRUE(looksAsEver("symbols_fine", std::move(session)));
}

/// At one place 12 sites and events at one time, at another events one after the other.
TEST(Golden, CrowdsAreCounted) {
  geo::Scenario scenario = emptyScenario();
  geo::Layer& sites = addLayer(scenario, "sites", LayerKind::Site, {"kind", "operator", "label"});
  for (const char* kind : kKinds) addRow(sites, {"post", LonLat{46.3, 39.85}, {}, {kind, "A", ""}});
  geo::Layer& events = addLayer(scenario, "events", LayerKind::Event);
  for (int i = 0; i < 4; ++i) addRow(events, {"event", LonLat{46.3, 39.85}, {}});
  for (const char* day : {"2020-11-10", "2020-11-12", "2020-11-14"}) {
    const geo::TimeSpan span = periodOf(day);
    addRow(events, {"event", LonLat{46.7, 39.85}, {{span.from, span.from}, {span.to, span.to}}});
  }
  viewer::Session session = calmSession(std::move(scenario), 256, 160);
  session.clock.window = periodOf("2020-11");
  EXPECT_TRUE(looksAsEver("crowds", std::move(session)));
}

TEST(Golden, LinePatterns) {
  using geo::LinePattern;
  geo::Scenario scenario = emptyScenario();
  double lat = 40.2;
  for (const LinePattern pattern :
       {LinePattern::Solid, LinePattern::Dashed, LinePattern::Dotted, LinePattern::Double,
        LinePattern::HachuredLeft, LinePattern::HachuredRight, LinePattern::HachuredBoth}) {
    geo::Layer& layer = addLayer(scenario, "line" + std::to_string(lat), LayerKind::Band);
    layer.style.color = geo::Color{120, 30, 60, 255};
    layer.style.line = pattern;
    const auto zigZag = [&](double lon) {
      return geo::Lines{{{lon, lat},
                         {lon + 0.1, lat + 0.03},
                         {lon + 0.16, lat - 0.02},
                         {lon + 0.18, lat + 0.03},
                         {lon + 0.4, lat}}};
    };
    addRow(layer, {"sure", zigZag(46.05), {}, {}, {100}});
    addRow(layer, {"perhaps", zigZag(46.52), doubtful(), {}, {100}});
    lat -= 0.105;
  }
  EXPECT_TRUE(looksAsEver("line_patterns", calmSession(std::move(scenario), 360, 320)));
}

TEST(Golden, AreasInGreyscale) {
  geo::Scenario scenario = emptyScenario();
  geo::Layer& areas = addLayer(scenario, "areas", LayerKind::Area, {"holder"});
  addRow(areas, {"first", boxOf({46.05, 39.55, 46.5, 39.9}), {}, {"A"}, {4000}});
  addRow(areas, {"second", boxOf({46.05, 39.9, 46.5, 40.2}), {}, {"B"}, {4000}});
  addRow(areas, {"contested", boxOf({46.55, 39.55, 46.75, 39.8}), {}, {""}});
  addRow(areas, {"perhaps", boxOf({46.78, 39.55, 46.95, 39.8}), doubtful(), {"A"}});
  addRow(areas, {"other", boxOf({46.55, 39.85, 46.95, 40.2}), {}, {"B"}});
  viewer::Session session = calmSession(std::move(scenario), 256, 240);
  session.theme = viewer::ThemeId::Grey;
  EXPECT_TRUE(looksAsEver("areas_grey", std::move(session)));
}

geo::BaseMap townsOnLand() {
  geo::BaseMap map;
  map.land.push_back({boxOf({45.5, 39, 47.5, 40.8}).front(), "Land"});
  map.lakes.push_back({boxOf({46.62, 39.58, 46.9, 39.7}).front(), "Lake"});
  map.rivers.push_back({{{46.02, 39.7}, {46.4, 39.62}, {46.62, 39.64}}, "River"});
  constexpr std::pair<const char*, LonLat> kTowns[] = {
      {"Şuşa", {46.25, 40.05}}, {"Xankəndi", {46.27, 40.06}}, {"Ağdam", {46.3, 40.04}},
      {"Goris", {46.62, 40.0}}, {"Laçın", {46.98, 39.9}},     {"Sisian", {46.3, 39.8}}};
  int rank = 1;
  for (const auto& [name, at] : kTowns) {
    geo::BasePlace place;
    place.at = at;
    place.nameEn = name;
    place.kind = "town";
    place.rank = rank++ % 3 + 1;
    map.places.push_back(std::move(place));
  }
  return map;
}

TEST(Golden, LabelsMakeWay) {
  geo::Scenario scenario = emptyScenario();
  geo::Layer& sites = addLayer(scenario, "sites", LayerKind::Site, {"kind", "operator", "label"});
  addRow(sites, {"a", LonLat{46.3, 39.8}, {}, {"headquarters", "A", "Headquarters"}});
  for (int i = 0; i < 6; ++i) {
    addRow(sites, {"post",
                   LonLat{46.45 + 0.05 * i, 39.8 + 0.02 * (i % 2)},
                   {},
                   {"observation_post", "B", "Post " + std::to_string(i)}});
  }
  auto session = calmSession(std::make_shared<const geo::Scenario>(std::move(scenario)),
                             std::make_shared<const geo::BaseMap>(townsOnLand()), 320, 300);
  EXPECT_TRUE(looksAsEver("labels", std::move(session)));
}

TEST(Golden, Furniture) {
  geo::Scenario scenario = emptyScenario();
  scenario.title = "A small map";
  scenario.subtitle = "For looking at";
  scenario.credits = "Nobody's data";
  geo::Layer& sites = addLayer(scenario, "sites", LayerKind::Site, {"kind", "operator", "label"});
  addRow(sites, {"post", LonLat{46.5, 39.85}, {}, {"base", "A;B", "A post"}});
  geo::Layer& events = addLayer(scenario, "events", LayerKind::Event);
  addRow(events, {"Handed over", LonLat{46.6, 39.95}, validFrom("2020-11-25", "2020-11-26")});
  auto session = calmSession(std::move(scenario), 512, 400);
  session.furniture = viewer::Furniture::Full;
  EXPECT_TRUE(looksAsEver("furniture", std::move(session)));
}

struct Look {
  viewer::ThemeId theme;
  int kilometresAcross;
};

std::string nameOf(const Look& look) {
  return std::string(viewer::themeOf(look.theme).name) + "_" +
         std::to_string(look.kilometresAcross) + "km";
}

/// Relief, names and symbols of every size on every ground.
class GoldenThemes : public testing::TestWithParam<Look> {};

TEST_P(GoldenThemes, BundledMapAroundShusha) {
  const Look& look = GetParam();
  static const auto scenario = bundledScenario();
  static const auto baseMap = bundledBaseMap();
  viewer::Session session = calmSession(scenario, baseMap, 216, 144);
  session.theme = look.theme;
  session.view.centre = session.projection->forward({46.75, 39.76}).value();
  session.view.unitsPerPx =
      look.kilometresAcross * 1000 / session.projection->metresPerUnit() / session.view.widthPx;
  EXPECT_TRUE(looksAsEver("themes/" + nameOf(look), std::move(session)));
}

std::vector<Look> everyLook() {
  std::vector<Look> looks;
  for (const viewer::Theme& theme : viewer::themes()) {
    for (const int kilometres : {640, 200, 40}) looks.push_back({theme.id, kilometres});
  }
  return looks;
}

INSTANTIATE_TEST_SUITE_P(Themes, GoldenThemes, testing::ValuesIn(everyLook()),
                         [](const auto& test) { return nameOf(test.param); });

TEST(Golden, BundledMapOn25November2020) {
  EXPECT_TRUE(looksAsEver("bundled_2020-11-25",
                          calmSession(bundledScenario(), bundledBaseMap(), 480, 360)));
}

}  // namespace
}  // namespace support
