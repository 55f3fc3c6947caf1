#include "geo/io/csv.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

bool endsLine(char c) {
  return c == '\n' || c == '\r';
}

/// Walks over the text row by row and keeps count of the lines.
class CsvScanner {
 public:
  CsvScanner(std::string_view text, const std::string& file, Report& report)
      : text_(text), file_(file), report_(report) {}

  /// The next row that is not blank and can be read; nothing at the end.
  std::optional<CsvRow> next() {
    while (at_ < text_.size()) {
      CsvRow row{line_, {}};
      if (!readRow(row.fields)) {
        restartAfterQuote();
      } else if (row.fields.size() > 1 || !row.fields[0].empty()) {
        return row;
      }
    }
    return std::nullopt;
  }

 private:
  struct Position {
    std::size_t at;
    int line;
  };

  bool readRow(std::vector<std::string>& fields) {
    while (true) {
      fields.emplace_back();
      if (at_ < text_.size() && text_[at_] == '"' && !readQuoted(fields.back())) return false;
      readPlain(fields.back());
      if (at_ == text_.size()) return true;
      if (endsLine(text_[at_])) {
        passLineEnd();
        return true;
      }
      ++at_;  // the comma
    }
  }

  /// What stands between quotes; false when they are never closed.
  bool readQuoted(std::string& field) {
    quote_ = {at_, line_};
    ++at_;
    while (at_ < text_.size()) {
      const bool quote = text_[at_] == '"';
      const bool doubled = quote && at_ + 1 < text_.size() && text_[at_ + 1] == '"';
      if (quote && !doubled) {
        ++at_;
        if (at_ < text_.size() && text_[at_] != ',' && !endsLine(text_[at_])) {
          report_.warn(file_, line_, "text after a closing quote",
                       {.advice = "put the whole field in quotes, and double those within it"});
        }
        return true;
      }
      if (doubled) ++at_;
      countLine();
      field.push_back(text_[at_++]);
    }
    report_.error(file_, quote_.line, "a quote is opened and never closed: the row is left out",
                  {.advice = "close it, or double it where it belongs to the text"});
    return false;
  }

  void readPlain(std::string& field) {
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    field.append(text_.substr(at_, end - at_));
    at_ = end;
  }

  void passLineEnd() {
    countLine();
    const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
    at_ += pair ? 2 : 1;
    if (pair) ++line_;
  }

  /// A CR LF counts once, at its LF.
  void countLine() {
    const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
    if (endsLine(text_[at_]) && !pair) ++line_;
  }

  /// A quote that is never closed swallows the rest of the file: only its own line is given up.
  void restartAfterQuote() {
    at_ = quote_.at;
    line_ = quote_.line;
    at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    if (at_ < text_.size()) passLineEnd();
  }

  std::string_view text_;
  const std::string& file_;
  Report& report_;
  std::size_t at_ = 0;
  int line_ = 1;
  Position quote_{0, 1};  // the last one opened
};

void checkColumns(const CsvRow& header, const std::string& file, Report& report) {
  const auto& names = header.fields;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) {
      report.error(file, header.line, fmt::format("column {} has no name", i + 1),
                   {.advice = "name it, or remove it from every row"});
    } else if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
               names.begin() + static_cast<std::ptrdiff_t>(i)) {
      report.error(file, header.line, "the column appears twice",
                   {.field = names[i], .advice = "rename one of the two"});
    }
  }
}

}  // namespace

CsvTable parseCsv(std::string_view text, const std::string& file, Report& report) {
  CsvScanner scanner(text, file, report);
  auto header = scanner.next();
  if (!header) {
    report.error(file, 0, "empty", {.advice = "name the columns in the first line"});
    return {};
  }
  checkColumns(*header, file, report);
  CsvTable table{std::move(header->fields), {}};
  while (auto row = scanner.next()) {
    if (row->fields.size() == table.columns.size()) {
      table.rows.push_back(std::move(*row));
      continue;
    }
    report.error(file, row->line,
                 fmt::format("{} fields, but {} columns: the row is left out", row->fields.size(),
                             table.columns.size()),
                 {.advice = "put a field that holds a comma in quotes, or add the missing commas"});
  }
  return table;
}

}  // namespace geo
