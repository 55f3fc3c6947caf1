#include "geo/io/header_row.hpp"

#include "geo/base/number_text.hpp"
#include "geo/io/text_columns.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

using Cells = std::vector<std::string>;

std::size_t filledIn(const Cells& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row, [](const std::string& cell) { return !cell.empty(); }));
}

bool hasNumber(const Cells& row) {
  return std::ranges::any_of(row,
                             [](const std::string& cell) { return parseNumber(cell).has_value(); });
}

/// Whether most rows that are not blank have at least half as many cells: one row with commas too
/// many is no table.
bool areMostlyWide(std::span<const Cells> rows, std::size_t widest) {
  std::size_t wide = 0, filled = 0;
  for (const Cells& row : rows) {
    filled += filledIn(row) > 0 ? 1u : 0u;
    wide += filledIn(row) * 2 >= widest ? 1u : 0u;
  }
  return wide * 2 > filled;
}

bool isGdalsName(const std::string& name, std::size_t column) {
  return name == fmt::format("Field{}", column + 1);
}

/// The names that the columns have now, as if they were the first row; those of GDAL's are none.
Cells namesOf(const RawTable& table) {
  Cells names;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& name = table.columns[i].name;
    names.push_back(isGdalsName(name, i) ? std::string() : name);
  }
  return names;
}

Cells cellsOf(const RawTable& table, std::size_t row) {
  Cells cells;
  for (const Column& column : table.columns) cells.push_back(column.textAt(row));
  return cells;
}

std::string firstFilled(const Cells& row) {
  const auto filled = std::ranges::find_if(row, [](const auto& cell) { return !cell.empty(); });
  return filled == row.end() ? std::string() : *filled;
}

Column columnBelow(const Column& column, std::size_t namesRow, std::size_t place) {
  std::string name = column.textAt(namesRow);
  if (name.empty()) name = fmt::format("column {}", place + 1);
  TextCells cells;
  for (std::size_t row = namesRow + 1; row < column.size(); ++row) cells.add(column.textAt(row));
  return columnFrom(std::move(name), std::move(cells));
}

}  // namespace

std::size_t namesRowOf(std::span<const Cells> rows) {
  constexpr std::size_t kFewestColumns = 3;
  std::size_t widest = 0;
  for (const Cells& row : rows) widest = std::max(widest, filledIn(row));
  if (rows.empty() || widest < kFewestColumns || filledIn(rows[0]) * 2 >= widest) return 0;
  for (std::size_t i = 1; i + 1 < rows.size(); ++i) {
    if (filledIn(rows[i]) * 3 < widest * 2) continue;
    return !hasNumber(rows[i]) && areMostlyWide(rows.subspan(i + 1), widest) ? i : 0;
  }
  return 0;
}

void takeNamesFromRows(RawTable& table, Report& report) {
  std::vector<Cells> rows{namesOf(table)};
  for (std::size_t row = 0; row < std::min(table.rowCount, kRowsAboveNames); ++row) {
    rows.push_back(cellsOf(table, row));
  }
  const std::size_t found = namesRowOf(rows);
  if (found == 0) return;
  const std::size_t namesRow = found - 1;  // in the table, which has one row less
  const bool hadNames = filledIn(rows[0]) > 0;
  tellRowsAbove(namesRow + (hadNames ? 1 : 0), firstFilled(rows[hadNames ? 0 : 1]), table.path,
                report);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    table.columns[i] = columnBelow(table.columns[i], namesRow, i);
  }
  table.rowCount -= namesRow + 1;
}

void tellRowsAbove(std::size_t rows, const std::string& first, const std::string& path,
                   Report& report) {
  if (rows == 0) return;
  report.warn(path, 0,
              fmt::format("{} row{} above the names of the columns {} passed over: {}", rows,
                          rows == 1 ? "" : "s", rows == 1 ? "is" : "are", first));
}

}  // namespace geo
