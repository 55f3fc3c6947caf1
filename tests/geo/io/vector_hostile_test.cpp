// Files that mean harm or are broken: a failure that says so, or a table that is whole.
#include "tests/geo/io/made_vector.hpp"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using ::testing::HasSubstr;
using testing_files::contentOf;
using testing_files::ScratchFolder;
using namespace testing_vectors;

/// What everything after the readers may rely on.
void expectSound(const RawTable& table) {
  ASSERT_GT(table.rowCount, 0U);
  for (const Column& column : table.columns) ASSERT_EQ(column.size(), table.rowCount);
  const Shapes& shapes = table.shapes;
  ASSERT_TRUE(table.kinds.empty() || table.kinds.size() == table.rowCount);
  ASSERT_EQ(table.points.size(), table.kinds.size());
  ASSERT_TRUE(shapes.rowEnds.empty() || shapes.rowEnds.size() == table.rowCount);
  ASSERT_EQ(shapes.ringEnds.size(), shapes.ringStarts.size());
  ASSERT_EQ(shapes.ringEnds.size(), shapes.rowEnds.empty() ? 0U : shapes.rowEnds.back());
  ASSERT_EQ(shapes.points.size(), shapes.ringEnds.empty() ? 0U : shapes.ringEnds.back());
}

/// True if it could be read.
bool readsSoundly(const std::string& path) {
  Report report;
  const auto table = readTable({path}, "", {}, report);
  const auto layers = layersOf({path});
  EXPECT_TRUE(layers || !layers.error().what.empty());
  if (table) expectSound(*table);
  EXPECT_TRUE(table || (!table.error().what.empty() && table.error().on == path));
  return table.has_value();
}

const MadeLayer kMixed{
    .fields = {{"name"}, {"n", OFTInteger}, {"t", OFTDateTime}},
    .rows = 20,
    .fill = [](OGRFeature& feature, int row) {
      place(feature, row % 2 ? "POINT (46.75 39.82)" : "POLYGON ((46 39,46 40,47 40,46 39))");
      feature.SetField("name", "one");
      feature.SetField("n", row);
      feature.SetField("t", 2020, 11, 10, row, 0, 0.0F, 100);
    }};

std::vector<std::string> seedsIn(const ScratchFolder& folder) {
  std::vector<std::string> seeds;
  for (const auto& [driver, name] :
       std::vector<std::pair<const char*, const char*>>{{"GPKG", "a.gpkg"},
                                                        {"GeoJSON", "a.geojson"},
                                                        {"LIBKML", "a.kml"},
                                                        {"LIBKML", "a.kmz"},
                                                        {"GML", "a.gml"},
                                                        {"XLSX", "a.xlsx"},
                                                        {"FlatGeobuf", "a.fgb"},
                                                        {"ODS", "a.ods"}}) {
    seeds.push_back(writeVector(driver, folder.path() / name, {kMixed}));
  }
  seeds.push_back(folder.write("a.csv", "a,b\n1,\"x \"\"y\"\"\"\n2,z\n"));
  return seeds;
}

TEST(HostileVector, IsRefusedWithAReason) {
  const ScratchFolder folder;
  EXPECT_THAT(failureOf(folder.path() / "gone.gpkg"), HasSubstr("no such file"));
  EXPECT_THAT(failureOf(folder.path()), HasSubstr("a folder"));
  EXPECT_THAT(failureOf(folder.write("empty.gpkg", "")), HasSubstr("an empty file"));
  EXPECT_THAT(failureOf(folder.write("text.gpkg", "hello")), HasSubstr("not a file of rows"));
  EXPECT_THAT(failureOf("/dev/zero"), HasSubstr("not a regular file"));
  EXPECT_THAT(
      failureOf(folder.write("none.geojson", R"({"type":"FeatureCollection","features":[]})")),
      HasSubstr("no rows"));
  EXPECT_NE(failureOf("/vsistdin/"), "nothing");
}

TEST(HostileVector, MayBeTruncatedAnywhere) {
  const ScratchFolder folder;
  for (const std::string& seed : seedsIn(folder)) {
    const std::string whole = contentOf(seed);
    const std::string part = folder.path() / ("part" + seed.substr(seed.rfind('.')));
    EXPECT_TRUE(readsSoundly(seed)) << seed;
    for (std::size_t i = 0; i < 40; ++i) {
      folder.write(part.substr(part.rfind('/') + 1), whole.substr(0, whole.size() * i / 40));
      SCOPED_TRACE(part);
      readsSoundly(part);
    }
  }
}

TEST(HostileVector, MayBeAnyDamagedBytes) {
  const ScratchFolder folder;
  std::mt19937 random(6);
  for (const std::string& seed : seedsIn(folder)) {
    const std::string whole = contentOf(seed);
    const std::string name = "damaged" + seed.substr(seed.rfind('.'));
    for (int round = 0; round < 40; ++round) {
      std::string damaged = whole;
      for (auto steps = 1 + random() % 8; steps > 0; --steps) {
        damaged[random() % damaged.size()] = static_cast<char>(random());
      }
      SCOPED_TRACE(name);
      readsSoundly(folder.write(name, damaged));
    }
  }
}

}  // namespace
}  // namespace geo
