// The files that a table consists of.
#pragma once

#include "geo/base/result.hpp"
#include "geo/io/table_file.hpp"

#include <filesystem>
#include <vector>

namespace geo {

/// The file itself and those beside it that it is read with, such as a shapefile's; of a folder all
/// that lies in it. Fails where it is no file on this machine, or cannot be read any more.
Result<std::vector<std::filesystem::path>> filesOf(const TableRequest& request);

/// The same for a raster: its world file, its overviews and what else GDAL reads with it.
Result<std::vector<std::filesystem::path>> filesOfRaster(const std::string& path);

}  // namespace geo
