// Heights for shading, from any raster file that GDAL reads as GeoTIFF.
#pragma once

#include "geo/base/result.hpp"
#include "geo/scenario/base_map.hpp"

#include <filesystem>

namespace geo {

/// Reads the first band of a north-up raster in degrees, of at most 64 million cells. Cells without
/// a value become 0.
Result<ReliefGrid> readRelief(const std::filesystem::path& path);

}  // namespace geo
