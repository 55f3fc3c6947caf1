#include "geo/io/delimited_table.hpp"

#include "geo/io/delimited_rows.hpp"
#include "geo/io/header_row.hpp"
#include "geo/io/sound_text.hpp"
#include "geo/io/table_limits.hpp"
#include "geo/io/text_columns.hpp"
#include "geo/io/text_source.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::size_t kMostTold = 3;

std::string layerNameOf(const std::string& name) {
  std::filesystem::path path(name);
  if (path.extension() == ".gz") path = path.stem();
  return path.stem();
}

/// Humanitarian tables have tags such as #date+start below their names.
bool isTagRow(const DelimitedRow& row) {
  const auto isTag = [](std::string_view cell) { return cell.empty() || cell.starts_with('#'); };
  const auto isFilled = [](std::string_view cell) { return !cell.empty(); };
  return std::ranges::all_of(row.cells, isTag) && std::ranges::any_of(row.cells, isFilled);
}

std::string soundName(const std::string& name, CodePage page) {
  return isSoundUtf8(name) ? name : asSoundUtf8(name, page);
}

/// Takes the rows and keeps count of those that it cannot use.
class Collector {
 public:
  Collector(std::string path, Report& report) : path_(std::move(path)), report_(report) {}

  /// What stands above this line is no row.
  void setNamesLine(std::size_t line) { namesLine_ = line; }

  void add(const DelimitedRow& row) {
    if (row.line < namesLine_) return passTitle(row);
    if (names_.empty()) return nameColumns(row);
    if (rowCount_ == 0 && !tagged_ && isTagRow(row)) return passTags(row);
    if (row.cells.size() < texts_.size()) return misfit(row);
    const auto extra = row.cells.subspan(texts_.size());
    if (std::ranges::any_of(extra, [](auto cell) { return !cell.empty(); })) return misfit(row);
    for (std::size_t i = 0; i < texts_.size(); ++i) texts_[i].add(row.cells[i]);
    ++rowCount_;
  }

  bool hasNames() const { return !names_.empty(); }
  bool isFull() const { return rowCount_ > kMostRows || names_.size() > kMostColumns; }
  std::size_t rowCount() const { return rowCount_; }
  /// As they stand in the file.
  const std::vector<std::string>& names() const { return names_; }
  std::size_t misfits() const { return misfits_; }
  std::size_t titles() const { return titles_; }
  std::string title() const { return soundName(title_, codePage()); }

  CodePage codePage() const {
    CodePageVotes votes;
    for (const std::string& name : names_) votes.add(name);
    for (const TextCells& texts : texts_) votes.add(texts);
    return votes.winner();
  }

  std::vector<Column> takeColumns() {
    std::vector<Column> columns;
    std::size_t unsound = 0;
    const CodePage page = codePage();
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      unsound += makeSound(texts_[i], page);
      columns.push_back(columnFrom(soundName(names_[i], page), std::exchange(texts_[i], {})));
    }
    if (unsound > 0) {
      report_.warn(path_, 0,
                   fmt::format("{} cells are no UTF-8: read as {}", unsound, nameOf(page)),
                   {.advice = "save the file as UTF-8"});
    }
    return columns;
  }

 private:
  void nameColumns(const DelimitedRow& row) {
    for (const std::string_view cell : row.cells) {
      names_.push_back(cell.empty() ? fmt::format("column {}", names_.size() + 1)
                                    : std::string(cell));
      if (isFull()) return;
    }
    texts_.resize(names_.size());
  }

  void passTitle(const DelimitedRow& row) {
    const auto isFilled = [](std::string_view cell) { return !cell.empty(); };
    const auto filled = std::ranges::find_if(row.cells, isFilled);
    if (titles_++ == 0 && filled != row.cells.end()) title_ = *filled;
  }

  void passTags(const DelimitedRow& row) {
    tagged_ = true;
    report_.warn(path_, static_cast<int>(row.line), "a row of HXL tags is passed over");
  }

  void misfit(const DelimitedRow& row) {
    if (misfits_++ >= kMostTold) return;
    report_.error(path_, static_cast<int>(row.line),
                  fmt::format("{} cells, but {} columns: the row is left out", row.cells.size(),
                              texts_.size()),
                  {.advice = "put a cell that holds a separator in quotes"});
  }

  std::string path_;
  Report& report_;
  std::vector<std::string> names_;
  std::vector<TextCells> texts_;
  std::size_t rowCount_ = 0, misfits_ = 0, namesLine_ = 0, titles_ = 0;
  std::string title_;
  bool tagged_ = false;
};

std::optional<Failure> problemOf(const Collector& collector, const std::string& path) {
  if (collector.names().size() > kMostColumns) return tooManyColumns(path);
  if (collector.rowCount() > kMostRows) return tooManyRows(path);
  if (!collector.hasNames()) return Failure{Failure::Kind::Invalid, "an empty table", path};
  return std::nullopt;
}

void tellLosses(const Collector& collector, const DelimitedRows& rows, const std::string& path,
                Report& report) {
  if (collector.titles() > 0) {
    tellRowsAbove(collector.titles(), collector.title(), path, report);
  }
  if (collector.misfits() > kMostTold) {
    report.error(path, 0,
                 fmt::format("{} rows of another length are left out in all", collector.misfits()));
  }
  if (rows.lostLines().empty()) return;
  report.error(path, static_cast<int>(rows.lostLines()[0]),
               fmt::format("a quote is opened and never closed: {} lines are left out, of which "
                           "this is the first",
                           rows.lostLines().size()),
               {.advice = "close it, or double it where it belongs to the text"});
}

/// The line of the names: not the first where titles stand above them.
std::size_t namesLineOf(std::string_view text, char separator, DelimitedRows::Text until) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 16;
  const bool whole = text.size() <= kMostBytes && until == DelimitedRows::Text::Ends;
  std::vector<std::size_t> lines;
  std::vector<std::vector<std::string>> rows;
  DelimitedRows first(separator);
  first.split(text.substr(0, kMostBytes),
              whole ? DelimitedRows::Text::Ends : DelimitedRows::Text::GoesOn,
              [&](const DelimitedRow& row) {
                if (rows.size() >= kRowsAboveNames) return;
                lines.push_back(row.line);
                rows.emplace_back(row.cells.begin(), row.cells.end());
              });
  return rows.empty() ? 0 : lines[namesRowOf(rows)];
}

/// Feeds the collector until it is full, or once.
class Reading {
 public:
  Reading(TextSource source, Collector& collector)
      : source_(std::move(source)), collector_(collector) {}

  /// The next block; false after the last.
  bool readBlock() {
    const bool more = source_.readInto(text_);
    const auto until = more ? DelimitedRows::Text::GoesOn : DelimitedRows::Text::Ends;
    if (!rows_) {
      const char separator = separatorOf(text_);
      collector_.setNamesLine(namesLineOf(text_, separator, until));
      rows_.emplace(separator);
    }
    const std::size_t done = rows_->split(text_, until, [this](const DelimitedRow& row) {
      if (!collector_.isFull()) collector_.add(row);
    });
    text_.erase(0, done);
    return more && !collector_.isFull();
  }

  const TextSource& source() const { return source_; }
  const DelimitedRows& rows() const { return *rows_; }

 private:
  TextSource source_;
  Collector& collector_;
  std::optional<DelimitedRows> rows_;
  std::string text_;
};

}  // namespace

Result<RawTable> readDelimited(const std::string& name, const std::string& path,
                               const TableWatch& watch, Report& report) {
  auto source = TextSource::open(name, path);
  if (!source) return tl::unexpected(source.error());
  Collector collector(path, report);
  Reading reading(std::move(*source), collector);
  while (reading.readBlock()) {
    if (watch.stop.stop_requested()) return givenUp(path);
    if (watch.progress) watch.progress(reading.source().share());
  }
  if (const auto problem = problemOf(collector, path)) return tl::unexpected(*problem);
  tellLosses(collector, reading.rows(), path, report);
  if (reading.source().isBroken()) report.error(path, 0, "cut short: not all of it can be read");
  if (collector.rowCount() == 0) return fail(Failure::Kind::Invalid, "no rows in it", path);
  RawTable table;
  table.path = path;
  table.layer = layerNameOf(name);
  table.rowCount = collector.rowCount();
  table.columns = collector.takeColumns();
  table.leftOut = collector.misfits() + reading.rows().lostLines().size();
  if (watch.progress) watch.progress(1);
  return table;
}

Result<TableLayer> delimitedLayer(const std::string& name, const std::string& path) {
  auto source = TextSource::open(name, path);
  if (!source) return tl::unexpected(source.error());
  Report unheard;
  Collector collector(path, unheard);
  Reading reading(std::move(*source), collector);
  while (collector.rowCount() == 0 && reading.readBlock()) {
  }
  if (const auto problem = problemOf(collector, path)) return tl::unexpected(*problem);
  TableLayer layer;
  layer.name = layerNameOf(name);
  layer.rows = collector.rowCount() == 0 ? 0 : -1;
  const CodePage page = collector.codePage();
  for (const std::string& column : collector.names()) {
    layer.columns.push_back(soundName(column, page));
  }
  return layer;
}

}  // namespace geo
