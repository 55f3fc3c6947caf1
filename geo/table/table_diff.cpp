// Columns are paired by their names, rows by their keys; then column by column every pair of rows
// is compared, so that a column's dates and numbers are read once.
#include "geo/table/table_diff.hpp"

#include "geo/table/column_names.hpp"
#include "geo/table/column_pairs.hpp"
#include "geo/table/same_cells.hpp"
#include "geo/table/same_places.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

std::string columnNames(const EventTable& table) {
  std::string names;
  for (const Column& column : table.columns) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", column.name);
  }
  return names;
}

/// As it is written, else by its plain name.
std::optional<std::size_t> columnNamed(const EventTable& table, const std::string& name) {
  const auto exact = std::ranges::find(table.columns, name, &Column::name);
  if (exact != table.columns.end()) {
    return static_cast<std::size_t>(exact - table.columns.begin());
  }
  const std::string plain = plainName(name);
  return ColumnNames(table.columns).find(std::vector<std::string_view>{plain});
}

Result<ColumnPair> keyNamed(const EventTable& before, const EventTable& after,
                            const std::string& key) {
  const auto older = columnNamed(before, key), newer = columnNamed(after, key);
  if (older && newer) return ColumnPair{*older, *newer};
  const EventTable& lacking = older ? after : before;
  return fail(Failure::Kind::Usage,
              fmt::format("{} has no such column of keys (there are: {})", lacking.path,
                          columnNames(lacking)),
              key);
}

/// The column of ids of either table, if both have it.
Result<ColumnPair> keyOf(const EventTable& before, const EventTable& after) {
  for (const EventTable* table : {&before, &after}) {
    if (!table->roles.id) continue;
    if (auto key = keyNamed(before, after, table->columns[*table->roles.id].name)) return key;
  }
  return fail(Failure::Kind::Usage,
              fmt::format("no column of ids is in both tables: name one that tells rows apart "
                          "(there are: {})",
                          columnNames(before)),
              before.path);
}

/// Two tables whose rows are paired, and what of them is found to be different.
class Comparison {
 public:
  Comparison(const EventTable& before, const EventTable& after, const SameRows& same)
      : before_(before), after_(after), pairs_(same.pairs), fields_(same.pairs.size()) {}

  void compareColumns(const ColumnPairs& columns, TableDiff& diff) {
    for (const ColumnPair& pair : columns.common) {
      const Column& older = before_.columns[pair.before];
      const Column& newer = after_.columns[pair.after];
      const SameCells same(older, newer);
      const auto field = static_cast<std::uint32_t>(diff.fields.size());
      diff.fields.push_back(newer.name);
      for (std::size_t i = 0; i < pairs_.size(); ++i) {
        const RowPair& rows = pairs_[i];
        if (!isInBoth(rows) || same.at(rows.before, rows.after)) continue;
        fields_[i].push_back({field, older.textAt(rows.before), newer.textAt(rows.after)});
      }
    }
  }

  void compareGeometries(TableDiff& diff) {
    const RowGeometries older(before_), newer(after_);
    if (older.any() != newer.any()) {
      (older.any() ? diff.onlyBefore : diff.onlyAfter).emplace_back(kGeometryField);
    }
    if (!older.any() || !newer.any()) return;
    const auto field = static_cast<std::uint32_t>(diff.fields.size());
    diff.fields.emplace_back(kGeometryField);
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const RowPair& rows = pairs_[i];
      if (!isInBoth(rows)) continue;
      if (!older.isKnown(rows.before) || !newer.isKnown(rows.after)) {
        ++diff.unknownPlaces;
      } else if (!older.same(rows.before, newer, rows.after)) {
        fields_[i].push_back({field, older.textAt(rows.before), newer.textAt(rows.after)});
      }
    }
  }

  /// Moves what was found into the diff.
  void finish(TableDiff& diff) {
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const RowPair& rows = pairs_[i];
      if (isInBoth(rows) && fields_[i].empty()) {
        ++diff.unchanged;
        continue;
      }
      const RowChange change = rows.before == kNoRow  ? RowChange::Added
                               : rows.after == kNoRow ? RowChange::Deleted
                                                      : RowChange::Changed;
      diff.rows.push_back({change, rows, std::move(fields_[i])});
    }
  }

 private:
  static bool isInBoth(const RowPair& rows) {
    return rows.before != kNoRow && rows.after != kNoRow;
  }

  const EventTable& before_;
  const EventTable& after_;
  const std::vector<RowPair>& pairs_;
  std::vector<std::vector<FieldChange>> fields_;  // parallel
};

std::vector<std::string> namesOf(const EventTable& table, const std::vector<std::size_t>& columns) {
  std::vector<std::string> names;
  for (const std::size_t column : columns) names.push_back(table.columns[column].name);
  return names;
}

}  // namespace

std::string_view nameOf(RowChange change) {
  switch (change) {
    case RowChange::Added:
      return "added";
    case RowChange::Deleted:
      return "deleted";
    case RowChange::Changed:
      break;
  }
  return "changed";
}

std::size_t TableDiff::count(RowChange change) const {
  return static_cast<std::size_t>(std::ranges::count(rows, change, &ChangedRow::change));
}

std::vector<FieldCount> changedFields(const TableDiff& diff) {
  std::vector<FieldCount> counts;
  for (const std::string& name : diff.fields) counts.push_back({name, 0});
  for (const ChangedRow& row : diff.rows) {
    for (const FieldChange& field : row.fields) ++counts[field.field].rows;
  }
  std::erase_if(counts, [](const FieldCount& count) { return count.rows == 0; });
  std::ranges::stable_sort(counts, std::ranges::greater{}, &FieldCount::rows);
  return counts;
}

Result<TableDiff> diffTables(const EventTable& before, const EventTable& after,
                             const std::string& key) {
  const auto keys = key.empty() ? keyOf(before, after) : keyNamed(before, after, key);
  if (!keys) return tl::unexpected(keys.error());
  SameRows same = sameRowsOf(before.columns[keys->before], after.columns[keys->after]);
  const ColumnPairs columns = pairColumns(before.columns, after.columns);
  TableDiff diff;
  diff.key = after.columns[keys->after].name;
  diff.onlyBefore = namesOf(before, columns.onlyBefore);
  diff.onlyAfter = namesOf(after, columns.onlyAfter);
  diff.keylessBefore = same.keylessBefore;
  diff.keylessAfter = same.keylessAfter;
  Comparison comparison(before, after, same);
  comparison.compareColumns(columns, diff);
  comparison.compareGeometries(diff);
  comparison.finish(diff);
  diff.repeated = std::move(same.repeated);
  return diff;
}

}  // namespace geo
