// Texts of tables as UTF-8, whatever bytes a file has. Within geo/io only.
#pragma once

#include "geo/table/column.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace geo {

/// Appends one Unicode character.
void appendUtf8(unsigned character, std::string& text);

/// Whether a text is well-formed UTF-8 without NUL.
bool isSoundUtf8(std::string_view text);

/// The same text as UTF-8: NUL becomes U+FFFD; bytes that are no UTF-8 are read as Windows-1252.
std::string asSoundUtf8(std::string_view text);

/// Makes all texts sound; the number of cells that were not.
std::size_t makeSound(TextCells& cells);

}  // namespace geo
