// What a file is by its first bytes, whatever it is called. Within geo/io only.
#pragma once

#include <string>
#include <string_view>

namespace geo {

enum class FileKind {
  Text,     // lines of text without markup
  Json,     // an object or a list, or objects line by line
  Markup,   // XML, such as KML
  WebPage,  // HTML
  Archive,  // zip, as Excel and LibreOffice files are
  Sqlite,
  Parquet,
  Other
};

/// By the first bytes of a file; a few thousand tell. UTF-16 counts as text.
FileKind kindOfStart(std::string_view start);

/// The first bytes of a file, which GDAL calls `name`; nothing where it cannot be read.
std::string startOf(const std::string& name);

}  // namespace geo
