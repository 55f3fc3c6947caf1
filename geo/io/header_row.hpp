// Where the names of a table's columns stand: not always in its first row. Within geo/io only.
#pragma once

#include "geo/base/report.hpp"
#include "geo/table/raw_table.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// So many first rows are looked at.
inline constexpr std::size_t kRowsAboveNames = 30;

/// Which of the first rows has the names. Tables kept by hand often begin with a title, a source
/// and a blank row: rows of far fewer cells than most rows below; the first row that is as wide
/// as those and has no number in it has the names. 0 where nothing tells.
std::size_t namesRowOf(std::span<const std::vector<std::string>> rows);

/// Of a spreadsheet for whose columns GDAL found no names ("Field1"): takes them from the row that
/// has them, and the columns' types from what is below.
void takeNamesFromRows(RawTable& table, Report& report);

/// "2 rows above the names of the columns are passed over: Title".
void tellRowsAbove(std::size_t rows, const std::string& first, const std::string& path,
                   Report& report);

}  // namespace geo
