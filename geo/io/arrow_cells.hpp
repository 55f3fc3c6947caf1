// Columns and geometries of a layer, batch by batch, for drivers that store rows so that whole
// columns can be had. Within geo/io only.
#pragma once

#include "geo/io/feature_cells.hpp"

#include <optional>
#include <string>

namespace geo {

/// Reads all rows several times as fast as readFeatures. Nothing where that cannot be done or
/// not be trusted: types that are not known here, layers without a column. Zones are not told:
/// clock times are taken to be of UTC.
Result<std::optional<LayerCells>> readBatches(OGRLayer& layer, const std::string& path,
                                              const TableWatch& watch);

}  // namespace geo
