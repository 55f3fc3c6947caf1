// The different texts of a column, folded so that they can be compared with what somebody types.
#pragma once

#include "geo/table/column.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace viewer {

/// Which of some words a text holds, a bit each; begun: where a word of the text begins.
struct WordMatch {
  std::uint32_t held = 0, begun = 0;
};

class FoldedTexts {
 public:
  /// As many words as can be looked for at once.
  static constexpr std::size_t kMostWords = 32;

  /// Folds each different text once; many by several threads. Asked to stop, it leaves the rest
  /// empty.
  FoldedTexts(const geo::TextCells& texts, const std::stop_token& stop);

  /// By the texts' codes; empty when none holds any of the words. Words are folded, not empty and
  /// at most kMostWords.
  std::vector<WordMatch> matchesOf(std::span<const std::string> words) const;

 private:
  template <class Visit>
  void forEachPlaceOf(const std::string& word, Visit visit) const;

  std::string letters_;            // of all texts, a zero byte behind each
  std::vector<std::size_t> ends_;  // of each text in letters_, its zero byte included
};

}  // namespace viewer
