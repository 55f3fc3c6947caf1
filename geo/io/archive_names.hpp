// Which files of an archive are meant. Within geo/io only.
#pragma once

#include "geo/base/result.hpp"

#include <string>
#include <vector>

namespace geo {

/// The files of rows, by their names in it and in their order, of a ZIP archive that holds several;
/// empty for any other file, and where they are shapefiles of one folder, which is opened as one.
std::vector<std::string> membersOf(const std::string& path);

/// GDAL's name of a file in an archive.
std::string nameOfMember(const std::string& path, const std::string& member);

/// GDAL's name of the one file of rows in a ZIP archive, or of the folder in it that holds several
/// shapefiles; fails where there are none.
Result<std::string> nameInArchive(const std::string& path);

}  // namespace geo
