// Splits delimited text into rows and cells without a copy of them (RFC 4180, any separator).
// Within geo/io only.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// Valid until the next row.
struct DelimitedRow {
  std::size_t line = 0;  // where the row begins, counted from 1
  std::span<const std::string_view> cells;
};

/// What separates the cells of a text: comma, semicolon, tab or bar, as the first line has them if
/// the next ones agree; else, as below a title, what most of the first lines have equally often.
char separatorOf(std::string_view text);

class DelimitedRows {
 public:
  using Visit = std::function<void(const DelimitedRow&)>;
  enum class Text { GoesOn, Ends };

  explicit DelimitedRows(char separator) : separator_(separator) {}

  /// Visits the rows of `text` that are whole, blank lines aside; the bytes they take. The rest is
  /// to come again with more behind it. Where a quote is never closed, or a row is longer than 16
  /// MiB, its first line is passed over.
  std::size_t split(std::string_view text, Text until, const Visit& visit);

  /// The lines passed over.
  const std::vector<std::size_t>& lostLines() const { return lostLines_; }

 private:
  bool readRow();
  bool readQuoted();
  bool readPlain();
  bool passLineEnd();
  void loseLine(std::size_t from);

  char separator_;
  std::string_view text_;
  std::size_t at_ = 0, line_ = 1;
  bool ends_ = false;
  std::vector<std::string_view> cells_;
  std::deque<std::string> unquoted_;  // cells of this row that are not as they stand in the text
  std::vector<std::size_t> lostLines_;
};

}  // namespace geo
