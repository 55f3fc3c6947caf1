#include "geo/io/delimited_table.hpp"

#include "geo/io/delimited_rows.hpp"
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

/// Takes the rows and keeps count of those that it cannot use.
class Collector {
 public:
  Collector(std::string path, Report& report) : path_(std::move(path)), report_(report) {}

  void add(const DelimitedRow& row) {
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
  const std::vector<std::string>& names() const { return names_; }
  std::size_t misfits() const { return misfits_; }

  std::vector<Column> takeColumns() {
    std::vector<Column> columns;
    std::size_t unsound = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      unsound += makeSound(texts_[i]);
      columns.push_back(columnFrom(std::move(names_[i]), std::exchange(texts_[i], {})));
    }
    if (unsound > 0) {
      report_.warn(path_, 0, fmt::format("{} cells are no UTF-8: read as Windows-1252", unsound),
                   {.advice = "save the file as UTF-8"});
    }
    return columns;
  }

 private:
  void nameColumns(const DelimitedRow& row) {
    for (const std::string_view cell : row.cells) {
      names_.push_back(cell.empty()        ? fmt::format("column {}", names_.size() + 1)
                       : isSoundUtf8(cell) ? std::string(cell)
                                           : asSoundUtf8(cell));
      if (isFull()) return;
    }
    texts_.resize(names_.size());
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
  std::size_t rowCount_ = 0, misfits_ = 0;
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

/// Feeds the collector until it is full, or once.
class Reading {
 public:
  Reading(TextSource source, Collector& collector)
      : source_(std::move(source)), collector_(collector) {}

  /// The next block; false after the last.
  bool readBlock() {
    const bool more = source_.readInto(text_);
    if (!rows_) rows_.emplace(separatorOf(text_));
    const auto until = more ? DelimitedRows::Text::GoesOn : DelimitedRows::Text::Ends;
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
  layer.columns = collector.names();
  return layer;
}

}  // namespace geo
