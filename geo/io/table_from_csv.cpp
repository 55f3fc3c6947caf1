#include "geo/io/csv.hpp"
#include "geo/io/data_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

/// Where the columns stand that say where something is; -1 for those the file lacks.
struct PlaceColumns {
  std::ptrdiff_t lon = -1, lat = -1, accuracy = -1;

  bool holds(std::ptrdiff_t column) const {
    return column == lon || column == lat || column == accuracy;
  }
};

std::ptrdiff_t columnNamed(const CsvTable& csv, std::string_view name) {
  const auto found = std::ranges::find(csv.columns, name);
  return found == csv.columns.end() ? -1 : found - csv.columns.begin();
}

std::string_view fieldOf(const CsvRow& row, std::ptrdiff_t column) {
  if (column < 0) return {};
  return trimmed(row.fields[static_cast<std::size_t>(column)]);
}

/// The number that the field holds; nothing, with an error, for anything else than a number.
std::optional<double> readNumber(std::string_view text, const char* column, int line,
                                 const std::string& file, Report& report) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if (whole && std::isfinite(value)) return value;
  report.error(file, line, fmt::format("'{}' is not a number", text),
               {.field = column, .advice = "write digits and a decimal point, such as 46.75"});
  return std::nullopt;
}

void readPlace(const CsvRow& row, const PlaceColumns& columns, const std::string& file,
               DataRow& out, Report& report) {
  const std::string_view lon = fieldOf(row, columns.lon), lat = fieldOf(row, columns.lat);
  if (lon.empty() && lat.empty()) return;
  if (lon.empty() || lat.empty()) {
    report.error(file, row.line, fmt::format("empty, but {} is given", lon.empty() ? "lat" : "lon"),
                 {.field = lon.empty() ? "lon" : "lat",
                  .advice = "give both, or leave both empty and say in place_basis why"});
    return;
  }
  const auto x = readNumber(lon, "lon", row.line, file, report);
  const auto y = readNumber(lat, "lat", row.line, file, report);
  if (x && y) out.geometry = LonLat{*x, *y};
}

DataRow rowFrom(CsvRow&& row, const PlaceColumns& columns, const std::string& file,
                Report& report) {
  DataRow out;
  out.line = row.line;
  readPlace(row, columns, file, out, report);
  if (const auto text = fieldOf(row, columns.accuracy); !text.empty()) {
    const auto metres = readNumber(text, "accuracy_m", row.line, file, report);
    if (metres) out.accuracyMetres = {*metres};
  }
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    if (!columns.holds(static_cast<std::ptrdiff_t>(i))) {
      out.values.push_back(std::move(row.fields[i]));
    }
  }
  return out;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

DataTable tableFromCsv(std::string_view text, const std::string& file, Report& report) {
  CsvTable csv = parseCsv(text, file, report);
  const PlaceColumns place{columnNamed(csv, "lon"), columnNamed(csv, "lat"),
                           columnNamed(csv, "accuracy_m")};
  DataTable table{file, {}, {}};
  for (std::size_t i = 0; i < csv.columns.size(); ++i) {
    if (!place.holds(static_cast<std::ptrdiff_t>(i))) table.columns.push_back(csv.columns[i]);
  }
  table.rows.reserve(csv.rows.size());
  for (CsvRow& row : csv.rows) {
    table.rows.push_back(rowFrom(std::move(row), place, file, report));
  }
  return table;
}

}  // namespace geo
