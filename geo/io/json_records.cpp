#include "geo/io/json_records.hpp"

#include "geo/io/file_kind.hpp"
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

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace geo {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostBytes = std::size_t{256} << 20;  // the whole file is held in memory

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

/// Discarded where the text is no JSON; without what lies too deep to be anybody's table.
Json parsed(std::string_view text) {
  constexpr int kDeepest = 64;
  const auto keeps = [](int depth, Json::parse_event_t, const Json&) { return depth <= kDeepest; };
  return Json::parse(text, keeps, false);
}

bool isListOfObjects(const Json& json) {
  return json.is_array() && !json.empty() &&
         std::ranges::all_of(json, [](const Json& item) { return item.is_object(); });
}

/// The list itself, or the longest of an object's members that are such lists.
const Json* listIn(const Json& json) {
  if (isListOfObjects(json)) return &json;
  const Json* longest = nullptr;
  if (!json.is_object()) return nullptr;
  for (const Json& member : json) {
    const bool longer = isListOfObjects(member) && (!longest || member.size() > longest->size());
    if (longer) longest = &member;
  }
  return longest;
}

/// An object a line; nothing where a line is none.
std::optional<Json> linesOf(std::string_view text) {
  Json lines = Json::array();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r\x1E") == std::string_view::npos) continue;
    Json object = parsed(line.substr(line.find_first_not_of(" \t\r\x1E")));
    if (!object.is_object()) return std::nullopt;
    lines.push_back(std::move(object));
  }
  return lines;
}

/// As a cell of a table has it.
std::string cellOf(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Columns in the order in which they are first met.
class Columns {
 public:
  void add(const Json& object) {
    addMembers(object, "", 0);
    ++rows_;
    for (TextCells& cells : cells_) {
      if (cells.size() < rows_) cells.add("");
    }
  }
  bool areTooMany() const { return names_.size() > kMostColumns; }
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
  void addMembers(const Json& object, const std::string& before, int depth) {
    constexpr int kDeepest = 3;
    for (const auto& [name, value] : object.items()) {
      if (value.is_object() && depth < kDeepest) {
        addMembers(value, before + name + '.', depth + 1);
      } else {
        addCell(before + name, cellOf(value));
      }
    }
  }
  void addCell(const std::string& name, const std::string& text) {
    const auto [place, isNew] = places_.try_emplace(name, names_.size());
    if (isNew && !areTooMany()) {
      names_.push_back(asSoundUtf8(name));
      cells_.emplace_back();
      for (std::size_t row = 0; row < rows_; ++row) cells_.back().add("");
    }
    if (place->second >= cells_.size()) return;
    TextCells& cells = cells_[place->second];
    if (cells.size() == rows_) cells.add(text);  // else the object has two members of one name
  }

  std::vector<std::string> names_;
  std::vector<TextCells> cells_;
  std::map<std::string, std::size_t> places_;
  std::size_t rows_ = 0;
};

Result<Columns> columnsOf(const std::string& name, const std::string& path,
                          const TableWatch& watch) {
  const auto text = textOf(name, path, watch);
  if (!text) return tl::unexpected(text.error());
  Json whole = parsed(*text);
  if (whole.is_discarded()) {
    if (auto lines = linesOf(*text)) whole = std::move(*lines);
  }
  if (whole.is_discarded()) return fail(Failure::Kind::Unreadable, "JSON that is cut short", path);
  const Json* const list = listIn(whole);
  if (!list) return fail(Failure::Kind::Unsupported, "JSON without a list of rows in it", path);
  if (list->size() > kMostRows) return tl::unexpected(tooManyRows(path));
  Columns columns;
  for (const Json& object : *list) {
    if (watch.stop.stop_requested()) return givenUp(path);
    columns.add(object);
    if (columns.areTooMany()) return tl::unexpected(tooManyColumns(path));
  }
  return columns;
}

std::string layerNameOf(const std::string& name) {
  std::filesystem::path path(name);
  if (path.extension() == ".gz") path = path.stem();
  return path.stem();
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
  constexpr std::string_view kOfGeometry[] = {"\"Feature", "\"Topology\"", "\"geometryType\"",
                                              "\"stac_version\""};
  const bool hasShapes = std::ranges::any_of(kOfGeometry, [&](std::string_view words) {
    return start.find(words) != std::string_view::npos;
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
