// Which of a raster's bands are shown, and as what.
#pragma once

#include "geo/io/gdal.hpp"
#include "geo/io/raster.hpp"

#include <optional>
#include <vector>

namespace geo {

/// The bands that are shown: one (grey, palette or elevations), or red, green and blue.
struct RasterBands {
  RasterKind kind = RasterKind::Picture;
  std::vector<GDALRasterBand*> colours;  // of the dataset
};

Result<RasterBands> bandsOf(GDALDataset& dataset, const RasterSource& source);

/// Metres in a unit of the band's heights; nothing when the unit is stated and no length.
std::optional<double> metresPerUnit(GDALRasterBand& band);

}  // namespace geo
