// The names on the base map: inside what they name, along it, and in the language asked for.
#include "tests/viewer/layers/bundled.hpp"
#include "tests/viewer/layers/scenario_tools.hpp"
#include "viewer/layers/build.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

geo::Line boxRing(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

geo::BaseMap namedMap() {
  geo::BaseMap map;
  map.land = {{{{boxRing(45, 39, 47, 41)}}, "Armenia"}, {{{boxRing(47, 39, 49, 41)}}, "Iran"}};
  map.sea = {{{{boxRing(49, 39, 51, 41)}}, "Caspian Sea"}};
  map.lakes = {{{{boxRing(46, 40, 46.4, 40.3)}}, "Lake Sevan"},
               {{{boxRing(45, 40, 45.4, 40.3)}}, "Far Lake", true},
               {{{boxRing(45, 39.2, 45.2, 39.3)}}, ""}};
  map.rivers = {{{{45.1, 39.1}, {45.5, 39.3}, {46, 40}}, "Araks"},
                {{{45.1, 39.5}, {45.5, 39.6}}, ""}};
  map.places = {{{46.5, 39.5}, "Town", "Şəhər", "Քաղաք", "Город", "", "town", 3}};
  return map;
}

std::vector<LabelWish> namesOf(const std::vector<LayerMesh>& meshes, std::string_view id) {
  const auto mesh = std::ranges::find(meshes, id, &LayerMesh::id);
  return mesh == meshes.end() ? std::vector<LabelWish>{} : mesh->labels;
}

std::set<std::string> textsOf(const std::vector<LabelWish>& names) {
  std::set<std::string> texts;
  for (const LabelWish& name : names) texts.insert(name.text);
  return texts;
}

using Texts = std::set<std::string>;

TEST(BaseLabels, NameWhatHasAName) {
  const auto projection = test::projectionFor("EPSG:32638");
  const auto meshes = buildBaseMap(namedMap(), *projection, geo::Names::English);
  EXPECT_EQ(textsOf(namesOf(meshes, "base.land")), (Texts{"ARMENIA", "IRAN"}));
  EXPECT_EQ(textsOf(namesOf(meshes, "base.sea")), Texts{"Caspian Sea"});
  EXPECT_EQ(textsOf(namesOf(meshes, "base.water/lakes")), Texts{"Lake Sevan"});
  EXPECT_EQ(textsOf(namesOf(meshes, "base.water/rivers")), Texts{"Araks"});
  EXPECT_EQ(textsOf(namesOf(meshes, "base.places")), Texts{"Town"});
}

TEST(BaseLabels, SpeakTheMapsLanguage) {
  const auto projection = test::projectionFor("EPSG:32638");
  struct Row {
    geo::Names names;
    const char *country, *sea, *river, *lake;
  };
  const Row rows[] = {{geo::Names::Azerbaijani, "ERMƏNİSTAN", "Xəzər dənizi", "Araz", "Göyçə gölü"},
                      {geo::Names::Armenian, "ՀԱՅԱՍՏԱՆ", "Կասպից ծով", "Արաքս", "Սևանա լիճ"},
                      {geo::Names::Russian, "АРМЕНИЯ", "Каспийское море", "Аракс", "Севан"},
                      {geo::Names::Local, "ՀԱՅԱՍՏԱՆ", "Caspian Sea", "Araks", "Սևանա լիճ"}};
  for (const Row& row : rows) {
    const auto meshes = buildBaseMap(namedMap(), *projection, row.names);
    EXPECT_TRUE(textsOf(namesOf(meshes, "base.land")).contains(row.country)) << row.country;
    EXPECT_EQ(textsOf(namesOf(meshes, "base.sea")), Texts{row.sea});
    EXPECT_EQ(textsOf(namesOf(meshes, "base.water/rivers")), Texts{row.river});
    EXPECT_EQ(textsOf(namesOf(meshes, "base.water/lakes")), Texts{row.lake});
  }
}

/// Whether a box around the place, as large as the wish says there is room, lies in the ring.
bool hasItsRoom(const LabelWish& name, const geo::Projection& projection, const geo::GeoBox& box) {
  for (const double x : {-0.5, 0.5}) {
    for (const double y : {-0.5, 0.5}) {
      const auto at = projection.inverse(
          {name.at.xMetres + x * name.roomWidth, name.at.yMetres + y * name.roomHeight});
      constexpr double kSimplifiedDegrees = 0.005;
      if (!at || at->lonDegrees < box.west - kSimplifiedDegrees ||
          at->lonDegrees > box.east + kSimplifiedDegrees ||
          at->latDegrees < box.south - kSimplifiedDegrees ||
          at->latDegrees > box.north + kSimplifiedDegrees) {
        return false;
      }
    }
  }
  return true;
}

TEST(BaseLabels, OfAreasHaveRoomInsideThem) {
  const auto projection = test::projectionFor("EPSG:32638");
  const auto meshes = buildBaseMap(namedMap(), *projection, geo::Names::English);
  const std::pair<const char*, geo::GeoBox> rows[] = {{"ARMENIA", {45, 39, 47, 41}},
                                                      {"IRAN", {47, 39, 49, 41}},
                                                      {"Caspian Sea", {49, 39, 51, 41}},
                                                      {"Lake Sevan", {46, 40, 46.4, 40.3}}};
  for (const auto& [text, box] : rows) {
    int spots = 0;
    for (const LayerMesh& mesh : meshes) {
      for (const LabelWish& name : mesh.labels) {
        if (name.text != text || !name.along.empty()) continue;
        ++spots;
        EXPECT_TRUE(name.once && name.centred);
        EXPECT_GT(name.roomWidth, 0);
        EXPECT_GT(name.roomHeight, 0);
        EXPECT_TRUE(hasItsRoom(name, *projection, box)) << text;
      }
    }
    EXPECT_GT(spots, 0) << text;
  }
}

TEST(BaseLabels, OfCountriesVanishWhenNear) {
  const auto projection = test::projectionFor("EPSG:32638");
  const auto meshes = buildBaseMap(namedMap(), *projection, geo::Names::English);
  for (const LabelWish& name : namesOf(meshes, "base.land")) EXPECT_GT(name.leastMetresAcross, 0);
}

TEST(BaseLabels, OfTheBundledMapAreAllThere) {
  const auto projection = test::projectionFor(geo::fittingProjection({45.4, 38.75, 48, 40.75}));
  const auto meshes = buildBaseMap(*test::bundledBaseMap(), *projection, geo::Names::English);
  EXPECT_EQ(textsOf(namesOf(meshes, "base.land")),
            (Texts{"ARMENIA", "AZERBAIJAN", "GEORGIA", "IRAN", "RUSSIA", "TÜRKİYE"}));
  for (const char* river : {"Araks", "Kura"}) {
    EXPECT_TRUE(textsOf(namesOf(meshes, "base.water/rivers")).contains(river)) << river;
  }
}

TEST(LineNames, FollowTheLinesOfTheScenarioWhileTheyAreValid) {
  const auto projection = test::projectionFor("EPSG:32638");
  const geo::Lines line{{{46, 39.5}, {46.3, 39.6}, {46.6, 39.6}}};
  for (const geo::LayerKind kind : {geo::LayerKind::Band, geo::LayerKind::Strip}) {
    geo::Scenario scenario = test::scenarioOf(kind, line, "label", "The line");
    scenario.layers[0].features[0].valid.from = geo::parseUncertain("2020-11-10").value();
    const auto meshes = buildScenario(scenario, *projection);
    ASSERT_EQ(meshes.size(), 1u);
    ASSERT_FALSE(meshes[0].labels.empty());
    for (const LabelWish& name : meshes[0].labels) {
      EXPECT_EQ(name.text, "The line");
      EXPECT_GE(name.along.size(), 2u);
      EXPECT_EQ(name.valid, validSeconds(scenario.layers[0].features[0].valid, scenario.epoch()));
    }
    scenario.layers[0].features[0].values = {""};
    EXPECT_EQ(buildScenario(scenario, *projection)[0].labels.at(0).text, "layer")
        << "what its layer is called";
  }
}

}  // namespace
}  // namespace viewer
