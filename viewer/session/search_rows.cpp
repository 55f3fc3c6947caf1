#include "viewer/session/search_rows.hpp"

#include <algorithm>
#include <bit>

namespace viewer {

namespace {

/// By code: the text's position among those that match, and which words it holds.
struct TextRank {
  std::uint32_t rank = RowMatches::kNone, held = 0;
};

std::uint32_t gradeOf(const WordMatch& match, std::size_t words, bool isName) {
  const auto missing =
      static_cast<std::uint32_t>(words) - static_cast<std::uint32_t>(std::popcount(match.held));
  const std::uint32_t within = match.held == match.begun ? 0 : 1;
  return missing * 4 + within * 2 + (isName ? 0 : 1);
}

using MatchesByColumn = std::vector<std::vector<WordMatch>>;

std::vector<MatchedText> rankedTexts(const SearchPart& part, const MatchesByColumn& matches,
                                     std::size_t words) {
  std::vector<MatchedText> texts;
  for (std::uint32_t column = 0; column < matches.size(); ++column) {
    for (std::uint32_t code = 0; code < matches[column].size(); ++code) {
      const WordMatch& match = matches[column][code];
      if (match.held == 0) continue;
      texts.push_back({gradeOf(match, words, part.columns[column].isName), column, code});
    }
  }
  std::ranges::stable_sort(texts, {}, &MatchedText::grade);
  return texts;
}

/// Of each row the best of its texts, where they hold all words together.
std::vector<std::uint32_t> bestOfRows(const SearchPart& part,
                                      const std::vector<std::vector<TextRank>>& ranks,
                                      std::uint32_t wanted) {
  std::vector<TextRank> rows(part.rows);
  for (std::size_t column = 0; column < ranks.size(); ++column) {
    if (ranks[column].empty()) continue;
    const std::vector<std::uint32_t>& codes = part.columns[column].cells->codes();
    for (std::size_t row = 0; row < codes.size(); ++row) {
      const TextRank& text = ranks[column][codes[row]];
      rows[row].rank = std::min(rows[row].rank, text.rank);
      rows[row].held |= text.held;
    }
  }
  std::vector<std::uint32_t> best(part.rows);
  std::ranges::transform(rows, best.begin(), [wanted](const TextRank& row) {
    return row.held == wanted ? row.rank : RowMatches::kNone;
  });
  return best;
}

}  // namespace

RowMatches matchRows(const SearchPart& part, std::span<const std::string> words) {
  MatchesByColumn matches;
  std::uint32_t held = 0;
  for (const SearchColumn& column : part.columns) {
    matches.push_back(column.folded.matchesOf(words));
    for (const WordMatch& match : matches.back()) held |= match.held;
  }
  const std::uint32_t wanted = ~std::uint32_t{0} >> (FoldedTexts::kMostWords - words.size());
  if (held != wanted) return {};
  RowMatches found{rankedTexts(part, matches, words.size()), {}};
  std::vector<std::vector<TextRank>> ranks(part.columns.size());
  for (std::uint32_t rank = 0; rank < found.texts.size(); ++rank) {
    const MatchedText& text = found.texts[rank];
    const std::vector<WordMatch>& ofColumn = matches[text.column];
    if (ranks[text.column].empty()) ranks[text.column].resize(ofColumn.size());
    ranks[text.column][text.code] = {rank, ofColumn[text.code].held};
  }
  found.ofRow = bestOfRows(part, ranks, wanted);
  return found;
}

}  // namespace viewer
