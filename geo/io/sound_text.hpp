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

/// What bytes that are no UTF-8 stand for: Western letters, or Cyrillic ones.
enum class CodePage { Windows1252, Windows1251 };
std::string_view nameOf(CodePage page);

/// Tells the code page of texts: in Cyrillic most words have no letter of ASCII, in Western
/// languages nearly every word has some.
class CodePageVotes {
 public:
  void add(std::string_view text);
  void add(const TextCells& cells);
  CodePage winner() const;

 private:
  std::size_t cyrillicWords_ = 0, westernWords_ = 0;
};

/// The same text as UTF-8: NUL becomes U+FFFD; bytes that are no UTF-8 are read by the code page.
std::string asSoundUtf8(std::string_view text, CodePage page = CodePage::Windows1252);

/// Makes all texts sound; the number of cells that were not.
std::size_t makeSound(TextCells& cells, CodePage page = CodePage::Windows1252);

}  // namespace geo
