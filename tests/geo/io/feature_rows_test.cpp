#include "geo/io/feature_rows.hpp"

#include "tests/geo/io/scratch.hpp"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing_files::textOf;

Scenario scenarioWithNames() {
  Scenario scenario;
  scenario.parties = {{"RUS", "Russian Federation", "Russia", {}},
                      {"TUR", "Republic of Turkey", "Turkey", {}}};
  scenario.sources = {{"s1", "One", "", "", ""}, {"s2", "Two", "", "", ""}};
  return scenario;
}

Layer layerOfKind(LayerKind kind) {
  Layer layer;
  layer.kind = kind;
  return layer;
}

/// A layer of a kind, filled from one CSV text.
Layer filled(LayerKind kind, std::string_view csv, Report& report) {
  Layer layer = layerOfKind(kind);
  fillLayer(layer, tableFromCsv(csv, "x.csv", report), scenarioWithNames(), report);
  return layer;
}

struct RowCase {
  std::string_view row, problems;
  bool kept, placed;
};

// Rows of a layer of sites, in line 2.
const RowCase kRows[] = {
    {"a,A,2020-11-15,2020-12,46,39,500,,high,s1,RUS", "", true, true},
    {"a,A,,,46,39,,,,,", "", true, true},
    {"a,A, 2020-11-15 ,, 46 ,39, 500 ,, low , s2 ,RUS; TUR", "", true, true},
    {"a,A,,,,,,not published,,,", "", true, false},
    {",A,,,46,39,,,,,", "2: error: id: empty: the row is left out", false, false},
    {"a,A,soon,,46,39,,,,,",
     "2: error: from: 'soon' is not an ISO 8601 date or time: the row is left out", false, false},
    {"a,A,,2020-02-30,46,39,,,,,",
     "2: error: to: '2020-02-30' is not an ISO 8601 date or time: the row is left out", false,
     false},
    {"a,A,2020-11-15,2020-11-14,46,39,,,,,",
     "2: error: from: '2020-11-15' is not before 'to', '2020-11-14': the row is left out", false,
     false},
    {"a,A,2020-11-15,2020-11-15,46,39,,,,,",
     "2: error: from: '2020-11-15' is not before 'to', '2020-11-15': the row is left out", false,
     false},
    {"a,A,2020-11,2020-11,46,39,,,,,", "", true,
     true},  // it may have been for a time in that month
    {"a,A,,,46,,,,,,",
     "2: error: lat: empty, but lon is given\n"
     "2: error: lon, lat: no place, and place_basis does not say why",
     true, false},
    {"a,A,,,x,39,,b,,,", "2: error: lon: 'x' is not a number", true, false},
    {"a,A,,,46,nan,,b,,,", "2: error: lat: 'nan' is not a number", true, false},
    {"a,A,,,46,1e999,,b,,,", "2: error: lat: '1e999' is not a number", true, false},
    {"a,A,,,\"46,5\",39,,b,,,", "2: error: lon: '46,5' is not a number", true, false},
    {"a,A,,,181,39,,b,,,",
     "2: error: lon, lat: lon 181 lat 39 is out of range: the row has no place", true, false},
    {"a,A,,,46,-90.5,,b,,,",
     "2: error: lon, lat: lon 46 lat -90.5 is out of range: the row has no place", true, false},
    {"a,A,,,-180,90,,,,,", "", true, true},
    {"a,A,,,,,,,,,", "2: error: lon, lat: no place, and place_basis does not say why", true, false},
    {"a,A,,,46,39,far,,,,", "2: error: accuracy_m: 'far' is not a number", true, true},
    {"a,A,,,46,39,-5,,,,", "2: error: accuracy_m: negative or not finite: it is left out", true,
     true},
    {"a,A,,,46,39,,,High,,", "2: error: confidence: unknown word 'High'", true, true},
    {"a,A,,,46,39,,,,s3,", "2: error: source: 's3' is not in the sources file", true, true},
    {"a,A,,,46,39,,,,,RUS;XXX", "2: error: operator: 'XXX' is not a party of the scenario", true,
     true},
};

TEST(FillLayer, NamesWhatIsWrongInARow) {
  constexpr std::string_view kColumns =
      "id,name,from,to,lon,lat,accuracy_m,place_basis,confidence,source,operator\n";
  for (const auto& [row, problems, kept, placed] : kRows) {
    Report report;
    const Layer layer =
        filled(LayerKind::Site, std::string(kColumns) + std::string(row) + "\n", report);
    std::string expected;
    for (std::string_view rest = problems; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      expected += "x.csv:" + std::string(rest.substr(0, end)) + "\n";
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    EXPECT_EQ(textOf(report), expected) << row;
    ASSERT_EQ(layer.features.size(), kept ? 1u : 0u) << row;
    EXPECT_EQ(kept && hasPlace(layer.features[0]), placed) << row;
  }
}

TEST(FillLayer, KeepsTheFirstOfTwoRowsWithOneId) {
  Report report;
  const Layer layer = filled(LayerKind::Actor, "id,name\na,First\nb,Other\na,Second\n", report);
  EXPECT_EQ(textOf(report),
            "x.csv:4: error: id: 'a' is already that of line 2: the row is left out\n");
  ASSERT_EQ(layer.features.size(), 2u);
  EXPECT_EQ(layer.features[0].name, "First");
}

TEST(FillLayer, NeedsAnIdColumn) {
  Report report;
  const Layer layer = filled(LayerKind::Actor, "name\nA\nB\n", report);
  EXPECT_EQ(textOf(report), "x.csv:1: error: id: no such column: the layer is empty\n");
  EXPECT_TRUE(layer.features.empty());
}

TEST(FillLayer, TakesTitleForNameUnlessThereIsAName) {
  Report report;
  const Layer titled = filled(LayerKind::Actor, "id,title\na,T\n", report);
  EXPECT_EQ(titled.features.at(0).name, "T");
  EXPECT_TRUE(titled.columns.empty());
  const Layer both = filled(LayerKind::Actor, "id,title,name\na,T,N\n", report);
  EXPECT_EQ(both.features.at(0).name, "N");
  EXPECT_THAT(both.columns, ElementsAre("title"));
}

TEST(FillLayer, NeverShowsARowWithoutReadableDates) {
  Report report;
  const Layer layer = filled(LayerKind::Actor, "id,from,to\na,?,\nb,,?\nc,2021,2020\n", report);
  EXPECT_TRUE(layer.features.empty());
  EXPECT_EQ(report.problems().size(), 3u);
}

const Line kLine{{46, 39}, {46.5, 39}, {47, 39}};
const Line kRing{{46, 39}, {47, 39}, {47, 40}, {46, 39}};

struct PlaceCase {
  LayerKind kind;
  Geometry geometry;
  std::vector<double> accuracy;
  std::string_view problem;  // of row 'a' in line 2
  bool placed;
  std::size_t accuracies;
};

const PlaceCase kPlaces[] = {
    {LayerKind::Area, Polygons{{{kRing}}}, {100}, "", true, 1},
    {LayerKind::Area,
     {},
     {},
     "error: geometry: no geometry: the kind 'area' needs a polygon",
     false,
     0},
    {LayerKind::Area,
     Polygons{},
     {},
     "error: geometry: an empty geometry: the row has no place",
     false,
     0},
    {LayerKind::Area,
     Polygons{{}},
     {},
     "error: geometry: an empty geometry: the row has no place",
     false,
     0},
    {LayerKind::Area,
     Lines{kLine},
     {},
     "error: geometry: the kind 'area' takes a polygon, not a line: the row has no place",
     false,
     0},
    {LayerKind::Area,
     Polygons{{{{{46, 39}, {47, 39}, {46, 39}}}}},
     {},
     "error: geometry: in a ring: 3 points where 4 are needed: the row has no place",
     false,
     0},
    {LayerKind::Area,
     Polygons{{{{{46, 39}, {47, 39}, {47, 40}}}}},
     {},
     "warning: geometry: a ring was not closed",
     true,
     0},
    {LayerKind::Area,
     Polygons{{{kRing, {{46, 39}, {NAN, 39}, {47, 40}, {46, 39}}}}},
     {},
     "error: geometry: in a ring: lon nan lat 39 is out of range: the row has no place",
     false,
     0},
    {LayerKind::Area,
     Polygons{{{kRing}}},
     {1, 2, 3},
     "error: accuracy_m: 3 values for 4 vertices: the largest is used for all",
     true,
     1},
    {LayerKind::Area, Polygons{{{kRing}}}, {1, 2, 3, 4}, "", true, 4},
    {LayerKind::Band, Lines{kLine}, {1, 2, 3}, "", true, 3},
    {LayerKind::Band, Lines{kLine}, {1}, "", true, 1},
    {LayerKind::Band,
     Lines{kLine},
     {1, 9},
     "error: accuracy_m: 2 values for 3 vertices: the largest is used for all",
     true,
     1},
    {LayerKind::Band,
     Lines{kLine, kLine},
     {1, 2, 3, 4, 5, 6},
     "error: accuracy_m: 6 values for 1 vertices: the largest is used for all",
     true,
     1},
    {LayerKind::Band,
     Lines{kLine},
     {1, INFINITY, 2},
     "error: accuracy_m: negative or not finite: it is left out",
     true,
     0},
    {LayerKind::Band,
     Lines{{{46, 39}}},
     {},
     "error: geometry: 1 points where 2 are needed: the row has no place",
     false,
     0},
    {LayerKind::Strip,
     LonLat{46, 39},
     {},
     "error: geometry: the kind 'strip' takes a line, not a point: the row has no place",
     false,
     0},
    {LayerKind::Strip,
     {},
     {},
     "error: geometry: no geometry: the kind 'strip' needs a line",
     false,
     0},
    {LayerKind::Place,
     {},
     {},
     "error: geometry: no geometry: the kind 'place' needs a point",
     false,
     0},
    {LayerKind::Event, {}, {}, "", false, 0},
    {LayerKind::Proposal, {}, {}, "", false, 0},
    {LayerKind::Proposal,
     Polygons{{{kRing}}},
     {},
     "error: geometry: the kind 'proposal' takes a point, not a polygon: the row has no place",
     false,
     0},
    {LayerKind::Count, {}, {}, "", false, 0},
    {LayerKind::Actor,
     LonLat{46, 39},
     {},
     "error: geometry: the kind 'actor' takes none, not a point: the row has no place",
     false,
     0},
};

TEST(FillLayer, KeepsOnlyPlacesThatTheKindCanShow) {
  for (const PlaceCase& place : kPlaces) {
    DataTable table{"x.geojson", {"id"}, {{2, {"a"}, place.geometry, place.accuracy}}};
    Layer layer = layerOfKind(place.kind);
    Report report;
    fillLayer(layer, std::move(table), scenarioWithNames(), report);
    const std::string expected =
        place.problem.empty() ? "" : "x.geojson:2: " + std::string(place.problem) + "\n";
    EXPECT_EQ(textOf(report), expected);
    ASSERT_EQ(layer.features.size(), 1u);
    EXPECT_EQ(hasPlace(layer.features[0]), place.placed) << place.problem;
    EXPECT_EQ(layer.features[0].accuracyMetres.size(), place.accuracies) << place.problem;
  }
}

TEST(FillLayer, ClosesOpenRingsAndUsesTheLargestRadius) {
  DataTable table{
      "x", {"id"}, {{1, {"a"}, Polygons{{{{{46, 39}, {47, 39}, {47, 40}}}}}, {5, 9, 7}}}};
  Layer layer = layerOfKind(LayerKind::Area);
  Report report;
  fillLayer(layer, std::move(table), {}, report);
  const Feature& feature = layer.features.at(0);
  EXPECT_EQ(std::get<Polygons>(feature.geometry)[0].rings[0], kRing);
  EXPECT_THAT(feature.accuracyMetres, ElementsAre(9));
}

}  // namespace
}  // namespace geo
