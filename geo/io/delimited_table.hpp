// Tables of text: cells between commas, semicolons, tabs or bars, the first row their names. Within
// geo/io only.
#pragma once

#include "geo/io/table_file.hpp"

#include <string>

namespace geo {

/// The table in the file that GDAL calls `name` and the user `path`; under a NetworkGate.
Result<RawTable> readDelimited(const std::string& name, const std::string& path,
                               const TableWatch& watch, Report& report);

/// Its columns and whether it has rows.
Result<TableLayer> delimitedLayer(const std::string& name, const std::string& path);

}  // namespace geo
