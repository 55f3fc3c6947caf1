#include "geo/io/table_writer.hpp"

#include "geo/base/time_text.hpp"
#include "geo/io/csv.hpp"
#include "geo/io/scenario_reader.hpp"
#include "geo/scenario/query.hpp"
#include "tests/geo/io/scratch.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace geo {
namespace {

using nlohmann::ordered_json;
using testing::ElementsAre;
using testing_files::dataFolder;
using testing_files::ScratchFolder;
using testing_files::textOf;

Scenario small() {
  Report report;
  return readScenario(dataFolder() / "small-scenario", report).value();
}

TimeSpan day(std::string_view text) {
  return parsePeriod(text).value();
}

std::string written(const Scenario& scenario, std::string_view layerId, TableFormat format,
                    std::string_view at = "2020-11-17") {
  const Layer& layer = *scenario.layer(layerId);
  const TimeSpan window = day(at);
  return writeTable(scenario, layer, validRows(layer, window), window, format);
}

constexpr std::string_view kSitesHeader =
    "id,name,kind,operator,count,code,from,to,from_earliest,from_latest,to_earliest,to_latest,"
    "certainty,confidence,lon,lat,accuracy_m,place_basis,source_title,source_publisher,source_url,"
    "source_date,note\n";

TEST(WriteTable, WritesCsvAsTheFormatHasIt) {
  EXPECT_EQ(written(small(), "sites", TableFormat::Csv),
            std::string(kSitesHeader) +
                "P1,\"Post \"\"One\"\"\",post,ONE,12,007,2020-11-15,2020-12-01,2020-11-15,"
                "2020-11-15,2020-12-01,2020-12-05,certain,high,46.500000,39.500000,4000,"
                "town centroid,\"First, with a comma\",Press,https://example.org/1,2020-11-15,"
                "\"Two\nlines\"\n"
                "P2,Пост Երկու,post,ONE;TWO,,12,2020-11-20,,,2020-11-20,,,possible,low,,,,"
                "not published,Second,,,,\n"
                "P3,Third,base,,3.5,1e5,2020-12-01,2020-12-31,2020-11-01,2020-12-01,2020-12-31,,"
                "possible,,46.123457,39.700000,,,,,,,\n");
}

TEST(WriteTable, WritesOnlyTheRowsThatItIsGiven) {
  const Scenario scenario = small();
  const Layer& sites = *scenario.layer("sites");
  const TimeSpan window = day("2020-09-01");
  const auto csv = writeTable(scenario, sites, {1}, window, TableFormat::Csv);
  EXPECT_THAT(csv, testing::HasSubstr("\nP2,"));
  EXPECT_THAT(csv, testing::Not(testing::HasSubstr("\nP1,")));
  EXPECT_EQ(writeTable(scenario, sites, {}, window, TableFormat::Csv), kSitesHeader);
  EXPECT_EQ(writeTable(scenario, sites, {}, window, TableFormat::Json), "[\n]\n");
  EXPECT_TRUE(ordered_json::parse(writeTable(scenario, sites, {}, window, TableFormat::GeoJson))
                  .at("features")
                  .empty());
}

TEST(WriteTable, SaysWhenARowIsNotValidInTheWindow) {
  const Scenario scenario = small();
  const auto json = ordered_json::parse(
      writeTable(scenario, *scenario.layer("sites"), {0}, day("2020-10-01"), TableFormat::Json));
  EXPECT_EQ(json.at(0).at("certainty"), "never");
}

TEST(WriteTable, WritesJsonWithNumbersAndNull) {
  const auto rows = ordered_json::parse(written(small(), "sites", TableFormat::Json));
  ASSERT_EQ(rows.size(), 3u);
  const auto& first = rows[0];
  EXPECT_EQ(first.begin().key(), "id");
  EXPECT_EQ(first.at("count"), 12);
  EXPECT_TRUE(first.at("count").is_number_integer());
  EXPECT_EQ(rows[2].at("count"), 3.5);
  EXPECT_TRUE(rows[1].at("count").is_null());
  EXPECT_EQ(first.at("code"), "007");  // not a number in every row, so in none
  EXPECT_EQ(rows[1].at("code"), "12");
  EXPECT_EQ(first.at("lon"), 46.5);
  EXPECT_EQ(first.at("accuracy_m"), 4000);
  EXPECT_EQ(rows[2].at("lon"), 46.123457);
  EXPECT_EQ(rows[2].at("to"), "2020-12-31");
  EXPECT_TRUE(rows[2].at("to_latest").is_null());
  EXPECT_TRUE(rows[1].at("from_earliest").is_null());
  EXPECT_TRUE(rows[1].at("lon").is_null());
  EXPECT_TRUE(rows[2].at("confidence").is_null());
  EXPECT_TRUE(rows[2].at("source_title").is_null());
  EXPECT_EQ(first.at("note"), "Two\nlines");
}

TEST(WriteTable, HasTheSameColumnsInEveryFormat) {
  const Scenario scenario = small();
  for (const Layer& layer : scenario.layers) {
    Report report;
    const auto csv = parseCsv(written(scenario, layer.id, TableFormat::Csv), "x", report);
    EXPECT_TRUE(report.empty());
    const auto json = ordered_json::parse(written(scenario, layer.id, TableFormat::Json));
    const auto geoJson = ordered_json::parse(written(scenario, layer.id, TableFormat::GeoJson));
    for (const auto& object : {json.at(0), geoJson.at("features").at(0).at("properties")}) {
      std::vector<std::string> keys;
      for (const auto& [key, value] : object.items()) keys.push_back(key);
      EXPECT_EQ(keys, csv.columns) << layer.id;
    }
    EXPECT_EQ(json.size(), csv.rows.size());
  }
}

TEST(WriteTable, GivesVertexRadiiAsAListOrTheLargest) {
  const Scenario scenario = small();
  const auto json = ordered_json::parse(written(scenario, "line", TableFormat::Json));
  EXPECT_THAT(json.at(0).at("accuracy_m"), ElementsAre(1000, 2000, 3500));
  EXPECT_EQ(json.at(1).at("accuracy_m"), 500);
  EXPECT_THAT(written(scenario, "line", TableFormat::Csv), testing::HasSubstr(",3500,"));
}

double signedArea(const ordered_json& ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    twice += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
             ring[i + 1][0].get<double>() * ring[i][1].get<double>();
  }
  return twice / 2;
}

TEST(WriteTable, TurnsRingsTheWayOfRfc7946) {
  const auto json = ordered_json::parse(written(small(), "areas", TableFormat::GeoJson));
  const auto& rings = json.at("features").at(0).at("geometry").at("coordinates");
  EXPECT_EQ(json.at("features").at(0).at("geometry").at("type"), "Polygon");
  EXPECT_GT(signedArea(rings.at(0)), 0);
  EXPECT_LT(signedArea(rings.at(1)), 0);
  EXPECT_EQ(json.at("features").at(1).at("geometry").at("type"), "MultiPolygon");
}

/// GeoJSON that was written is a layer again: with the same rows, places and radii.
TEST(WriteTable, IsReadBackFromGeoJson) {
  const Scenario scenario = small();
  for (const Layer& layer : scenario.layers) {
    const ScratchFolder folder;
    folder.write("scenario.toml",
                 "format = 1\nid = \"x\"\ntitle = \"X\"\nextent = [46, 39, 47, 40]\n"
                 "from = \"2020\"\nto = \"2021\"\n"
                 "[[party]]\nid = \"ONE\"\nname = \"1\"\n[[party]]\nid = \"TWO\"\nname = \"2\"\n"
                 "[[layer]]\nid = \"l\"\ntitle = \"L\"\nfile = \"l.geojson\"\nkind = \"" +
                     std::string(nameOf(layer.kind)) + "\"\n");
    folder.write("l.geojson", written(scenario, layer.id, TableFormat::GeoJson));
    Report report;
    const auto again = readScenario(folder.path(), report);
    ASSERT_TRUE(again);
    EXPECT_EQ(textOf(report), "") << layer.id;
    const auto& features = again->layers.at(0).features;
    ASSERT_EQ(features.size(), layer.features.size()) << layer.id;
    for (std::size_t i = 0; i < features.size(); ++i) {
      EXPECT_EQ(features[i].id, layer.features[i].id);
      EXPECT_EQ(features[i].name, layer.features[i].name);
      EXPECT_EQ(features[i].confidence, layer.features[i].confidence);
      EXPECT_EQ(features[i].accuracyMetres, layer.features[i].accuracyMetres);
      EXPECT_EQ(features[i].geometry.index(), layer.features[i].geometry.index());
      const auto* lines = std::get_if<Lines>(&layer.features[i].geometry);
      EXPECT_TRUE(!lines || std::get<Lines>(features[i].geometry) == *lines);
      EXPECT_EQ(features[i].line, static_cast<int>(i) + 2);
    }
  }
}

TEST(WriteTable, RenamesAttributesThatWouldHideAColumn) {
  Scenario scenario;
  Layer layer;
  layer.columns = {"certainty", "from_latest", "note", "kind"};
  Feature feature;
  feature.id = "a";
  feature.values = {"mine", "theirs", "a note", "k"};
  layer.features = {feature};
  const auto json =
      ordered_json::parse(writeTable(scenario, layer, {0}, day("2020"), TableFormat::Json));
  EXPECT_EQ(json.at(0).at("attribute_certainty"), "mine");
  EXPECT_EQ(json.at(0).at("attribute_from_latest"), "theirs");
  EXPECT_EQ(json.at(0).at("certainty"), "certain");
  EXPECT_EQ(json.at(0).at("note"), "a note");
  EXPECT_EQ(json.at(0).at("kind"), "k");
}

TEST(WriteTable, TellsNumbersFromTextByTheWholeColumn) {
  const std::pair<std::string_view, bool> rows[] = {
      {"0", true},
      {"-1", true},
      {"10.25", true},
      {"0.5", true},
      {"123456789012345", true},
      {"007", false},
      {"1e5", false},
      {"+1", false},
      {"1.", false},
      {".5", false},
      {"-", false},
      {"1,5", false},
      {" 1", false},
      {"0x10", false},
      {"1234567890123456", false},
      {"nan", false},
      {"1-2", false},
      {"", true},
      {"1.2.3", false},
  };
  for (const auto& [value, numeric] : rows) {
    Layer layer;
    layer.columns = {"x"};
    layer.features.resize(2);
    layer.features[0].values = {"42"};
    layer.features[1].values = {std::string(value)};
    const auto json =
        ordered_json::parse(writeTable({}, layer, {0, 1}, day("2020"), TableFormat::Json));
    EXPECT_EQ(json.at(0).at("x").is_number(), numeric) << value;
    EXPECT_EQ(json.at(1).at("x").is_string(), !numeric) << value;
  }
}

TEST(WriteTable, QuotesWhatACsvReaderWouldMisread) {
  const std::string_view values[] = {"plain",   "a,b", "say \"x\"", "two\nlines", "cr\rlf\r\n",
                                     " blank ", "\"",  "",          "Şuşa;Շուշի"};
  Layer layer;
  layer.columns = {"x"};
  std::vector<std::size_t> rows;
  for (const std::string_view value : values) {
    rows.push_back(layer.features.size());
    layer.features.emplace_back().values = {std::string(value)};
  }
  Report report;
  const CsvTable csv =
      parseCsv(writeTable({}, layer, rows, day("2020"), TableFormat::Csv), "x", report);
  EXPECT_TRUE(report.empty());
  ASSERT_EQ(csv.rows.size(), std::size(values));
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(csv.rows[i].fields[2], values[i]);
}

TEST(TableFormatNamed, KnowsThreeNames) {
  EXPECT_EQ(tableFormatNamed("csv"), TableFormat::Csv);
  EXPECT_EQ(tableFormatNamed("json"), TableFormat::Json);
  EXPECT_EQ(tableFormatNamed("geojson"), TableFormat::GeoJson);
  EXPECT_FALSE(tableFormatNamed("CSV"));
  EXPECT_FALSE(tableFormatNamed(""));
}

}  // namespace
}  // namespace geo
