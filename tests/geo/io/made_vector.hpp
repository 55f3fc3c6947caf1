// Vector files that tests make for themselves, through GDAL.
#pragma once

#include "geo/io/table_file.hpp"
#include "tests/geo/io/scratch.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

namespace geo::testing_vectors {

struct MadeField {
  const char* name;
  OGRFieldType type = OFTString;
  OGRFieldSubType sub = OFSTNone;
};

struct MadeLayer {
  std::string name = "events";
  std::string system = "EPSG:4326";  // empty: says nothing of it
  OGRwkbGeometryType geometry = wkbUnknown;
  std::vector<MadeField> fields{};
  int rows = 1;
  std::function<void(OGRFeature&, int row)> fill{};
};

inline void addLayer(GDALDataset& dataset, const MadeLayer& made) {
  OGRSpatialReference system;
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (!made.system.empty()) {
    EXPECT_EQ(system.SetFromUserInput(made.system.c_str()), OGRERR_NONE);
  }
  OGRLayer* const layer = dataset.CreateLayer(
      made.name.c_str(), made.system.empty() ? nullptr : &system, made.geometry);
  ASSERT_NE(layer, nullptr);
  for (const MadeField& field : made.fields) {
    OGRFieldDefn definition(field.name, field.type);
    definition.SetSubType(field.sub);
    EXPECT_EQ(layer->CreateField(&definition), OGRERR_NONE) << field.name;
  }
  dataset.StartTransaction();
  for (int row = 0; row < made.rows; ++row) {
    OGRFeature feature(layer->GetLayerDefn());
    if (made.fill) made.fill(feature, row);
    EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
  }
  dataset.CommitTransaction();
}

/// The path of a new file.
inline std::string writeVector(const char* driver, const std::string& path,
                               const std::vector<MadeLayer>& layers) {
  GDALAllRegister();
  GDALDatasetUniquePtr dataset(GetGDALDriverManager()->GetDriverByName(driver)->Create(
      path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  EXPECT_TRUE(dataset) << path;
  if (!dataset) return path;
  for (const MadeLayer& layer : layers) addLayer(*dataset, layer);
  return path;
}

inline OGRGeometryUniquePtr geometryOf(const char* wkt) {
  OGRGeometry* geometry = nullptr;
  EXPECT_EQ(OGRGeometryFactory::createFromWkt(wkt, nullptr, &geometry), OGRERR_NONE) << wkt;
  return OGRGeometryUniquePtr(geometry);
}

inline void place(OGRFeature& feature, const char* wkt) {
  feature.SetGeometryDirectly(geometryOf(wkt).release());
}

/// A table that is expected to be read, and what is said about it.
struct Read {
  RawTable table;
  std::string said;
};

inline Read read(const std::string& path, const std::string& layer = "") {
  Report report;
  auto table = readTable({path}, layer, {}, report);
  EXPECT_TRUE(table) << describe(table.error());
  return {table ? std::move(*table) : RawTable{}, testing_files::textOf(report)};
}

inline std::string failureOf(const std::string& path, const std::string& layer = "") {
  Report report;
  const auto table = readTable({path}, layer, {}, report);
  return table ? "nothing" : describe(table.error());
}

inline const Column& columnOf(const RawTable& table, const std::string& name) {
  static const Column none{"", TextCells{}};
  for (const Column& column : table.columns) {
    if (column.name == name) return column;
  }
  ADD_FAILURE() << "no column " << name;
  return none;
}

inline std::vector<std::string> textsOf(const Column& column) {
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < column.size(); ++row) texts.push_back(column.textAt(row));
  return texts;
}

inline std::vector<std::string> namesOf(const RawTable& table) {
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  return names;
}

}  // namespace geo::testing_vectors
