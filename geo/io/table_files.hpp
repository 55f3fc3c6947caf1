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

}  // namespace geo
