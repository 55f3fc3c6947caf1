// SQL's LIKE in time that grows with the length of the text, whatever the pattern.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace geo {

/// A pattern with % for any letters and _ for one letter, in UTF-8.
class LikePattern {
 public:
  enum class Letters { AsWritten, AnyCase };  // of the Latin alphabet without accents
  /// What follows `escape` is itself; 0: nothing escapes.
  LikePattern(std::string_view pattern, char32_t escape, Letters letters);
  bool matches(std::string_view text) const;

 private:
  struct Token {
    enum class Kind { Letter, AnyLetter, AnyLetters } kind;
    char32_t letter = 0;
  };
  bool fits(const Token& token, char32_t letter) const;
  std::vector<Token> tokens_;
  Letters letters_;
};

}  // namespace geo
