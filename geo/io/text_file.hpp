// Text files as one string of sound UTF-8, so that no reader below has to think of bytes.
#pragma once

#include "geo/base/report.hpp"
#include "geo/base/result.hpp"

#include <filesystem>
#include <string>

namespace geo {

/// The whole of a regular file of at most 256 MB. A byte order mark is removed; bytes that are not
/// UTF-8, and NUL, become U+FFFD and a warning with the line of the first of them.
Result<std::string> readTextFile(const std::filesystem::path& path, Report& report);

/// The part of readTextFile that needs no file.
std::string soundUtf8(std::string text, const std::string& file, Report& report);

}  // namespace geo
