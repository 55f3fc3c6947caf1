// Geometries decoded by hand are those that GDAL wrote, in any dialect of well-known binary.
#include "geo/io/table_geometry.hpp"

#include "geo/coords/projection.hpp"
#include "geo/io/named_system.hpp"
#include "tests/geo/io/made_vector.hpp"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing_files::ScratchFolder;
using namespace testing_vectors;

using Bytes = std::vector<std::uint8_t>;

Bytes wkbOf(const OGRGeometry& geometry, OGRwkbByteOrder order, OGRwkbVariant variant) {
  Bytes bytes(geometry.WkbSize());
  EXPECT_EQ(geometry.exportToWkb(order, bytes.data(), variant), OGRERR_NONE);
  return bytes;
}

/// As PostGIS writes it: the number of a reference system behind the type.
Bytes withSystem(Bytes bytes) {
  bytes[bytes[0] == 1 ? 4 : 1] |= 0x20;
  bytes.insert(bytes.begin() + 5, {1, 2, 3, 4});
  return bytes;
}

RawTable tableOf(const std::vector<Bytes>& rows) {
  TableGeometry geometry;
  for (const Bytes& row : rows) geometry.add(row);
  RawTable table;
  table.rowCount = rows.size();
  geometry.moveInto(table);
  return table;
}

RawTable tableOf(const char* wkt) {
  const auto geometry = geometryOf(wkt);
  return tableOf({wkbOf(*geometry, wkbNDR, wkbVariantIso)});
}

std::string textOf(LonLat at) {
  return fmt::format("{} {}", at.lonDegrees, at.latDegrees);
}

/// One row as text: "line 1 2,3 4; hole 5 6".
std::string shapeOf(const RawTable& table, std::size_t row) {
  const Shapes& shapes = table.shapes;
  std::string text;
  const std::size_t first = row == 0 ? 0 : shapes.rowEnds[row - 1];
  for (std::size_t ring = first; ring < shapes.rowEnds[row]; ++ring) {
    text += shapes.ringStarts[ring] ? "| " : "- ";
    const std::size_t begin = ring == 0 ? 0 : shapes.ringEnds[ring - 1];
    for (std::size_t i = begin; i < shapes.ringEnds[ring]; ++i) {
      text += textOf(shapes.points[i]) + ", ";
    }
  }
  return text;
}

constexpr const char* kArea = "POLYGON ((0 0,0 9,9 9,0 0),(1 2,1 3,2 3,1 2))";
constexpr const char* kAreaText = "| 0 0, 0 9, 9 9, 0 0, - 1 2, 1 3, 2 3, 1 2, ";

TEST(TableGeometry, ReadsEveryDialect) {
  struct Case {
    const char* wkt;
    ShapeKind kind;
    std::string shape;
  };
  const Case cases[] = {{"POINT (46.75 39.82)", ShapeKind::Point, ""},
                        {"POINT Z (46.75 39.82 7)", ShapeKind::Point, ""},
                        {"POINT M (46.75 39.82 7)", ShapeKind::Point, ""},
                        {"POINT ZM (46.75 39.82 7 8)", ShapeKind::Point, ""},
                        {"MULTIPOINT ((46.75 39.82))", ShapeKind::Point, ""},
                        {"MULTIPOINT Z ((46.75 39.82 7))", ShapeKind::Point, ""},
                        {"LINESTRING ZM (1 2 7 8,3 4 7 8)", ShapeKind::Path, "| 1 2, 3 4, "},
                        {"MULTILINESTRING Z ((1 2 7,3 4 7),(5 6 7,7 8 7))", ShapeKind::Path,
                         "| 1 2, 3 4, | 5 6, 7 8, "},
                        {kArea, ShapeKind::Area, kAreaText},
                        {"MULTIPOLYGON (((0 0,0 9,9 9,0 0),(1 2,1 3,2 3,1 2)),((5 5,5 6,6 6,5 5)))",
                         ShapeKind::Area, std::string(kAreaText) + "| 5 5, 5 6, 6 6, 5 5, "}};
  for (const Case& of : cases) {
    const auto geometry = geometryOf(of.wkt);
    ASSERT_TRUE(geometry) << of.wkt;
    for (const auto order : {wkbNDR, wkbXDR}) {
      for (const auto variant : {wkbVariantIso, wkbVariantOldOgc, wkbVariantPostGIS1}) {
        const bool measured = geometry->IsMeasured() != 0;
        if (measured && variant != wkbVariantIso) continue;  // GDAL drops them there
        const Bytes bytes = wkbOf(*geometry, order, variant);
        for (const Bytes& row : {bytes, withSystem(bytes)}) {
          const RawTable table = tableOf({row});
          ASSERT_EQ(table.unread, 0U) << of.wkt << order << variant;
          ASSERT_EQ(table.kinds[0], of.kind) << of.wkt;
          if (of.kind == ShapeKind::Point) {
            ASSERT_EQ(table.points[0], (LonLat{46.75, 39.82})) << of.wkt;
          } else {
            ASSERT_EQ(shapeOf(table, 0), of.shape);
          }
        }
      }
    }
  }
}

TEST(TableGeometry, EmptyIsNoneAndWhatCannotBeDrawnIsUnread) {
  for (const char* wkt : {"POINT EMPTY", "LINESTRING EMPTY", "POLYGON EMPTY", "MULTIPOINT EMPTY",
                          "MULTIPOLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY"}) {
    const RawTable table = tableOf(wkt);
    EXPECT_EQ(table.kinds[0], ShapeKind::None) << wkt;
    EXPECT_EQ(table.unread, 0U) << wkt;
  }
  for (const char* wkt :
       {"MULTIPOINT ((1 2),(3 4))", "GEOMETRYCOLLECTION (POINT (1 2))",
        "CIRCULARSTRING (0 0,1 1,2 0)", "CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))",
        "TRIANGLE ((0 0,0 1,1 1,0 0))", "LINESTRING (1 2)", "POLYGON ((0 0,1 1,0 0))"}) {
    const RawTable table = tableOf(wkt);
    EXPECT_EQ(table.unread, 1U) << wkt;
    EXPECT_EQ(table.kinds[0], ShapeKind::Point) << wkt;
    EXPECT_TRUE(std::isnan(table.points[0].lonDegrees)) << wkt;
    EXPECT_TRUE(table.shapes.points.empty()) << wkt;
  }
}

TEST(TableGeometry, RowsKeepTheirShapesWhateverLiesBetween) {
  const auto bytes = [](const char* wkt) { return wkbOf(*geometryOf(wkt), wkbNDR, wkbVariantIso); };
  Bytes cut = bytes(kArea);
  cut.resize(cut.size() - 1);
  const RawTable table = tableOf({bytes("POINT (1 2)"),
                                  {},
                                  bytes("LINESTRING (1 2,3 4)"),
                                  cut,
                                  bytes(kArea),
                                  bytes("POINT (5 6)")});
  EXPECT_EQ(table.unread, 1U);
  ASSERT_EQ(table.shapes.rowEnds.size(), 6U);
  const std::string expected[] = {"", "", "| 1 2, 3 4, ", "", kAreaText, ""};
  for (std::size_t row = 0; row < 6; ++row) EXPECT_EQ(shapeOf(table, row), expected[row]) << row;
  EXPECT_TRUE(tableOf({bytes("POINT (1 2)"), {}}).shapes.rowEnds.empty());
}

TEST(TableGeometry, AnyBytesAreReadOrCounted) {
  const auto seed =
      geometryOf("MULTIPOLYGON Z (((0 0 1,0 9 1,9 9 1,0 0 1),(1 2 1,1 3 1,2 3 1,1 2 1)))");
  const Bytes whole = wkbOf(*seed, wkbNDR, wkbVariantIso);
  std::mt19937 random(5);
  std::vector<Bytes> rows;
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    rows.emplace_back(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(cut));
  }
  for (int round = 0; round < 20000; ++round) {
    Bytes damaged = whole;
    for (auto steps = 1 + random() % 3; steps > 0; --steps) {
      damaged[random() % 60] = static_cast<std::uint8_t>(random());
    }
    rows.push_back(std::move(damaged));
  }
  const RawTable table = tableOf(rows);
  ASSERT_EQ(table.kinds.size(), rows.size());
  ASSERT_EQ(table.points.size(), rows.size());
  EXPECT_GE(table.unread, whole.size() - 1);
  ASSERT_EQ(table.shapes.rowEnds.size(), rows.size());
  EXPECT_EQ(table.shapes.rowEnds.back(), table.shapes.ringEnds.size());
  EXPECT_EQ(table.shapes.ringEnds.back(), table.shapes.points.size());
  EXPECT_EQ(table.shapes.ringStarts.size(), table.shapes.ringEnds.size());
}

MadeLayer pointsAt(const std::string& system, std::vector<LonLat> at) {
  return {.system = system,
          .geometry = wkbPoint,
          .fields = {{"a"}},
          .rows = static_cast<int>(at.size()),
          .fill = [at](OGRFeature& feature, int row) {
            const LonLat place = at[static_cast<std::size_t>(row)];
            OGRPoint point(place.lonDegrees, place.latDegrees);
            feature.SetGeometry(&point);
          }};
}

TEST(TablePlaces, OtherReferenceSystemsComeToWgs84) {
  const ScratchFolder folder;
  // UTM zone 38 has its axis at 45° E, 500 km from its origin; Web Mercator is a formula.
  const double mercatorX = 46.75 * 20037508.342789244 / 180;
  const double mercatorY = std::log(std::tan((90 + 39.82) * std::acos(-1) / 360)) * 6378137;
  const auto utm = read(writeVector("GPKG", folder.path() / "utm.gpkg",
                                    {pointsAt("EPSG:32638", {{500000, 0}, {500000, 4427757.2}})}))
                       .table;
  EXPECT_EQ(utm.crs, "EPSG:32638");
  EXPECT_NEAR(utm.points[0].lonDegrees, 45, 1e-9);
  EXPECT_NEAR(utm.points[0].latDegrees, 0, 1e-9);
  EXPECT_NEAR(utm.points[1].latDegrees, 40, 1e-5);
  const auto web = read(writeVector("FlatGeobuf", folder.path() / "web.fgb",
                                    {pointsAt("EPSG:3857", {{mercatorX, mercatorY}})}))
                       .table;
  EXPECT_NEAR(web.points[0].lonDegrees, 46.75, 1e-9);
  EXPECT_NEAR(web.points[0].latDegrees, 39.82, 1e-9);
}

TEST(TablePlaces, WhatLiesBeyondASystemIsCountedAndHasNoPlace) {
  const ScratchFolder folder;
  const auto table = read(writeVector("GPKG", folder.path() / "a.gpkg",
                                      {pointsAt("EPSG:32638", {{500000, 0}, {1e300, 1e300}})}))
                         .table;
  EXPECT_EQ(table.outside, 1U);
  EXPECT_EQ(table.kinds[1], ShapeKind::Point);
  EXPECT_TRUE(std::isnan(table.points[1].lonDegrees));
  const auto lines = [](OGRFeature& feature, int row) {
    place(feature,
          row == 0 ? "LINESTRING (500000 0,1e300 1e300)" : "LINESTRING (500000 0,500000 9)");
  };
  const MadeLayer made{.system = "EPSG:32638", .geometry = wkbLineString, .rows = 2, .fill = lines};
  const auto shapes = read(writeVector("GPKG", folder.path() / "b.gpkg", {made})).table;
  EXPECT_EQ(shapes.outside, 1U);
  EXPECT_EQ(shapes.shapes.rowEnds, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(shapes.shapes.points.size(), 2U);
}

TEST(TablePlaces, NumbersWithoutASystemAreDegreesIfAllCanBe) {
  const ScratchFolder folder;
  const auto path = [&folder](const char* name) { return (folder.path() / name).string(); };
  const auto degrees =
      read(writeVector("ESRI Shapefile", path("a.shp"), {pointsAt("", {{46.75, 39.82}})})).table;
  EXPECT_FALSE(degrees.crsUnknown);
  EXPECT_EQ(degrees.crs, "");
  EXPECT_EQ(degrees.points[0], (LonLat{46.75, 39.82}));
  const auto metres = read(writeVector("ESRI Shapefile", path("b.shp"),
                                       {pointsAt("", {{46.75, 39.82}, {500000, 4427757}})}))
                          .table;
  EXPECT_TRUE(metres.crsUnknown);
  const auto package =
      read(writeVector("GPKG", path("c.gpkg"), {pointsAt("", {{500000, 4427757}})})).table;
  EXPECT_TRUE(package.crsUnknown);
}

/// As a file is read for which the user names a system.
RawTable readIn(const std::string& definition, const std::string& path) {
  const auto system = placeSystemNamed(definition);
  EXPECT_TRUE(system) << describe(system.error());
  Report report;
  auto table = readTable({.path = path, .system = *system}, "", {}, report);
  EXPECT_TRUE(table) << describe(table.error());
  return std::move(*table);
}

TEST(TablePlaces, MetresWithoutASystemAreInTheOneThatIsNamed) {
  const ScratchFolder folder;
  const std::string file = folder.path() / "a.shp";
  const auto utm = Projection::create("EPSG:32638").value();
  const LonLat places[] = {{46.75, 39.82}, {45, 40}, {47.5, 39.2}};
  std::vector<LonLat> metres;
  for (const LonLat place : places) {
    const Projected at = utm->forward(place).value();
    metres.push_back({at.xMetres, at.yMetres});
  }
  writeVector("ESRI Shapefile", file, {pointsAt("", metres)});
  const RawTable table = readIn("EPSG:32638", file);
  EXPECT_FALSE(table.crsUnknown);
  EXPECT_TRUE(table.crsByUser);
  EXPECT_EQ(table.crs, "EPSG:32638");
  for (std::size_t i = 0; i < metres.size(); ++i) {
    EXPECT_NEAR(table.points[i].lonDegrees, places[i].lonDegrees, 1e-8);
    EXPECT_NEAR(table.points[i].latDegrees, places[i].latDegrees, 1e-8);
  }
  EXPECT_TRUE(readIn("EPSG:4326", file).crsUnknown) << "metres are never degrees";
}

TEST(TablePlaces, WhatAFileSaysItselfIsNotReplaced) {
  const ScratchFolder folder;
  const auto path = [&folder](const char* name) { return (folder.path() / name).string(); };
  const auto named = writeVector("GPKG", path("a.gpkg"), {pointsAt("EPSG:32638", {{5e5, 44e5}})});
  const RawTable table = readIn("EPSG:32639", named);
  EXPECT_EQ(table.crs, "EPSG:32638");
  EXPECT_FALSE(table.crsByUser);
  EXPECT_NEAR(table.points[0].lonDegrees, 45, 1e-8);
  const auto degrees = writeVector("ESRI Shapefile", path("b.shp"), {pointsAt("", {{46, 39}})});
  EXPECT_EQ(readIn("EPSG:32638", degrees).points[0], (LonLat{46, 39}));
  EXPECT_EQ(readIn("EPSG:32638", degrees).crs, "");
}

TEST(TablePlaces, OnlySystemsOfThePlaneAreTakenAndNoneIsLookedUp) {
  const ScratchFolder folder;
  const std::string file =
      folder.write("system.prj", Projection::create("EPSG:32638").value()->wkt());
  for (const std::string& text : {std::string("nonsense"), file, std::string("EPSG:5773"),
                                  std::string("https://example.org/32638.prj")}) {
    EXPECT_FALSE(placeSystemNamed(text)) << text;
  }
  for (const char* text : {"EPSG:32638", "epsg:32638", "+proj=utm +zone=38", "EPSG:28408"}) {
    const auto system = placeSystemNamed(text);
    ASSERT_TRUE(system) << text;
    EXPECT_FALSE(system->inDegrees);
  }
  EXPECT_TRUE(placeSystemNamed("EPSG:4284")->inDegrees);
}

}  // namespace
}  // namespace geo
