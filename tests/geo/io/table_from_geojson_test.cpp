#include "geo/io/data_table.hpp"
#include "tests/geo/io/scratch.hpp"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using testing_files::textOf;

std::string collection(std::string_view features) {
  return "{\"type\": \"FeatureCollection\", \"features\": [\n" + std::string(features) + "\n]}\n";
}

std::string feature(std::string_view properties, std::string_view geometry = "null") {
  return "{\"type\": \"Feature\", \"properties\": {" + std::string(properties) +
         "}, \"geometry\": " + std::string(geometry) + "}";
}

struct AccuracyCase {
  std::string_view json;
  std::vector<double> metres;
  bool sound;
};

TEST(TableFromGeoJson, ReadsAccuracyAsNumberOrArray) {
  const AccuracyCase rows[] = {
      {"4000", {4000}, true},
      {"12.5", {12.5}, true},
      {"[1, 2, 3]", {1, 2, 3}, true},
      {"[1.5, 2, 3]", {1.5, 2, 3}, true},
      {"[5000000000, 1]", {5e9, 1}, true},
      {"[]", {}, true},
      {"null", {}, true},
      {"\"250\"", {250}, true},
      {"\"[1, 2]\"", {1, 2}, true},
      {"\"wide\"", {}, false},
      {"[1, \"x\"]", {}, false},
      {"{\"m\": 4}", {}, false},
  };
  for (const auto& [json, metres, sound] : rows) {
    Report report;
    const DataTable table = tableFromGeoJson(
        collection(feature("\"id\": \"a\", \"accuracy_m\": " + std::string(json))), "x", report);
    ASSERT_EQ(table.rows.size(), 1u) << json;
    EXPECT_EQ(table.rows[0].accuracyMetres, metres) << json;
    EXPECT_EQ(report.empty(), sound) << json << textOf(report);
    EXPECT_THAT(table.columns, ElementsAre("id")) << json;
  }
}

TEST(TableFromGeoJson, ReadsBothInOneColumn) {
  Report report;
  const DataTable table =
      tableFromGeoJson(collection(feature("\"accuracy_m\": 100") + ",\n" +
                                  feature("\"accuracy_m\": [1, 2.5]") + ",\n" + feature("")),
                       "x", report);
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_THAT(table.rows[0].accuracyMetres, ElementsAre(100));
  EXPECT_THAT(table.rows[1].accuracyMetres, ElementsAre(1, 2.5));
  EXPECT_THAT(table.rows[2].accuracyMetres, IsEmpty());
}

TEST(TableFromGeoJson, GivesEveryPropertyAsText) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"\"word\"", "word"},
      {"\"2020-11-15\"", "2020-11-15"},
      {"\"2020-11-15T20:00:00Z\"", "2020-11-15T20:00:00Z"},
      {"\"20:00\"", "20:00"},
      {"\"Շուշի\"", "Շուշի"},
      {"\"a\\nb\"", "a\nb"},
      {"12", "12"},
      {"-0.25", "-0.25"},
      {"12345678901234", "12345678901234"},
      {"true", "true"},
      {"false", "false"},
      {"null", ""},
      {"[\"RUS\", \"TUR\"]", "RUS;TUR"},
      {"[1, 2]", "1;2"},
      {"[1.5, 2]", "1.5;2"},
  };
  for (const auto& [json, text] : rows) {
    Report report;
    const DataTable table =
        tableFromGeoJson(collection(feature("\"p\": " + std::string(json))), "x", report);
    ASSERT_EQ(table.rows.size(), 1u) << json;
    EXPECT_THAT(table.rows[0].values, ElementsAre(text)) << json;
  }
}

TEST(TableFromGeoJson, KnowsTheLineOfEachFeature) {
  Report report;
  const DataTable table =
      tableFromGeoJson(collection(feature("\"id\": \"a\"") + ",\n\n" + feature("") + ",\n" +
                                  feature("\"id\": \"a\", \"x\": {\"features\": [{}]}")),
                       "x", report);
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[0].line, 2);
  EXPECT_EQ(table.rows[1].line, 4);
  EXPECT_EQ(table.rows[2].line, 5);
}

TEST(TableFromGeoJson, TakesTheFeaturesOwnIdWhereThereIsNoProperty) {
  Report report;
  const DataTable table = tableFromGeoJson(
      collection("{\"type\": \"Feature\", \"id\": \"top\", \"properties\": {\"n\": 1}, "
                 "\"geometry\": null}"),
      "x", report);
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_THAT(table.columns, testing::UnorderedElementsAre("id", "n"));
  EXPECT_THAT(table.rows[0].values, testing::UnorderedElementsAre("top", "1"));
}

TEST(TableFromGeoJson, ReadsEveryGeometryThatCanBeDrawn) {
  const std::pair<std::string_view, std::size_t> rows[] = {
      // The index of the alternative in Geometry.
      {"null", 0},
      {R"({"type": "Point", "coordinates": [46, 39]})", 1},
      {R"({"type": "Point", "coordinates": [46, 39, 1200]})", 1},
      {R"({"type": "LineString", "coordinates": [[46, 39], [47, 39]]})", 2},
      {R"({"type": "MultiLineString", "coordinates": [[[46, 39], [47, 39]]]})", 2},
      {R"({"type": "Polygon", "coordinates": [[[46, 39], [47, 39], [47, 40], [46, 39]]]})", 3},
      {R"({"type": "MultiPolygon", "coordinates": [[[[46, 39], [47, 39], [47, 40], [46, 39]]]]})",
       3},
      {R"({"type": "Polygon", "coordinates": []})", 0},
      {R"({"type": "MultiPoint", "coordinates": [[46, 39]]})", 0},
      {R"({"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}]})",
       0},
  };
  for (const auto& [json, alternative] : rows) {
    Report report;
    const DataTable table =
        tableFromGeoJson(collection(feature("\"id\": \"a\"", json)), "x", report);
    ASSERT_EQ(table.rows.size(), 1u) << json;
    EXPECT_EQ(table.rows[0].geometry.index(), alternative) << json;
    const bool refused = json.find("MultiPoint") != std::string_view::npos ||
                         json.find("Collection") != std::string_view::npos;
    EXPECT_EQ(textOf(report).starts_with("x:2: error: geometry: a geometry of the type "), refused)
        << json;
  }
}

TEST(TableFromGeoJson, SaysWhyItIsNoGeoJson) {
  for (const std::string_view text :
       {"", " ", "{", "[]", "null", "{}", "{\"type\": \"Topology\"}", "id,name\na,A\n",
        "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"prop"}) {
    Report report;
    const DataTable table = tableFromGeoJson(std::string(text), "x.geojson", report);
    EXPECT_TRUE(table.rows.empty()) << text;
    ASSERT_FALSE(report.empty()) << text;
    EXPECT_THAT(textOf(report), StartsWith("x.geojson: error: not GeoJSON: ")) << text;
  }
}

TEST(TableFromGeoJson, TakesAnEmptyCollection) {
  Report report;
  EXPECT_TRUE(tableFromGeoJson(collection(""), "x", report).rows.empty());
  EXPECT_EQ(textOf(report), "");
}

TEST(TableFromGeoJson, PrintsNothing) {
  testing::internal::CaptureStderr();
  Report report;
  tableFromGeoJson("{\"type\": \"FeatureCollection\", \"features\": [{", "x", report);
  tableFromGeoJson(collection(feature("", R"({"type": "Polygon", "coordinates": [[5]]})")), "x",
                   report);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace geo
