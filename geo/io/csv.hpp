// Comma separated values as RFC 4180 has them, with line numbers.
#pragma once

#include "geo/base/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace geo {

struct CsvRow {
  int line = 0;  // where the row begins
  std::vector<std::string> fields;
};

struct CsvTable {
  std::vector<std::string> columns;
  std::vector<CsvRow> rows;  // every row has as many fields as there are columns
};

/// Reads `text`; its first row names the columns. Rows may end with LF, CR LF or CR, and blank
/// lines are passed over. A row with another number of fields, or with a quote that is never
/// closed, is left out with an error; reading goes on in the next line.
CsvTable parseCsv(std::string_view text, const std::string& file, Report& report);

}  // namespace geo
