#include "geo/io/json_records.hpp"

#include "geo/io/file_kind.hpp"
#include "geo/io/json_rows.hpp"
#include "geo/io/sound_text.hpp"
#include "geo/io/table_limits.hpp"
#include "geo/io/text_columns.hpp"
#include "geo/io/text_source.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace geo {

namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 20;  // the whole text is held in memory
constexpr std::size_t kMostCells = std::size_t{1} << 28;    // more than such a text has members

Result<std::string> textOf(const std::string& name, const std::string& path,
                           const TableWatch& watch) {
  auto source = TextSource::open(name, path);
  if (!source) return tl::unexpected(source.error());
  std::string text;
  while (source->readInto(text)) {
    if (watch.stop.stop_requested()) return givenUp(path);
    if (watch.progress) watch.progress(source->share() / 2);
    if (text.size() > kMostBytes) {
      return fail(Failure::Kind::Unsupported,
                  "JSON of more than 256 MB: save it as CSV or GeoPackage", path);
    }
  }
  return text;
}

/// Columns in the order in which they are first met.
class Columns {
 public:
  explicit Columns(std::size_t rowsInAll) : rowsInAll_(rowsInAll) {}

  void addCell(const std::string& name, std::string_view text) {
    if (names_.size() > kMostColumns) return;
    const auto [place, isNew] = places_.try_emplace(name, names_.size());
    if (isNew) {
      names_.push_back(asSoundUtf8(name));
      cells_.emplace_back();
      for (std::size_t row = 0; row < rows_; ++row) cells_.back().add("");
    }
    TextCells& cells = cells_[place->second];
    if (cells.size() == rows_) cells.add(text);  // else the object has two members of one name
  }
  void endRow() {
    ++rows_;
    for (TextCells& cells : cells_) {
      if (cells.size() < rows_) cells.add("");
    }
  }
  /// Why they cannot be a table, if they cannot.
  std::optional<Failure> problem(const std::string& path) const {
    if (names_.size() > kMostColumns) return tooManyColumns(path);
    if (names_.size() * rowsInAll_ <= kMostCells) return std::nullopt;
    return Failure{Failure::Kind::Unsupported,
                   "JSON whose rows have so little in common that nearly all cells are empty",
                   path};
  }
  std::size_t rows() const { return rows_; }
  const std::vector<std::string>& names() const { return names_; }

  std::vector<Column> take() {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      makeSound(cells_[i]);
      columns.push_back(columnFrom(std::move(names_[i]), std::move(cells_[i])));
    }
    return columns;
  }

 private:
  std::vector<std::string> names_;
  std::vector<TextCells> cells_;
  std::map<std::string, std::size_t> places_;
  std::size_t rowsInAll_, rows_ = 0;
};

/// Ends early where there is a problem, or nobody wants them any more.
Columns columnsOf(std::string_view text, const JsonRows& rows, const std::string& path,
                  const TableWatch& watch) {
  constexpr std::size_t kRowsPerLook = 4096;
  Columns columns(rows.rows);
  JsonVisit visit;
  visit.cell = [&columns](const std::string& name, std::string_view cell) {
    columns.addCell(name, cell);
  };
  visit.rowEnds = [&] {
    columns.endRow();
    if (columns.rows() % kRowsPerLook == 0 && watch.progress) {
      watch.progress((1 + static_cast<double>(columns.rows()) / static_cast<double>(rows.rows)) /
                     2);
    }
    return !columns.problem(path) && !watch.stop.stop_requested();
  };
  visitJsonRows(text, rows, visit);
  return columns;
}

Result<Columns> columnsOf(const std::string& name, const std::string& path,
                          const TableWatch& watch) {
  const auto text = textOf(name, path, watch);
  if (!text) return tl::unexpected(text.error());
  const JsonRows rows = jsonRowsIn(*text, watch.stop);
  if (watch.stop.stop_requested()) return givenUp(path);
  if (rows.form == JsonRows::Form::NotJson) {
    return fail(Failure::Kind::Unreadable, "JSON that is cut short", path);
  }
  if (rows.form == JsonRows::Form::NoRows) {
    return fail(Failure::Kind::Unsupported, "JSON without a list of rows in it", path);
  }
  if (rows.rows > kMostRows) return tl::unexpected(tooManyRows(path));
  Columns columns = columnsOf(*text, rows, path, watch);
  if (watch.stop.stop_requested()) return givenUp(path);
  if (auto problem = columns.problem(path)) return tl::unexpected(std::move(*problem));
  return columns;
}

std::string layerNameOf(const std::string& name) {
  std::filesystem::path path(name);
  if (path.extension() == ".gz") path = path.stem();
  return path.stem();
}

/// A member "type" of this value, in quotes: as GeoJSON has it, unlike a row that tells of
/// features.
bool hasType(std::string_view start, std::string_view value) {
  constexpr std::string_view kBlanks = " \t\r\n", kName = "\"type\"";
  const auto withoutEnd = [&](std::string_view text) {
    return text.substr(0, text.find_last_not_of(kBlanks) + 1);
  };
  for (std::size_t at = start.find(value); at != std::string_view::npos;
       at = start.find(value, at + 1)) {
    std::string_view before = withoutEnd(start.substr(0, at));
    if (!before.ends_with(':')) continue;
    before.remove_suffix(1);
    if (withoutEnd(before).ends_with(kName)) return true;
  }
  return false;
}

/// A member "coordinates" that is a list, as geometry has it.
bool hasCoordinates(std::string_view start) {
  constexpr std::string_view kName = "\"coordinates\"";
  for (std::size_t at = start.find(kName); at != std::string_view::npos;
       at = start.find(kName, at + 1)) {
    const std::size_t value = start.find_first_not_of(" :\t\r\n", at + kName.size());
    if (value != std::string_view::npos && start[value] == '[') return true;
  }
  return false;
}

}  // namespace

bool areJsonRecords(std::string_view start) {
  if (kindOfStart(start) != FileKind::Json) return false;
  constexpr std::string_view kTypes[] = {"\"Feature\"", "\"FeatureCollection\"", "\"Topology\""};
  constexpr std::string_view kNames[] = {"\"geometryType\"", "\"stac_version\""};
  const bool hasShapes =
      std::ranges::any_of(kTypes, [&](std::string_view type) { return hasType(start, type); }) ||
      std::ranges::any_of(kNames, [&](std::string_view name) {
        return start.find(name) != std::string_view::npos;
      });
  return !hasShapes && !hasCoordinates(start);
}

Result<RawTable> readJsonRecords(const std::string& name, const std::string& path,
                                 const TableWatch& watch) {
  auto columns = columnsOf(name, path, watch);
  if (!columns) return tl::unexpected(columns.error());
  RawTable table;
  table.path = path;
  table.layer = layerNameOf(name);
  table.rowCount = columns->rows();
  table.columns = columns->take();
  if (watch.progress) watch.progress(1);
  return table;
}

Result<TableLayer> jsonRecordsLayer(const std::string& name, const std::string& path) {
  const auto columns = columnsOf(name, path, {});
  if (!columns) return tl::unexpected(columns.error());
  TableLayer layer;
  layer.name = layerNameOf(name);
  layer.rows = static_cast<std::int64_t>(columns->rows());
  layer.columns = columns->names();
  return layer;
}

}  // namespace geo
