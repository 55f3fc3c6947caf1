#include "geo/io/like_pattern.hpp"

#include <cstdint>
#include <utility>

namespace geo {

namespace {

/// The letter at the front, which is taken off; a byte that begins none stands for itself.
char32_t takeLetter(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(0);
  const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t letter = length == 1 ? first : first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (i >= text.size() || (byte(i) & 0xC0U) != 0x80) {
      text.remove_prefix(1);
      return first;
    }
    letter = letter << 6 | (byte(i) & 0x3FU);
  }
  text.remove_prefix(length);
  return letter;
}

char32_t lowered(char32_t letter) {
  return letter >= U'A' && letter <= U'Z' ? letter + (U'a' - U'A') : letter;
}

}  // namespace

LikePattern::LikePattern(std::string_view pattern, char32_t escape, Letters letters)
    : letters_(letters) {
  using Kind = Token::Kind;
  while (!pattern.empty()) {
    const char32_t letter = takeLetter(pattern);
    if (escape != 0 && letter == escape && !pattern.empty()) {
      tokens_.push_back({Kind::Letter, takeLetter(pattern)});
    } else if (letter == U'%') {
      tokens_.push_back({Kind::AnyLetters});
    } else if (letter == U'_') {
      tokens_.push_back({Kind::AnyLetter});
    } else {
      tokens_.push_back({Kind::Letter, letter});
    }
  }
}

bool LikePattern::fits(const Token& token, char32_t letter) const {
  if (token.kind == Token::Kind::AnyLetter) return true;
  if (letters_ == Letters::AsWritten) return token.letter == letter;
  return lowered(token.letter) == lowered(letter);
}

/// What stands before the last % that was met need not be tried again: the shortest text for it
/// leaves the most to what follows.
bool LikePattern::matches(std::string_view text) const {
  std::size_t token = 0, afterAny = 0;
  std::string_view takenByAny;  // the text from where the last % may yet take a letter more
  bool any = false;
  while (!text.empty()) {
    if (token < tokens_.size() && tokens_[token].kind == Token::Kind::AnyLetters) {
      any = true;
      afterAny = ++token;
      takenByAny = text;
      continue;
    }
    std::string_view rest = text;
    if (token < tokens_.size() && fits(tokens_[token], takeLetter(rest))) {
      text = rest;
      ++token;
    } else if (any) {
      takeLetter(takenByAny);
      text = takenByAny;
      token = afterAny;
    } else {
      return false;
    }
  }
  while (token < tokens_.size() && tokens_[token].kind == Token::Kind::AnyLetters) ++token;
  return token == tokens_.size();
}

}  // namespace geo
