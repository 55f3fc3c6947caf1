// Which columns of a table say when, where, what and how sure: found by their names.
#pragma once

#include "geo/table/raw_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// Tables of events whose columns are known.
enum class KnownLayout { None, UcdpGed, Acled };
std::string_view nameOf(KnownLayout layout);

/// Positions in RawTable::columns.
struct Roles {
  KnownLayout layout = KnownLayout::None;
  std::optional<std::size_t> begin, end;     // when
  std::optional<std::size_t> month, day;     // of a begin that is a year
  std::optional<std::size_t> clock;          // of a begin that is a day, or has one
  std::optional<std::size_t> datePrecision;  // UCDP date_prec, ACLED time_precision
  std::optional<std::size_t> longitude, latitude;
  std::optional<std::size_t> wkt;             // well-known text, or both coordinates in one cell
  std::optional<std::size_t> placePrecision;  // UCDP where_prec, ACLED geo_precision
  std::optional<std::size_t> accuracyMetres;  // a radius in metres
  std::optional<std::size_t> id, name, category, size, sizeLow, sizeHigh, source, actorA, actorB;
  bool operator==(const Roles&) const = default;
};

/// Found by the columns' names, whatever their case, blanks and underscores; a column of a known
/// layout before any other. A column is a date only if most of its cells are dates. Text columns of
/// which all rows differ are no category.
Roles rolesOf(const RawTable& table);

}  // namespace geo
