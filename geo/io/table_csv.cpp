#include "geo/io/table_columns.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace geo {

namespace {

std::string quotedCell(std::string_view text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos &&
                     !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) return std::string(text);
  std::string field = "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + '"';
}

struct CsvField {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return quotedCell(text); }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(double number) const { return fmt::format("{}", number); }
  /// A cell has room for one radius: the one within which all of it lies.
  std::string operator()(const std::vector<double>& numbers) const {
    return (*this)(*std::ranges::max_element(numbers));
  }
};

}  // namespace

std::string writeCsv(const CellTable& table) {
  std::string text;
  for (const std::string& column : table.columns) {
    if (!text.empty()) text += ',';
    text += quotedCell(column);
  }
  text += '\n';
  for (const CellRow& row : table.rows) {
    const char* separator = "";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool degrees = table.columns[i] == "lon" || table.columns[i] == "lat";
      const double* number = std::get_if<double>(&row.cells[i]);
      text += separator;
      text +=
          degrees && number ? fmt::format("{:.6f}", *number) : std::visit(CsvField{}, row.cells[i]);
      separator = ",";
    }
    text += '\n';
  }
  return text;
}

}  // namespace geo
