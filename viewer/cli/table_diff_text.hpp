// The difference of two downloads of a table, written for people and for programs.
#pragma once

#include "geo/table/table_diff.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace viewer::cli {

enum class TableDiffFormat { Text, Json, Csv, GeoJson };
std::optional<TableDiffFormat> tableDiffFormatNamed(std::string_view name);

/// A difference and the two tables that it lies between.
struct DiffedTables {
  const geo::EventTable& before;
  const geo::EventTable& after;
  geo::TableDiff diff;
};

/// Text: a summary, what was not compared, then one line a row. CSV: one line for each row that was
/// added or deleted, and for each field that changed. JSON: an object with the counts and an array
/// a kind of change. GeoJSON: a point for each row, as a table of events of its own; without a
/// geometry where the row is not drawn.
std::string tableDiffText(const DiffedTables& tables, TableDiffFormat format);

/// What the difference says nothing of, one line a reason: repeated keys, rows without a key,
/// columns of one table only, places that are not known.
std::vector<std::string> notCompared(const DiffedTables& tables);

// One a format, each for tableDiffText.
std::string tableDiffForPeople(const DiffedTables& tables);
std::string tableDiffJson(const DiffedTables& tables);
std::string tableDiffCsv(const DiffedTables& tables);
std::string tableDiffGeoJson(const DiffedTables& tables);

}  // namespace viewer::cli
