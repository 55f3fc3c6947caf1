// What a data file holds before it is checked against the scenario: one row a feature.
#pragma once

#include "geo/base/report.hpp"
#include "geo/scenario/geometry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace geo {

struct DataRow {
  int line = 0;
  std::vector<std::string> values;  // parallel to DataTable::columns
  Geometry geometry;
  std::vector<double> accuracyMetres;
};

/// The columns that say where (lon, lat, accuracy_m) are already read and no longer among
/// `columns`.
struct DataTable {
  std::string file;
  std::vector<std::string> columns;
  std::vector<DataRow> rows;
};

DataTable tableFromCsv(std::string_view text, const std::string& file, Report& report);
DataTable tableFromGeoJson(std::string text, const std::string& file, Report& report);

/// `text` without the blanks around it.
std::string_view trimmed(std::string_view text);

}  // namespace geo
