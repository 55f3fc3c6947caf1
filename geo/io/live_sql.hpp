// What is asked of a database, as SQL. Pure. Within geo/io only.
#pragma once

#include "geo/io/live_table.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace geo {

/// In double quotes.
std::string sqlName(std::string_view name);
/// "table" or "schema.table", quoted.
std::string sqlRelation(std::string_view layer);
/// In single quotes.
std::string sqlText(std::string_view text);

/// "WHERE …" for the rows of a box and a time, or nothing. Columns are compared as they are, so
/// that the database can use its indexes.
std::string sqlWhere(const LiveTable& table, const LiveQuery& query);

/// How many rows that are; one more than `most` where there are more.
std::string sqlCount(const LiveTable& table, const LiveQuery& query);
std::string sqlRows(const LiveTable& table, const LiveQuery& query);

/// Four numbers, west, south, east, north: of a geometry in its own system, from the database's
/// statistics or from all rows; of columns.
std::string sqlEstimatedExtent(const LiveTable& table, std::string_view column);
std::string sqlExtent(const LiveTable& table);
/// A column and a value a row: of each the most frequent values first, from the database's
/// statistics; none where it has none. Columns named as they are.
std::string sqlCommonValues(const LiveTable& table, std::size_t most);
/// The first beginning and the last end, in seconds since 1970.
std::string sqlRange(const LiveTable& table);

}  // namespace geo
