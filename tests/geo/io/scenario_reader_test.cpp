#include "geo/io/scenario_reader.hpp"

#include "geo/base/time_text.hpp"
#include "tests/geo/io/scratch.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing_files::contentOf;
using testing_files::dataFolder;
using testing_files::ScratchFolder;
using testing_files::textOf;

UncertainMoment moment(std::string_view text) {
  return parseUncertain(text, Zone::named("Asia/Baku").value()).value();  // the scenario's
}

Scenario readSmall() {
  Report report;
  auto scenario = readScenario(dataFolder() / "small-scenario", report);
  EXPECT_EQ(textOf(report), "");
  return scenario.value();
}

TEST(ReadScenario, ReadsTheWholeOfIt) {
  const Scenario scenario = readSmall();
  EXPECT_EQ(scenario.id, "small");
  EXPECT_EQ(scenario.title, "A small scenario");
  EXPECT_EQ(scenario.subtitle, "One row of each kind");
  EXPECT_EQ(scenario.disclaimer, "Invented.");
  EXPECT_EQ(scenario.credits, "Nobody");
  EXPECT_EQ(scenario.zone.name(), "Asia/Baku");
  EXPECT_EQ(scenario.crs, "EPSG:32638");
  EXPECT_EQ(scenario.extent, (GeoBox{46, 39, 47, 40}));
  EXPECT_EQ(scenario.opening, parsePeriod("2020-11-25", scenario.zone).value());
  ASSERT_EQ(scenario.parties.size(), 2u);
  EXPECT_EQ(scenario.parties[0].shortName, "First");
  EXPECT_EQ(scenario.parties[0].color, (Color{0x2f, 0x5a, 0xa8}));
  EXPECT_EQ(scenario.parties[1].shortName, "Second party");
  ASSERT_EQ(scenario.sources.size(), 2u);
  EXPECT_EQ(scenario.sources[0].title, "First, with a comma");
  EXPECT_EQ(scenario.sources[1].date, "");
}

TEST(ReadScenario, KeepsLayersInOrderWithTheirStyle) {
  const Scenario scenario = readSmall();
  ASSERT_EQ(scenario.layers.size(), 3u);
  const Layer& line = scenario.layers[1];
  EXPECT_EQ(scenario.layers[0].id, "areas");
  EXPECT_EQ(line.kind, LayerKind::Band);
  EXPECT_EQ(line.file, "lines.geojson");
  EXPECT_EQ(line.style.color, (Color{0x30, 0x30, 0x30}));
  EXPECT_EQ(line.style.widthPt, 1.8);
  EXPECT_THAT(line.style.dashPt, ElementsAre(6, 4));
  EXPECT_TRUE(line.visible);
  EXPECT_FALSE(scenario.layers[2].visible);
}

TEST(ReadScenario, ReadsPointsFromCsv) {
  const Scenario scenario = readSmall();
  const Layer& sites = *scenario.layer("sites");
  EXPECT_THAT(sites.columns,
              ElementsAre("kind", "operator", "count", "code", "place_basis", "note"));
  ASSERT_EQ(sites.features.size(), 3u);
  const Feature& first = sites.features[0];
  EXPECT_EQ(first.id, "P1");
  EXPECT_EQ(first.name, "Post \"One\"");
  EXPECT_EQ(first.valid, (ValidTime{moment("2020-11-15"), moment("2020-12-01..2020-12-05")}));
  EXPECT_EQ(placeOf(first), (LonLat{46.5, 39.5}));
  EXPECT_THAT(first.accuracyMetres, ElementsAre(4000));
  EXPECT_EQ(first.confidence, Confidence::High);
  EXPECT_EQ(first.source, 0);
  EXPECT_EQ(valueOf(sites, first, "code"), "007");
  EXPECT_EQ(valueOf(sites, first, "place_basis"), "town centroid");
  EXPECT_EQ(valueOf(sites, first, "note"), "Two\nlines");
  EXPECT_EQ(first.line, 2);
  const Feature& second = sites.features[1];
  EXPECT_EQ(second.name, "Пост Երկու");
  EXPECT_EQ(second.valid, (ValidTime{moment("..2020-11-20"), {kEndOfTime, kEndOfTime}}));
  EXPECT_FALSE(hasPlace(second));
  EXPECT_EQ(second.line, 4);
  EXPECT_EQ(sites.features[2].source, -1);
}

TEST(ReadScenario, ReadsAreasFromGeoJson) {
  const Scenario scenario = readSmall();
  const Layer& areas = *scenario.layer("areas");
  ASSERT_EQ(areas.features.size(), 2u);
  const Feature& north = areas.features[0];
  EXPECT_EQ(north.id, "A1");
  EXPECT_EQ(north.name, "North");
  EXPECT_EQ(north.line, 4);
  EXPECT_EQ(north.valid.from, moment("2020-11-10"));
  EXPECT_THAT(north.accuracyMetres, ElementsAre(4000));
  EXPECT_EQ(north.confidence, Confidence::Medium);
  EXPECT_EQ(valueOf(areas, north, "holder"), "ONE");
  EXPECT_EQ(valueOf(areas, north, "flag"), "true");
  EXPECT_EQ(valueOf(areas, north, "share"), "0.5");
  const auto& polygons = std::get<Polygons>(north.geometry);
  ASSERT_EQ(polygons.size(), 1u);
  ASSERT_EQ(polygons[0].rings.size(), 2u);
  EXPECT_EQ(polygons[0].rings[1], (Line{{46.4, 39.6}, {46.4, 39.7}, {46.6, 39.7}, {46.4, 39.6}}));
  const Feature& south = areas.features[1];
  EXPECT_EQ(std::get<Polygons>(south.geometry).size(), 2u);
  EXPECT_EQ(valueOf(areas, south, "list"), "a;b");
  EXPECT_EQ(valueOf(areas, south, "flag"), "");
  EXPECT_EQ(south.line, 12);
}

TEST(ReadScenario, ReadsOneRadiusOrOneAVertexInTheSameFile) {
  const Scenario scenario = readSmall();
  const auto& lines = scenario.layer("line")->features;
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_THAT(lines[0].accuracyMetres, ElementsAre(1000, 2000, 3500));
  EXPECT_THAT(lines[1].accuracyMetres, ElementsAre(500));
  EXPECT_EQ(std::get<Lines>(lines[1].geometry)[1], (Line{{46.6, 39.1}, {47, 39}}));
}

TEST(ReadScenario, TakesTheFolderOrTheFileInIt) {
  Report report;
  EXPECT_TRUE(readScenario(dataFolder() / "small-scenario/scenario.toml", report));
  EXPECT_TRUE(readScenario(dataFolder() / "small-scenario/", report));
  EXPECT_TRUE(report.empty());
}

TEST(ReadScenario, FailsWithoutAScenario) {
  const ScratchFolder folder;
  Report report;
  const auto missing = readScenario(folder.path() / "nowhere", report);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, Failure::Kind::NotFound);
  const auto empty = readScenario(folder.path(), report);
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().kind, Failure::Kind::NotFound);
  EXPECT_THAT(empty.error().on, testing::EndsWith("scenario.toml"));
}

std::string tomlWithFile(std::string_view file) {
  return "format = 1\nid = \"x\"\ntitle = \"X\"\nextent = [46, 39, 47, 40]\nfrom = \"2020\"\n"
         "to = \"2021\"\n[[layer]]\nid = \"l\"\nkind = \"site\"\ntitle = \"L\"\nfile = \"" +
         std::string(file) + "\"\n";
}

TEST(ReadScenario, NamesAFileThatItCannotTakeAndGoesOn) {
  const ScratchFolder folder;
  folder.write("outside.csv", "id,name,lon,lat\na,A,46.5,39.5\n");
  std::filesystem::create_directories(folder.path() / "in/folder.csv");
  const std::string absolute = (folder.path() / "outside.csv").string();
  const std::pair<std::string, std::string> rows[] = {
      {"none.csv", "'none.csv': no such file"},
      {"folder.csv", "'folder.csv': not a file"},
      {"l.shp", "'l.shp' is neither .csv nor .geojson"},
      {"../outside.csv", "'../outside.csv' is outside of the scenario's folder"},
      {"sub/../../outside.csv", "'sub/../../outside.csv' is outside of the scenario's folder"},
      {absolute, "'" + absolute + "' is outside of the scenario's folder"},
  };
  for (const auto& [file, problem] : rows) {
    folder.write("in/scenario.toml", tomlWithFile(file));
    Report report;
    const auto scenario = readScenario(folder.path() / "in", report);
    ASSERT_TRUE(scenario) << file;
    EXPECT_TRUE(scenario->layers.at(0).features.empty()) << file;
    EXPECT_EQ(textOf(report), "scenario.toml:11: error: file: " + problem + "\n");
  }
}

TEST(ReadScenario, ReadsFilesInFoldersBelow) {
  const ScratchFolder folder;
  folder.write("scenario.toml", tomlWithFile("data/l.csv"));
  folder.write("data/l.csv", "\xEF\xBB\xBFid,name,lon,lat\r\na,A,46.5,39.5\r\n");
  Report report;
  const auto scenario = readScenario(folder.path(), report);
  ASSERT_TRUE(scenario);
  EXPECT_EQ(textOf(report), "");
  EXPECT_EQ(scenario->layers.at(0).features.at(0).id, "a");
}

TEST(ReadScenario, ChecksTheSourcesFile) {
  const ScratchFolder folder;
  folder.write("scenario.toml", "sources = \"s.csv\"\n" + tomlWithFile("l.csv"));
  folder.write("l.csv", "id,lon,lat,source\na,46,39,one\nb,46,39,two\n");
  folder.write("s.csv", "id,title\none,One\none,Again\n,No id\ntwo,\n");
  Report report;
  const auto scenario = readScenario(folder.path(), report);
  ASSERT_TRUE(scenario);
  EXPECT_EQ(scenario->sources.size(), 1u);
  EXPECT_EQ(textOf(report),
            "s.csv:3: error: id: 'one' is taken: the row is left out\n"
            "s.csv:4: error: id: empty: the row is left out\n"
            "s.csv:5: error: title: empty: the row is left out\n"
            "l.csv:3: error: source: 'two' is not in the sources file\n");
  folder.write("s.csv", "key,title\none,One\n");
  Report second;
  ASSERT_TRUE(readScenario(folder.path(), second));
  EXPECT_THAT(textOf(second),
              testing::StartsWith("s.csv:1: error: id: no such column: sources cannot be named\n"));
}

TEST(ReadScenario, FindsNothingWrongWithTheBundledOne) {
  const auto folder = std::filesystem::path(TRUCELINE_SOURCE_DIR) / "assets/karabakh-2020";
  Report report;
  const auto scenario = readScenario(folder, report);
  ASSERT_TRUE(scenario) << describe(scenario.error());
  EXPECT_EQ(textOf(report), "");
  for (const Layer& layer : scenario->layers) {
    EXPECT_FALSE(layer.features.empty()) << layer.id;
    EXPECT_TRUE(std::ranges::all_of(layer.features, [](const Feature& feature) {
      return feature.line > 0 && feature.source >= 0 && !feature.name.empty();
    })) << layer.id;
  }
}

}  // namespace
}  // namespace geo
