#include "geo/io/toml_pieces.hpp"

#include <algorithm>

namespace geo {

namespace {

constexpr std::string_view kBlanks = " \t\r";

class PieceReader {
 public:
  explicit PieceReader(std::string_view text) : text_(text) {}

  std::vector<TomlPiece> read() {
    std::vector<TomlPiece> pieces;
    while (at_ < text_.size()) pieces.push_back(piece());
    return pieces;
  }

 private:
  using Kind = TomlPiece::Kind;

  char now() const { return at_ < text_.size() ? text_[at_] : '\n'; }
  bool is(std::string_view mark) const { return text_.substr(at_).starts_with(mark); }
  void skip(std::size_t count) { at_ = std::min(at_ + count, text_.size()); }
  void skipBlanks() { at_ = std::min(text_.find_first_not_of(kBlanks, at_), text_.size()); }
  /// To the end of the line, not beyond its break.
  void skipLine() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  TomlPiece piece() {
    TomlPiece piece;
    piece.begin = at_;
    if (at_ == 0 && is("\xEF\xBB\xBF")) skip(3);
    skipBlanks();
    if (now() == '#') {
      piece.kind = Kind::Comment;
    } else if (now() == '[') {
      readHeader(piece);
    } else if (now() != '\n') {
      readKeyValue(piece);
    }
    skipLine();
    skip(1);
    piece.end = at_;
    return piece;
  }

  void readHeader(TomlPiece& piece) {
    piece.kind = Kind::Header;
    piece.isArray = is("[[");
    skip(piece.isArray ? 2 : 1);
    piece.path = readPath(']');
  }

  void readKeyValue(TomlPiece& piece) {
    piece.kind = Kind::KeyValue;
    piece.path = readPath('=');
    skip(1);
    skipBlanks();
    piece.valueBegin = at_;
    skipValue();
    piece.valueEnd = at_;
  }

  /// The names before `end`, at which it stops.
  std::vector<std::string> readPath(char end) {
    std::vector<std::string> path(1);
    while (now() != end && now() != '\n') {
      const std::size_t from = at_;
      if (now() == '"' || now() == '\'') {
        skipString();
        const std::size_t length = at_ - from;
        path.back() += text_.substr(from + 1, length < 2 ? 0 : length - 2);
        continue;
      }
      if (now() == '.') path.emplace_back();
      if (now() != '.' && kBlanks.find(now()) == std::string_view::npos) path.back() += now();
      skip(1);
    }
    return path;
  }

  void skipValue() {
    if (now() == '"' || now() == '\'') return skipString();
    if (now() == '[' || now() == '{') return skipBrackets();
    const std::size_t end = std::min(text_.find_first_of("#\n", at_), text_.size());
    const std::size_t last = text_.substr(0, end).find_last_not_of(kBlanks);
    at_ = std::max(at_, last == std::string_view::npos ? 0 : last + 1);
  }

  void skipBrackets() {
    int depth = 0;
    while (at_ < text_.size()) {
      const char c = now();
      if (c == '"' || c == '\'') {
        skipString();
        continue;
      }
      if (c == '#') {
        skipLine();
        continue;
      }
      if (c == '[' || c == '{') ++depth;
      if (c == ']' || c == '}') --depth;
      skip(1);
      if (depth == 0) return;
    }
  }

  /// A string of any of the four kinds, with its quotes.
  void skipString() {
    const char quote = now();
    const std::string three(3, quote);
    const bool isLong = is(three);
    skip(isLong ? 3 : 1);
    while (at_ < text_.size()) {
      if (quote == '"' && now() == '\\') {
        skip(2);
      } else if (isLong && is(three)) {
        skip(3);
        for (int more = 0; more < 2 && now() == quote; ++more) skip(1);  // quotes before the end
        return;
      } else if (!isLong && (now() == quote || now() == '\n')) {
        return skip(now() == quote ? 1 : 0);
      } else {
        skip(1);
      }
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<TomlPiece> tomlPieces(std::string_view text) {
  return PieceReader(text).read();
}

}  // namespace geo
