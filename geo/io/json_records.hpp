// Tables as web services send them: a list of flat JSON objects, or one object a line. Within
// geo/io only.
#pragma once

#include "geo/base/result.hpp"
#include "geo/io/table_file.hpp"
#include "geo/table/raw_table.hpp"

#include <string>
#include <string_view>

namespace geo {

/// Whether the first bytes of a file are JSON without geometry, which GDAL does not read.
bool areJsonRecords(std::string_view start);

/// The longest list of objects in the file: the file itself, a member of it such as "data", or its
/// lines. A member of a member has the column "outer.inner"; lists are written as they stand.
Result<RawTable> readJsonRecords(const std::string& name, const std::string& path,
                                 const TableWatch& watch);

/// Its columns and rows.
Result<TableLayer> jsonRecordsLayer(const std::string& name, const std::string& path);

}  // namespace geo
