#include "geo/io/kml_columns.hpp"

#include "geo/io/kml_times.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

namespace geo {

namespace {

bool isTime(const Column& column) {
  return column.name == "timestamp" || column.name == "begin" || column.name == "end";
}

std::string withoutBlanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

/// What LIBKML names each feature.
std::vector<std::string> namesIn(const std::vector<Column>& columns) {
  std::vector<std::string> names;
  const auto found = std::ranges::find(columns, "Name", &Column::name);
  if (found == columns.end()) return names;
  for (std::size_t row = 0; row < found->size(); ++row) {
    names.push_back(withoutBlanks(found->textAt(row)));
  }
  return names;
}

template <class TextOf>
Column columnOf(std::string name, const std::vector<KmlTime>& times, TextOf textOf) {
  TextCells cells;
  for (const KmlTime& time : times) cells.add(textOf(time));
  cells.finish();
  return {std::move(name), std::move(cells)};
}

std::vector<Column> columnsOf(const std::vector<KmlTime>& times) {
  const auto begin = [](const KmlTime& time) { return time.begin; };
  const auto isStamp = [](const KmlTime& time) { return time.stamp || time.empty(); };
  std::vector<Column> columns;
  if (std::ranges::all_of(times, isStamp)) {
    columns.push_back(columnOf("timestamp", times, begin));
    return columns;
  }
  columns.push_back(columnOf("begin", times, begin));
  columns.push_back(columnOf("end", times, [](const KmlTime& time) { return time.end; }));
  return columns;
}

}  // namespace

bool putKmlTimes(const std::string& file, std::size_t layer, std::vector<Column>& columns) {
  const auto text = kmlTextOf(file);
  if (!text) return false;
  const std::vector<KmlFolder> folders = kmlFolders(*text);
  const KmlFolder* const folder = folderOf(folders, layer, namesIn(columns));
  if (!folder) return false;
  const auto first = std::ranges::find_if(columns, isTime);
  const auto place = first - columns.begin();
  std::erase_if(columns, isTime);
  auto times = columnsOf(folder->times);
  columns.insert(columns.begin() + place, std::make_move_iterator(times.begin()),
                 std::make_move_iterator(times.end()));
  return true;
}

}  // namespace geo
