// A TOML text cut into its lines' meanings, so that a part of it can be changed and every other
// byte kept. Within geo/io only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// Whole lines: [begin, end) of the text, with the line break.
struct TomlPiece {
  enum class Kind { Blank, Comment, Header, KeyValue };
  Kind kind = Kind::Blank;
  std::size_t begin = 0, end = 0;
  std::vector<std::string> path{};           // of a header or a key: {"story"}, {"story", "extra"}
  bool isArray = false;                      // a header in two brackets
  std::size_t valueBegin = 0, valueEnd = 0;  // of a key
};

/// The pieces of a text that is TOML (parseToml says so), one after the other and all of it. What a
/// text that is none gives is of no use, but it ends. Escapes in quoted keys stay as they are.
std::vector<TomlPiece> tomlPieces(std::string_view text);

}  // namespace geo
