// The difference of two downloads of the same table of events: what was added, deleted, coded anew.
#pragma once

#include "geo/base/result.hpp"
#include "geo/table/event_table.hpp"
#include "geo/table/same_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

enum class RowChange : std::uint8_t { Added, Deleted, Changed };
/// "added", "deleted", "changed".
std::string_view nameOf(RowChange change);

/// A field whose cells say different things, as they are written; empty: nothing there.
struct FieldChange {
  std::uint32_t field = 0;  // position in TableDiff::fields
  std::string before, after;
};

struct ChangedRow {
  RowChange change = RowChange::Changed;
  RowPair rows;                     // the key, and where it stands in the columns of both tables
  std::vector<FieldChange> fields;  // of a changed row only; at least one
};

/// All rows of either table: those in `rows`, unchanged, of a repeated key, without a key.
struct TableDiff {
  std::string key;                  // the name of the column of keys
  std::vector<std::string> fields;  // that were compared; the last is kGeometryField, if it was
  std::vector<ChangedRow> rows;     // in the order of the newer table; at the end what was deleted
  std::size_t unchanged = 0;
  std::vector<std::string> onlyBefore, onlyAfter;  // columns: not compared
  std::vector<RepeatedKey> repeated;               // not compared
  std::size_t keylessBefore = 0, keylessAfter = 0;
  std::size_t unknownPlaces = 0;  // pairs of rows whose places could not be compared

  std::size_t count(RowChange change) const;
};

/// The geometry of a file, which is no column of it.
inline constexpr std::string_view kGeometryField = "geometry";

/// How many rows changed in a field.
struct FieldCount {
  std::string name;
  std::size_t rows = 0;
};
/// The most frequent first; those of equal frequency in the order of the columns.
std::vector<FieldCount> changedFields(const TableDiff& diff);

/// Pure. `key` names the column of keys; empty: the column of ids. Fails where a table has none.
Result<TableDiff> diffTables(const EventTable& before, const EventTable& after,
                             const std::string& key);

}  // namespace geo
