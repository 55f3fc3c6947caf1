// Which file of an archive is meant. Within geo/io only.
#pragma once

#include "geo/base/result.hpp"

#include <string>

namespace geo {

/// GDAL's name of the one file of rows in a ZIP archive, or of the folder in it that holds several
/// shapefiles; fails where there are none, or several of which one is to be named.
Result<std::string> nameInArchive(const std::string& path);

}  // namespace geo
