#include "geo/io/delimited_rows.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace geo {

namespace {

constexpr std::size_t kLongestRow = std::size_t{16} << 20;
constexpr std::string_view kSeparators = ",;\t|";

bool endsLine(char letter) {
  return letter == '\n' || letter == '\r';
}

using Counts = std::array<std::size_t, kSeparators.size()>;

/// How often each separator stands in each of the first lines, outside of quotes.
std::vector<Counts> countsOfLines(std::string_view text) {
  constexpr std::size_t kLines = 30, kMostBytes = std::size_t{1} << 16;
  std::vector<Counts> lines(1);
  bool quoted = false, blank = true;
  for (const char letter : text.substr(0, kMostBytes)) {
    if (letter == '"') quoted = !quoted;
    if (endsLine(letter) && !quoted) {
      if (!blank && lines.size() == kLines) break;
      if (!blank) lines.emplace_back();
      blank = true;
      continue;
    }
    blank = false;
    const std::size_t which = kSeparators.find(letter);
    if (which != std::string_view::npos && !quoted) ++lines.back()[which];
  }
  if (blank && lines.size() > 1) lines.pop_back();
  return lines;
}

/// How many lines have the separator as often as most do that have it.
std::size_t agreeing(const std::vector<Counts>& lines, std::size_t which) {
  std::size_t most = 0;
  for (const Counts& line : lines) {
    if (line[which] == 0) continue;
    const auto same = std::ranges::count_if(
        lines, [&](const Counts& other) { return other[which] == line[which]; });
    most = std::max(most, static_cast<std::size_t>(same));
  }
  return most;
}

}  // namespace

char separatorOf(std::string_view text) {
  const std::vector<Counts> lines = countsOfLines(text);
  const Counts& first = lines.front();
  const auto named = static_cast<std::size_t>(std::ranges::max_element(first) - first.begin());
  const auto same =
      std::ranges::count_if(lines, [&](const Counts& line) { return line[named] == first[named]; });
  const bool agreed = first[named] > 0 && static_cast<std::size_t>(same) * 2 >= lines.size();
  std::size_t best = named;
  for (std::size_t which = 0; which < kSeparators.size() && !agreed; ++which) {
    if (agreeing(lines, which) > agreeing(lines, best)) best = which;
  }
  return kSeparators[best];
}

std::size_t DelimitedRows::split(std::string_view text, Text until, const Visit& visit) {
  text_ = text;
  at_ = 0;
  ends_ = until == Text::Ends;
  while (at_ < text_.size()) {
    const std::size_t begin = at_, line = line_;
    if (readRow()) {
      const bool blank = cells_.size() == 1 && cells_[0].empty();
      if (!blank) visit({line, cells_});
      continue;
    }
    line_ = line;
    if (!ends_ && text_.size() - begin <= kLongestRow) return begin;
    loseLine(begin);
  }
  return at_;
}

/// Whether the row is whole.
bool DelimitedRows::readRow() {
  cells_.clear();
  unquoted_.clear();
  while (true) {
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (!(quoted ? readQuoted() : readPlain())) return false;
    if (at_ == text_.size()) return true;
    if (text_[at_] != separator_) return passLineEnd();
    ++at_;
  }
}

bool DelimitedRows::readPlain() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && text_[at_] != separator_ && !endsLine(text_[at_])) ++at_;
  cells_.push_back(text_.substr(begin, at_ - begin));
  return at_ < text_.size() || ends_;
}

/// What stands behind the closing quote belongs to the cell.
bool DelimitedRows::readQuoted() {
  const std::size_t begin = ++at_;
  std::string* unquoted = nullptr;
  std::size_t from = begin;
  while (true) {
    at_ = text_.find('"', at_);
    const bool told = at_ != std::string_view::npos && (at_ + 1 < text_.size() || ends_);
    if (!told) return false;
    const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '"';
    if (!doubled) break;
    if (!unquoted) unquoted = &unquoted_.emplace_back();
    unquoted->append(text_, from, at_ + 1 - from);
    at_ += 2;
    from = at_;
  }
  const std::string_view last = text_.substr(from, at_ - from);
  line_ +=
      static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                          text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
  ++at_;
  if (!readPlain()) return false;
  const std::string_view behind = cells_.back();
  if (!unquoted && !behind.empty()) unquoted = &unquoted_.emplace_back();
  if (unquoted) unquoted->append(last).append(behind);
  cells_.back() = unquoted ? std::string_view(*unquoted) : last;
  return true;
}

/// A CR at the end may be half of a line end.
bool DelimitedRows::passLineEnd() {
  const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  if (text_[at_] == '\r' && at_ + 1 == text_.size() && !ends_) return false;
  at_ += pair ? 2 : 1;
  ++line_;
  return true;
}

void DelimitedRows::loseLine(std::size_t from) {
  lostLines_.push_back(line_);
  ++line_;
  const std::size_t end = text_.find('\n', from);
  at_ = end == std::string_view::npos ? text_.size() : end + 1;
}

}  // namespace geo
