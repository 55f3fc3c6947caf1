// Columns and geometries of a layer, feature by feature: every driver can, and zones and lists are
// kept. Within geo/io only.
#pragma once

#include "geo/io/table_file.hpp"
#include "geo/io/table_geometry.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <ogrsf_frmts.h>

namespace geo {

/// What a layer holds.
struct LayerCells {
  std::vector<Column> columns;
  TableGeometry geometry;
  std::size_t rowCount = 0;
  std::vector<std::string> ignored;  // names of the fields that are no cells: binary ones
};

/// Reads all rows; `path` is for failures.
Result<LayerCells> readFeatures(OGRLayer& layer, const std::string& path, const TableWatch& watch);

}  // namespace geo
