#include "geo/io/table_writer.hpp"

#include "geo/io/table_columns.hpp"

#include <utility>

namespace geo {

std::optional<TableFormat> tableFormatNamed(std::string_view name) {
  constexpr std::pair<std::string_view, TableFormat> kNames[] = {
      {"csv", TableFormat::Csv}, {"json", TableFormat::Json}, {"geojson", TableFormat::GeoJson}};
  for (const auto& [formatName, format] : kNames) {
    if (formatName == name) return format;
  }
  return std::nullopt;
}

std::string writeTable(const Scenario& scenario, const Layer& layer,
                       const std::vector<std::size_t>& rows, TimeSpan window, TableFormat format) {
  const CellTable table = cellsOf(scenario, layer, rows, window);
  switch (format) {
    case TableFormat::Csv:
      return writeCsv(table);
    case TableFormat::Json:
      return writeJson(table);
    case TableFormat::GeoJson:
      break;
  }
  return writeGeoJson(table);
}

}  // namespace geo
