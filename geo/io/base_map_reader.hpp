// The base map folder (region.gpkg and relief.tif) becomes a BaseMap.
#pragma once

#include "geo/base/report.hpp"
#include "geo/base/result.hpp"
#include "geo/scenario/base_map.hpp"

#include <filesystem>

namespace geo {

/// Reads `folder`/region.gpkg and `folder`/relief.tif. A missing layer or relief is a warning; a
/// missing region.gpkg is a failure.
Result<BaseMap> readBaseMap(const std::filesystem::path& folder, Report& report);

}  // namespace geo
