// Whatever format a table of events comes in, the same values and places come out.
#include "geo/io/table_file.hpp"

#include "geo/io/table_files.hpp"
#include "tests/geo/io/made_vector.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing_files::ScratchFolder;
using namespace testing_vectors;

using Wholes = std::vector<std::int64_t>;
using Reals = std::vector<double>;

const std::vector<MadeField> kEveryType{{"text", OFTString},
                                        {"whole", OFTInteger},
                                        {"big", OFTInteger64},
                                        {"real", OFTReal},
                                        {"flag", OFTInteger, OFSTBoolean},
                                        {"day", OFTDate},
                                        {"moment", OFTDateTime},
                                        {"clock", OFTTime},
                                        {"texts", OFTStringList},
                                        {"wholes", OFTIntegerList},
                                        {"reals", OFTRealList}};

/// The second row has nothing but its place. Zones as GDAL counts them: 100 is UTC, in quarters of
/// an hour.
void fillEveryType(OGRFeature& feature, int row, int zone) {
  place(feature, "POINT (46.75 39.82)");
  if (row == 1) return;
  feature.SetField("text", "Лачын, \"Berdzor\"");
  feature.SetField("whole", -7);
  feature.SetField("big", GIntBig{1} << 40);
  feature.SetField("real", 0.1);
  feature.SetField("flag", 1);
  feature.SetField("day", 2020, 11, 10);
  const int moment = feature.GetFieldIndex("moment");
  feature.SetField(moment, 2020, 11, 10, 2, 30, 1.25F, zone);
  feature.SetField("clock", "12:30:05");
  const char* const texts[] = {"a", "b", nullptr};
  feature.SetField("texts", const_cast<char**>(texts));
  const int wholes[] = {1, 2};
  feature.SetField("wholes", 2, wholes);
  const double reals[] = {1.5, 2};
  feature.SetField("reals", 2, reals);
}

MadeLayer everyType(int zone) {
  return {.geometry = wkbPoint, .fields = kEveryType, .rows = 2, .fill = [zone](auto& f, int row) {
            fillEveryType(f, row, zone);
          }};
}

constexpr std::pair<const char*, const char*> kTyped[] = {
    {"GeoJSON", "a.geojson"}, {"SQLite", "a.sqlite"}, {"GML", "a.gml"}};

TEST(TableFile, EveryTypeComesBackFromFormatsThatHaveIt) {
  const ScratchFolder folder;
  for (const auto& [driver, name] : kTyped) {
    SCOPED_TRACE(driver);
    const auto table = read(writeVector(driver, folder.path() / name, {everyType(116)})).table;
    ASSERT_EQ(table.rowCount, 2U);
    const auto texts = [&table](const char* column) { return textsOf(columnOf(table, column)); };
    EXPECT_THAT(texts("text"), ElementsAre("Лачын, \"Berdzor\"", ""));
    EXPECT_EQ(std::get<Wholes>(columnOf(table, "whole").cells), (Wholes{-7, kNoNumber}));
    EXPECT_EQ(std::get<Wholes>(columnOf(table, "big").cells), (Wholes{1LL << 40, kNoNumber}));
    EXPECT_EQ(std::get<Wholes>(columnOf(table, "flag").cells), (Wholes{1, kNoNumber}));
    EXPECT_EQ(std::get<Reals>(columnOf(table, "real").cells)[0], 0.1);
    EXPECT_TRUE(std::isnan(std::get<Reals>(columnOf(table, "real").cells)[1]));
    EXPECT_TRUE(std::get<MomentCells>(columnOf(table, "day").cells).wholeDays);
    EXPECT_THAT(texts("day"), ElementsAre("2020-11-10", ""));
    EXPECT_FALSE(std::get<MomentCells>(columnOf(table, "moment").cells).wholeDays);
    EXPECT_THAT(texts("moment"), ElementsAre("2020-11-09T22:30:01.250Z", ""));
    EXPECT_THAT(texts("clock"), ElementsAre("12:30:05", ""));
    EXPECT_THAT(texts("texts"), ElementsAre("a;b", ""));
    EXPECT_THAT(texts("wholes"), ElementsAre("1;2", ""));
    EXPECT_THAT(texts("reals"), ElementsAre("1.5;2", ""));
    EXPECT_EQ(table.kinds[1], ShapeKind::Point);
    EXPECT_EQ(table.points[1], (LonLat{46.75, 39.82}));
  }
}

TEST(TableFile, ClockTimesWithoutAZoneStayText) {
  const ScratchFolder folder;
  const auto path = writeVector("SQLite", folder.path() / "a.sqlite", {everyType(0)});
  EXPECT_THAT(textsOf(columnOf(read(path).table, "moment")),
              ElementsAre("2020-11-10T02:30:01.250", ""));
  const auto mixed = folder.write(
      "mixed.geojson",
      R"({"type":"FeatureCollection","features":[)"
      R"({"type":"Feature","properties":{"t":"2020-11-10T02:30:00"},"geometry":null},)"
      R"({"type":"Feature","properties":{"t":"2020-11-10T02:30:00-03:30"},"geometry":null}]})");
  EXPECT_THAT(textsOf(columnOf(read(mixed).table, "t")),
              ElementsAre("2020-11-10T02:30:00", "2020-11-10T02:30:00-03:30"));
}

const std::vector<MadeField> kStoredTypes{{"text", OFTString},   {"small", OFTInteger, OFSTInt16},
                                          {"whole", OFTInteger}, {"big", OFTInteger64},
                                          {"real", OFTReal},     {"single", OFTReal, OFSTFloat32},
                                          {"day", OFTDate},      {"moment", OFTDateTime},
                                          {"bytes", OFTBinary}};

/// More rows than GDAL reads at once; every seventh has nothing.
MadeLayer manyRows(int rows, int zoneOfLast) {
  const auto fill = [rows, zoneOfLast](OGRFeature& feature, int row) {
    if (row % 7 == 0) return;
    feature.SetField("text", fmt::format("name {}", row % 100).c_str());
    feature.SetField("small", row % 1000 - 500);
    feature.SetField("whole", row);
    feature.SetField("big", row * (GIntBig{1} << 32));
    feature.SetField("real", row / 8.0);
    feature.SetField("single", row / 8.0);
    feature.SetField("day", 2020, 1 + row % 12, 1 + row % 28);
    feature.SetField(feature.GetFieldIndex("moment"), 2020, 1 + row % 12, 1 + row % 28, row % 24, 0,
                     0.0F, row + 1 == rows ? zoneOfLast : 100);
    feature.SetField(feature.GetFieldIndex("bytes"), 3, static_cast<const void*>("abc"));
    OGRPoint point(row % 360 - 180 + 0.25, row % 180 - 90);
    feature.SetGeometry(&point);
  };
  return {.geometry = wkbPoint, .fields = kStoredTypes, .rows = rows, .fill = fill};
}

void expectManyRows(const RawTable& table, int rows) {
  ASSERT_GE(table.rowCount, static_cast<std::size_t>(rows));
  const auto cell = [&table](const char* name, int row) {
    return columnOf(table, name).textAt(static_cast<std::size_t>(row));
  };
  for (int row = 0; row < rows; row += 13) {
    const bool none = row % 7 == 0;
    const auto expected = [none](auto value) { return none ? "" : fmt::format("{}", value); };
    ASSERT_EQ(cell("text", row), expected(fmt::format("name {}", row % 100)));
    ASSERT_EQ(cell("small", row), expected(row % 1000 - 500));
    ASSERT_EQ(cell("whole", row), expected(row));
    ASSERT_EQ(cell("big", row), expected(row * (1LL << 32)));
    ASSERT_EQ(cell("real", row), expected(row / 8.0));
    ASSERT_EQ(cell("single", row), expected(row / 8.0));
    const auto day = fmt::format("2020-{:02}-{:02}", 1 + row % 12, 1 + row % 28);
    ASSERT_EQ(cell("day", row), expected(day));
    ASSERT_EQ(cell("moment", row), expected(fmt::format("{}T{:02}:00:00Z", day, row % 24)));
    const auto at = static_cast<std::size_t>(row);
    ASSERT_EQ(table.kinds[at], none ? ShapeKind::None : ShapeKind::Point);
    if (none) continue;
    ASSERT_EQ(table.points[at], (LonLat{row % 360 - 180 + 0.25, row % 180 - 90.0}));
  }
}

TEST(TableFile, ManyRowsOfAGeoPackageComeBackInTheirOrder) {
  constexpr int kRows = 150000;
  const ScratchFolder folder;
  const auto read =
      testing_vectors::read(writeVector("GPKG", folder.path() / "a.gpkg", {manyRows(kRows, 100)}));
  ASSERT_EQ(read.table.rowCount, static_cast<std::size_t>(kRows));
  expectManyRows(read.table, kRows);
  EXPECT_EQ(read.said, "a.gpkg: warning: bytes: holds bytes, not values: passed over\n");
}

TEST(TableFile, TruthValuesOfAGeoPackageAreWholeNumbers) {
  const ScratchFolder folder;
  const MadeLayer made{.fields = {{"flag", OFTInteger, OFSTBoolean}},
                       .rows = 100,
                       .fill = [](OGRFeature& feature, int row) {
                         if (row % 7) feature.SetField(0, row % 2);
                       }};
  const auto table = read(writeVector("GPKG", folder.path() / "a.gpkg", {made})).table;
  const auto& flags = std::get<Wholes>(columnOf(table, "flag").cells);
  ASSERT_EQ(flags.size(), 100U);
  for (std::size_t row = 0; row < flags.size(); ++row) {
    EXPECT_EQ(flags[row], row % 7 ? static_cast<std::int64_t>(row % 2) : kNoNumber) << row;
  }
}

/// GDAL tells the columns of a GeoPackage without their zones, and reads ahead on another thread.
TEST(TableFile, OneZoneInTheLastOfManyRowsIsNotLost) {
  constexpr int kRows = 150000;
  const ScratchFolder folder;
  testing::internal::CaptureStderr();
  const auto table =
      read(writeVector("GPKG", folder.path() / "a.gpkg", {manyRows(kRows, 116)})).table;
  expectManyRows(table, kRows - 1);
  const int row = kRows - 1;
  EXPECT_EQ(columnOf(table, "moment").textAt(kRows - 1),
            fmt::format("2020-{:02}-{:02}T{:02}:00:00Z", 1 + row % 12, 1 + row % 28, row % 24 - 4));
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(TableFile, ALayerIsChosenByNameOrIsTheFirstWithRows) {
  const ScratchFolder folder;
  const MadeLayer empty{.name = "empty", .fields = {{"a"}}, .rows = 0};
  const MadeLayer two{.name = "two", .system = "EPSG:32638", .fields = {{"b"}}, .rows = 2};
  const MadeLayer three{.name = "three", .geometry = wkbNone, .fields = {{"c"}}, .rows = 3};
  const auto path = writeVector("GPKG", folder.path() / "a.gpkg", {empty, two, three});
  EXPECT_EQ(read(path).table.layer, "two");
  EXPECT_EQ(read(path, "three").table.rowCount, 3U);
  EXPECT_THAT(read(path, "three").table.kinds, IsEmpty());
  EXPECT_THAT(failureOf(path, "four"), HasSubstr("no layer 'four'; there are: empty, two, three"));
  EXPECT_THAT(failureOf(path, "empty"), HasSubstr("no rows"));
  const auto layers = layersOf({path});
  ASSERT_TRUE(layers);
  ASSERT_EQ(layers->size(), 3U);
  EXPECT_EQ((*layers)[0].rows, 0);
  EXPECT_EQ((*layers)[1].rows, 2);
  EXPECT_EQ((*layers)[1].crs, "EPSG:32638");
  EXPECT_THAT((*layers)[1].columns, ElementsAre("b"));
  EXPECT_TRUE((*layers)[1].hasGeometry);
  EXPECT_FALSE((*layers)[2].hasGeometry);
}

const MadeLayer kPlain{
    .geometry = wkbPoint, .fields = {{"name"}, {"n", OFTInteger}}, .fill = [](auto& feature, int) {
      place(feature, "POINT (46.75 39.82)");
      feature.SetField("name", "one");
      feature.SetField("n", 12);
    }};

TEST(TableFile, EveryCommonFormatIsRead) {
  const ScratchFolder folder;
  for (const auto& [driver, name] :
       std::vector<std::pair<const char*, const char*>>{{"ESRI Shapefile", "a.shp"},
                                                        {"FlatGeobuf", "a.fgb"},
                                                        {"LIBKML", "a.kml"},
                                                        {"LIBKML", "a.kmz"},
                                                        {"MapInfo File", "a.tab"},
                                                        {"XLSX", "a.xlsx"},
                                                        {"ODS", "a.ods"},
                                                        {"GeoJSONSeq", "a.geojsonl"},
                                                        {"GPKG", "a.gpkg"}}) {
    SCOPED_TRACE(name);
    const auto table = read(writeVector(driver, folder.path() / name, {kPlain})).table;
    ASSERT_EQ(table.rowCount, 1U);
    EXPECT_EQ(columnOf(table, "n").textAt(0), "12");
    const bool sheet = std::string_view(driver) == "XLSX" || std::string_view(driver) == "ODS";
    ASSERT_EQ(table.points.size(), sheet ? 0U : 1U);
    if (sheet) continue;
    EXPECT_NEAR(table.points[0].lonDegrees, 46.75, 1e-9);
    EXPECT_NEAR(table.points[0].latDegrees, 39.82, 1e-9);
  }
}

TEST(TableFile, TimesOfKmlAndGpxAreRead) {
  const ScratchFolder folder;
  const auto kml = read(folder.write(
      "a.kml",
      "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
      "<Placemark><TimeStamp><when>2020-10-04T12:30:00+04:00</when></TimeStamp>"
      "<Point><coordinates>46.75,39.82</coordinates></Point></Placemark>"
      "<Placemark><TimeSpan><begin>2020-10-05T10:00:00Z</begin><end>2020-10-06T10:00:00Z</end>"
      "</TimeSpan><Point><coordinates>46.75,39.82</coordinates></Point></Placemark>"
      "</Document></kml>"));
  EXPECT_THAT(namesOf(kml.table), ElementsAre("begin", "end"));
  EXPECT_THAT(textsOf(columnOf(kml.table, "begin")),
              ElementsAre("2020-10-04T12:30:00+04:00", "2020-10-05T10:00:00Z"));
  EXPECT_THAT(textsOf(columnOf(kml.table, "end")),
              ElementsAre("2020-10-04T12:30:00+04:00", "2020-10-06T10:00:00Z"));
  const auto month = read(
      folder.write("b.kml",
                   "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
                   "<Placemark><TimeSpan><begin>2020-10</begin></TimeSpan></Placemark>"
                   "</Document></kml>"));
  EXPECT_EQ(month.said, "");
  EXPECT_THAT(textsOf(columnOf(month.table, "begin")), ElementsAre("2020-10"));
  const auto gpx = folder.write(
      "a.gpx",
      "<?xml version=\"1.0\"?><gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
      "<trk><trkseg><trkpt lat=\"39.82\" lon=\"46.75\"><time>2020-10-04T12:30:00Z</time></trkpt>"
      "</trkseg></trk></gpx>");
  EXPECT_EQ(read(gpx).table.layer, "tracks");
  const auto points = read(gpx, "track_points").table;
  EXPECT_THAT(textsOf(columnOf(points, "time")), ElementsAre("2020-10-04T12:30:00Z"));
  EXPECT_EQ(points.points[0], (LonLat{46.75, 39.82}));
}

void zip(const std::string& archive, const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    const std::string inside = "/vsizip/" + archive + "/" + file.substr(file.rfind('/') + 1);
    EXPECT_EQ(CPLCopyFile(inside.c_str(), file.c_str()), 0) << file;
  }
}

TEST(TableFile, ArchivesAreLookedInto) {
  const ScratchFolder folder;
  const std::string here = folder.path();
  writeVector("ESRI Shapefile", here + "/a.shp", {kPlain});
  writeVector("GPKG", here + "/a.gpkg", {kPlain});
  const std::string note = folder.write("readme.txt", "what it is");
  zip(here + "/shape.zip", {here + "/a.shp", here + "/a.shx", here + "/a.dbf", here + "/a.prj"});
  zip(here + "/package.zip", {here + "/a.gpkg", note});
  zip(here + "/two.zip", {here + "/a.gpkg", here + "/a.shp"});
  EXPECT_EQ(columnOf(read(here + "/shape.zip").table, "n").textAt(0), "12");
  EXPECT_EQ(columnOf(read(here + "/package.zip").table, "n").textAt(0), "12");
  EXPECT_EQ(read("/vsizip/" + here + "/two.zip/a.gpkg").table.rowCount, 1U);
  EXPECT_THAT(failureOf(folder.write("bad.zip", "PK")), HasSubstr("not an archive"));
}

TEST(TableFile, ArchivesOfSeveralFilesHoldTheLayersOfAll) {
  const ScratchFolder folder;
  const std::string here = folder.path(), archive = here + "/all.zip";
  writeVector("GPKG", here + "/a.gpkg", {kPlain});
  writeVector("ESRI Shapefile", here + "/d.shp", {kPlain});
  zip(archive, {here + "/a.gpkg", folder.write("b.csv", "id,lon,lat\n1,46,40\n2,47,40\n"),
                folder.write("c.gpkg", "no database"), folder.write("e.csv", "id,lon,lat\n"),
                here + "/d.shp", here + "/d.shx", here + "/d.dbf", here + "/d.prj",
                folder.write("readme.txt", "what it is")});
  std::vector<std::string> names;
  const auto layers = layersOf({archive});
  ASSERT_TRUE(layers) << describe(layers.error());
  for (const TableLayer& layer : *layers) names.push_back(layer.name);
  EXPECT_THAT(names, ElementsAre("a.gpkg", "b.csv", "c.gpkg", "d.shp", "e.csv"));
  for (const std::string name : {"a.gpkg", "d.shp"}) {
    const RawTable table = read(archive, name).table;
    EXPECT_EQ(columnOf(table, "n").textAt(0), "12");
    EXPECT_EQ(table.path, archive) << "the file that the user knows";
    EXPECT_EQ(table.layer, name);
  }
  EXPECT_EQ(read(archive, "b.csv").table.rowCount, 2U);
  EXPECT_THAT(failureOf(archive, "c.gpkg"), HasSubstr("not a file of rows")) << "it is told";
  EXPECT_THAT(failureOf(archive, "f.csv"), HasSubstr("there are: a.gpkg, b.csv"));
  EXPECT_THAT(filesOf({archive}).value(), ElementsAre(archive)) << "hashed as one";
}

TEST(TableFile, NothingIsWrittenBesideTheFile) {
  const ScratchFolder folder;
  const auto gml = writeVector("GML", folder.path() / "a.gml", {kPlain});
  std::filesystem::remove(folder.path() / "a.xsd");
  static_cast<void>(read(gml));
  static_cast<void>(read(writeVector("GPKG", folder.path() / "a.gpkg", {kPlain})));
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    names.push_back(entry.path().filename());
  }
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("a.gml", "a.gpkg"));
}

TEST(TableFile, IsWatchedAndCanBeGivenUp) {
  const ScratchFolder folder;
  const auto path = writeVector("GPKG", folder.path() / "a.gpkg", {manyRows(70000, 100)});
  std::string lines = "a,b\n";
  for (int i = 0; i < 1000000; ++i) lines += "1,some words\n";
  for (const std::string& file : {path, folder.write("a.csv", lines).string()}) {
    SCOPED_TRACE(file);
    std::vector<double> shares;
    Report report;
    ASSERT_TRUE(
        readTable({file}, "", {.progress = [&](double s) { shares.push_back(s); }}, report));
    EXPECT_TRUE(std::ranges::is_sorted(shares));
    EXPECT_GE(shares.front(), 0);
    EXPECT_EQ(shares.back(), 1);
    std::stop_source stop;
    stop.request_stop();
    const auto table = readTable({file}, "", {.stop = stop.get_token()}, report);
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().kind, Failure::Kind::Unavailable);
  }
}

}  // namespace
}  // namespace geo
