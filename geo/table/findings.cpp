#include "geo/table/findings.hpp"

#include "geo/table/same_ids.hpp"
#include "geo/table/swapped_places.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

namespace geo {

namespace {

using Role = std::optional<std::size_t>;

/// "column=value, column=value" of a row.
std::string cellsOf(const RowsRead& rows, std::size_t row, std::initializer_list<Role> columns) {
  std::string text;
  for (const Role& column : columns) {
    if (!column) continue;
    const Column& at = rows.table.columns[*column];
    text += (text.empty() ? "" : ", ") + shortened(at.name + "=" + at.textAt(row));
  }
  return text;
}

/// What tells a row from others where no column is known to.
std::string firstCellsOf(const RowsRead& rows, std::size_t row) {
  constexpr int kFew = 3;
  std::string text;
  int filled = 0;
  for (const Column& column : rows.table.columns) {
    const std::string cell = column.textAt(row);
    if (cell.empty()) continue;
    text += (text.empty() ? "" : ", ") + shortened(column.name + "=" + cell);
    if (++filled == kFew) break;
  }
  return text;
}

void add(RowFinding& finding, const RowsRead& rows, std::size_t row,
         std::initializer_list<Role> columns) {
  ++finding.count;
  if (finding.examples.size() >= kMostExamples) return;
  std::string cells = cellsOf(rows, row, columns);
  if (cells.empty()) cells = firstCellsOf(rows, row);
  finding.examples.push_back({row + 1, std::move(cells)});
}

bool isOfTime(NotDrawn why) {
  return why == NotDrawn::Undated || why == NotDrawn::UnreadDate ||
         why == NotDrawn::ImplausibleDate;
}

void addPlaceless(RowFinding& finding, const RowsRead& rows, std::size_t row) {
  switch (rows.places.source) {
    case PlaceSource::Columns:
      return add(finding, rows, row, {rows.roles.longitude, rows.roles.latitude});
    case PlaceSource::Text:
      return add(finding, rows, row, {rows.roles.wkt});
    case PlaceSource::Geometry:
    case PlaceSource::Nothing:
      return add(finding, rows, row, {rows.roles.id, rows.roles.name});
  }
}

}  // namespace

std::string shortened(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;  // a letter of UTF-8
    if (starts && letters++ == kMost) {
      std::size_t end = i;  // where the letter before begins gives way to the ellipsis
      do --end;
      while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
      return std::string(text.substr(0, end)) + "…";
    }
  }
  return std::string(text);
}

void reportFates(const RowsRead& rows, LoadReport& report) {
  const Roles& roles = rows.roles;
  report.rows = rows.fates.size();
  for (std::size_t row = 0; row < rows.fates.size(); ++row) {
    if (rows.fates.isDrawn(row)) {
      ++report.drawn;
      continue;
    }
    const NotDrawn why = rows.fates.why(row);
    if (isOfTime(why)) {
      add(report[why], rows, row, {roles.begin, roles.end});
    } else if (why == NotDrawn::TooCoarse) {
      add(report[why], rows, row, {roles.placePrecision});
    } else {
      addPlaceless(report[why], rows, row);
    }
  }
}

void reportSuspicions(const RowsRead& rows, Moment tomorrow, LoadReport& report) {
  const Roles& roles = rows.roles;
  const bool future = rows.times.range().to > tomorrow;
  const std::int32_t tomorrowTick = ticksUntil(rows.times.epoch(), tomorrow);
  const bool ambiguous = rows.times.hasAmbiguous();
  const SwapTest swaps(rows.places.points, rows.fates);
  for (std::size_t row = 0; row < rows.fates.size(); ++row) {
    if (!rows.fates.isDrawn(row)) continue;
    if (future && rows.times.valid()[row][0] >= tomorrowTick) {
      add(report[Suspicious::FutureDate], rows, row, {roles.begin, roles.end});
    }
    if (ambiguous && rows.times.isAmbiguous(row)) {
      add(report[Suspicious::AmbiguousDate], rows, row, {roles.begin, roles.end});
    }
    if (swaps.isSwapped(rows.places.points[row])) {
      addPlaceless(report[Suspicious::SwappedPlace], rows, row);
    }
  }
  if (!roles.id) return;
  for (const std::size_t row : rowsOfSameIds(rows.table.columns[*roles.id])) {
    if (rows.fates.isDrawn(row)) add(report[Suspicious::DoubleId], rows, row, {roles.id});
  }
}

}  // namespace geo
