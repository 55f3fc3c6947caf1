// A layer's rows as cells, before they are written in any format.
#pragma once

#include "geo/scenario/scenario.hpp"

#include <string>
#include <variant>
#include <vector>

namespace geo {

/// Unknown, text, a whole number, a number, or several.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, std::vector<double>>;

struct CellRow {
  const Feature* feature = nullptr;
  std::vector<Cell> cells;  // parallel to CellTable::columns
};

struct CellTable {
  std::vector<std::string> columns;
  std::vector<CellRow> rows;
};

/// The columns of geo/io/table_writer.hpp, in their order. An attribute that has the name of
/// another column is called attribute_NAME. Attributes are numbers where all of the layer's values
/// are.
CellTable cellsOf(const Scenario& scenario, const Layer& layer,
                  const std::vector<std::size_t>& rows, TimeSpan window);

/// `degrees` to six decimals, about a decimetre.
double roundedDegrees(double degrees);

std::string writeCsv(const CellTable& table);
std::string writeJson(const CellTable& table);
std::string writeGeoJson(const CellTable& table);

}  // namespace geo
