#include "geo/base/markdown.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace geo {

namespace {

bool isBlank(char c) {
  return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (isBlank(line.back()) || line.back() == '\r')) line.remove_suffix(1);
  while (!line.empty() && isBlank(line.front())) line.remove_prefix(1);
  return line;
}

/// The blocks as plain lines, with their marks.
struct RawBlock {
  MarkdownBlock::Kind kind;
  std::string text;
};

std::vector<RawBlock> rawBlocks(std::string_view text) {
  std::vector<RawBlock> blocks;
  bool goesOn = false;  // whether a line continues the last block
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool item = line.starts_with("- ");
    if (item) line = trimmed(line.substr(2));
    if (goesOn && !item && !line.empty()) {
      blocks.back().text += ' ';
      blocks.back().text += line;
      continue;
    }
    goesOn = !line.empty();
    const auto kind = item ? MarkdownBlock::Kind::ListItem : MarkdownBlock::Kind::Paragraph;
    if (goesOn) blocks.push_back({kind, std::string(line)});
  }
  return blocks;
}

/// A mark, or text between marks. A mark without a partner is text.
struct Piece {
  enum class Mark { None, Bold, Italic, LinkBegin, LinkEnd };
  std::string text;  // as written
  Mark mark = Mark::None;
  bool paired = false;
  std::string address{};  // of a LinkBegin that is paired
};

/// How long the "(address)" is that `text` begins with, or nothing. Parentheses in it have
/// partners. It holds no brackets, so that no byte is looked at for more than one link.
std::optional<std::size_t> addressLength(std::string_view text) {
  if (!text.starts_with('(')) return std::nullopt;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) <= ' ' || c == '[' || c == ']') return std::nullopt;
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) return i > 1 ? std::optional{i + 1} : std::nullopt;
  }
  return std::nullopt;
}

/// Cuts a block at its marks and finds each mark's partner, in one pass: of every mark only the
/// last one that is open is remembered.
class Pieces {
 public:
  explicit Pieces(std::string_view text) : text_(text) {
    while (at_ < text_.size()) step();
  }
  std::vector<Piece> take() && { return std::move(pieces_); }

 private:
  using Mark = Piece::Mark;

  void step() {
    const char c = text_[at_];
    if (c == '*') return stars();
    if (c == '[') return linkBegin();
    if (c == ']') return linkEnd();
    const bool kept = c == '\\' && at_ + 1 < text_.size() &&
                      std::string_view("\\*[]()-").find(text_[at_ + 1]) != std::string_view::npos;
    plain(text_.substr(at_ + (kept ? 1 : 0), 1));
    at_ += kept ? 2 : 1;
  }

  void plain(std::string_view text) {
    if (pieces_.empty() || pieces_.back().mark != Mark::None) pieces_.push_back({});
    pieces_.back().text += text;
  }

  void stars() {
    const std::size_t end = std::min(text_.find_first_not_of('*', at_), text_.size());
    const bool opens = end < text_.size() && !isBlank(text_[end]);
    const bool closes = at_ > 0 && !isBlank(text_[at_ - 1]);
    std::size_t left = end - at_;
    at_ = end;
    if (left > 3) return plain(std::string(left, '*'));
    if (left == 3 && bold_ && italic_ && *bold_ < *italic_) {  // the inner one is closed first
      star(Mark::Italic, italic_, "*", opens, closes);
      left = 2;
    }
    if (left >= 2) star(Mark::Bold, bold_, "**", opens, closes);
    if (left != 2) star(Mark::Italic, italic_, "*", opens, closes);
  }

  void star(Mark mark, std::optional<std::size_t>& open, const char* text, bool opens,
            bool closes) {
    pieces_.push_back({text, mark});
    if (open && closes) {
      pieces_[*open].paired = pieces_.back().paired = true;
      open.reset();
    } else if (opens) {
      open = pieces_.size() - 1;
    }
  }

  void linkBegin() {
    pieces_.push_back({"[", Mark::LinkBegin});
    link_ = pieces_.size() - 1;
    ++at_;
  }

  void linkEnd() {
    pieces_.push_back({"]", Mark::LinkEnd});
    const auto length = addressLength(text_.substr(++at_));
    const auto begin = std::exchange(link_, std::nullopt);
    if (!begin || !length || *begin + 2 == pieces_.size()) return;
    pieces_[*begin].paired = pieces_.back().paired = true;
    pieces_[*begin].address = text_.substr(at_ + 1, *length - 2);
    at_ += *length;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Piece> pieces_;
  std::optional<std::size_t> bold_, italic_, link_;  // those that are open
};

void append(std::vector<MarkdownRun>& runs, MarkdownRun run) {
  if (run.text.empty()) return;
  const bool same = !runs.empty() && runs.back().bold == run.bold &&
                    runs.back().italic == run.italic && runs.back().link == run.link;
  if (same) {
    runs.back().text += run.text;
  } else {
    runs.push_back(std::move(run));
  }
}

std::vector<MarkdownRun> runsOf(std::string_view text) {
  std::vector<MarkdownRun> runs;
  MarkdownRun look;
  for (const Piece& piece : Pieces(text).take()) {
    if (!piece.paired) {
      append(runs, {piece.text, look.bold, look.italic, look.link});
    } else if (piece.mark == Piece::Mark::Bold) {
      look.bold = !look.bold;
    } else if (piece.mark == Piece::Mark::Italic) {
      look.italic = !look.italic;
    } else {
      look.link = piece.address;  // that of the end is empty
    }
  }
  return runs;
}

}  // namespace

std::vector<MarkdownBlock> readMarkdown(std::string_view text) {
  std::vector<MarkdownBlock> blocks;
  for (const RawBlock& raw : rawBlocks(text)) {
    MarkdownBlock block{raw.kind, runsOf(raw.text)};
    if (!block.runs.empty()) blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace geo
