// Tables from whatever GDAL reads as vector. Within geo/io only.
#pragma once

#include "geo/io/table_access.hpp"

#include <string>
#include <vector>

namespace geo {

/// The layers of an open file; rows is 0 where none can be read.
std::vector<TableLayer> vectorLayers(GDALDataset& dataset);

/// One layer of an open file; the first that has rows where `layer` is empty.
Result<RawTable> readVector(GDALDataset& dataset, const std::string& layer, TableAccess& access,
                            const TableWatch& watch, Report& report);

}  // namespace geo
