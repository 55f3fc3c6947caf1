// Which rows hold all words that are looked for, and in which text best.
#pragma once

#include "viewer/session/search_parts.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace viewer {

/// A text that holds words.
struct MatchedText {
  std::uint32_t grade = 0;  // 0 is best; see SearchIndex::find
  std::uint32_t column = 0, code = 0;
};

struct RowMatches {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::vector<MatchedText> texts;    // the best first, then by column and code
  std::vector<std::uint32_t> ofRow;  // a position in `texts`; kNone where a word is nowhere
                                     // in the row. Empty when no row has all words
};

/// Words are folded and not empty.
RowMatches matchRows(const SearchPart& part, std::span<const std::string> words);

}  // namespace viewer
