// Columns and geometries of a FlatGeobuf file, straight from its bytes: several times as fast as
// feature by feature through GDAL, and with the zones that its Arrow stream drops. Within geo/io
// only.
#pragma once

#include "geo/io/feature_cells.hpp"

#include <optional>
#include <string>

namespace geo {

/// All rows of the file `name` that `layer` was opened from, as readFeatures() has them; `path` is
/// for failures. Nothing where something is not sound, or no points, lines and areas: GDAL is to
/// say.
Result<std::optional<LayerCells>> readFlatGeobuf(OGRLayer& layer, const std::string& name,
                                                 const std::string& path, const TableWatch& watch);

}  // namespace geo
