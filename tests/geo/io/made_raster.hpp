// Rasters that tests make for themselves, through GDAL.
#pragma once

#include "tests/geo/io/scratch.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <gdal_priv.h>
#include <gtest/gtest.h>

namespace geo::testing_rasters {

struct Made {
  int width = 64, height = 48, bands = 1;
  GDALDataType type = GDT_Float32;
  std::string system = "EPSG:4326";  // empty: says nothing of it
  std::array<double, 6> transform{46, 0.01, 0, 40, 0, -0.01};
  std::optional<double> blank{};
  std::vector<std::string> options{};  // of GDAL's GTiff driver
};

/// band from 0, column, row
using NumberAt = std::function<double(int, int, int)>;

inline void fill(GDALRasterBand& band, int index, const NumberAt& numberAt) {
  std::vector<double> row(static_cast<std::size_t>(band.GetXSize()));
  for (int y = 0; y < band.GetYSize(); ++y) {
    for (int x = 0; x < band.GetXSize(); ++x) {
      row[static_cast<std::size_t>(x)] = numberAt(index, x, y);
    }
    EXPECT_EQ(band.RasterIO(GF_Write, 0, y, band.GetXSize(), 1, row.data(), band.GetXSize(), 1,
                            GDT_Float64, 0, 0, nullptr),
              CE_None);
  }
}

inline void place(GDALDataset& dataset, const Made& made) {
  auto transform = made.transform;
  EXPECT_EQ(dataset.SetGeoTransform(transform.data()), CE_None);
  if (made.system.empty()) return;
  OGRSpatialReference system;
  EXPECT_EQ(system.SetFromUserInput(made.system.c_str()), OGRERR_NONE);
  EXPECT_EQ(dataset.SetSpatialRef(&system), CE_None);
}

/// A new GeoTIFF, filled but not yet closed.
inline GDALDatasetUniquePtr newTiff(const std::string& path, const Made& made,
                                    const NumberAt& numberAt) {
  GDALAllRegister();
  CPLStringList options;
  for (const std::string& option : made.options) options.AddString(option.c_str());
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  GDALDatasetUniquePtr dataset(
      driver->Create(path.c_str(), made.width, made.height, made.bands, made.type, options.List()));
  place(*dataset, made);
  for (int i = 0; i < made.bands; ++i) {
    GDALRasterBand& band = *dataset->GetRasterBand(i + 1);
    if (made.blank) {
      EXPECT_EQ(band.SetNoDataValue(*made.blank), CE_None);
    }
    if (numberAt) fill(band, i, numberAt);
  }
  return dataset;
}

/// The path of a new GeoTIFF.
inline std::string writeTiff(const testing_files::ScratchFolder& folder, const std::string& name,
                             const Made& made, const NumberAt& numberAt) {
  const std::string path = folder.path() / name;
  newTiff(path, made, numberAt);
  return path;
}

/// The same raster in another format.
inline std::string copyAs(const char* format, const std::string& from, const std::string& to) {
  GDALDatasetUniquePtr source(GDALDataset::Open(from.c_str()));
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(format);
  EXPECT_TRUE(source && driver) << format;
  GDALDatasetUniquePtr copy(
      driver->CreateCopy(to.c_str(), source.get(), FALSE, nullptr, nullptr, nullptr));
  EXPECT_TRUE(copy) << to;
  return to;
}

}  // namespace geo::testing_rasters
