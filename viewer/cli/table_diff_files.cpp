// The forms of a difference of tables that programs read.
#include "geo/io/table_columns.hpp"
#include "viewer/cli/table_diff_rows.hpp"
#include "viewer/cli/table_diff_text.hpp"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace viewer::cli {

namespace {

using Json = nlohmann::ordered_json;

geo::Cell textCell(std::string text) {
  return text.empty() ? geo::Cell{} : geo::Cell{std::move(text)};
}

geo::CellRow cellsOf(const geo::ChangedRow& row, const EventFacts& facts, std::string field,
                     std::string before, std::string after) {
  std::vector<geo::Cell> cells{row.rows.key,
                               std::string(geo::nameOf(row.change)),
                               textCell(std::move(field)),
                               textCell(std::move(before)),
                               textCell(std::move(after)),
                               textCell(facts.date),
                               geo::Cell{},
                               geo::Cell{}};
  if (facts.place) {
    cells[6] = facts.place->lonDegrees;
    cells[7] = facts.place->latDegrees;
  }
  return {nullptr, std::move(cells)};
}

Json textOrNull(std::string text) {
  return text.empty() ? Json(nullptr) : Json(std::move(text));
}

Json fieldsJson(const geo::TableDiff& diff, const geo::ChangedRow& row) {
  Json fields = Json::array();
  for (const geo::FieldChange& field : row.fields) {
    fields.push_back({{"field", diff.fields[field.field]},
                      {"before", textOrNull(field.before)},
                      {"after", textOrNull(field.after)}});
  }
  return fields;
}

Json rowsJson(const DiffedTables& tables, const EventsOfBoth& events, geo::RowChange change) {
  Json rows = Json::array();
  for (const geo::ChangedRow& row : tables.diff.rows) {
    if (row.change != change) continue;
    const EventFacts facts = events.at(row.rows);
    Json json{{"key", row.rows.key},
              {"date", textOrNull(facts.date)},
              {"longitude", facts.place ? Json(facts.place->lonDegrees) : Json(nullptr)},
              {"latitude", facts.place ? Json(facts.place->latDegrees) : Json(nullptr)}};
    if (change == geo::RowChange::Changed) json["fields"] = fieldsJson(tables.diff, row);
    rows.push_back(std::move(json));
  }
  return rows;
}

Json notComparedJson(const geo::TableDiff& diff) {
  Json repeated = Json::array();
  for (const geo::RepeatedKey& key : diff.repeated) {
    repeated.push_back({{"key", key.key}, {"before", key.before}, {"after", key.after}});
  }
  return {{"repeated_keys", std::move(repeated)},
          {"rows_without_key", {{"before", diff.keylessBefore}, {"after", diff.keylessAfter}}},
          {"columns_only_before", diff.onlyBefore},
          {"columns_only_after", diff.onlyAfter},
          {"unknown_geometries", diff.unknownPlaces}};
}

/// How sure a date or a place is, in the code of the table: "geo_precision": "3".
void addPrecision(Json& properties, const geo::EventTable& table, std::uint32_t row,
                  std::optional<std::size_t> column) {
  if (!column) return;
  properties[table.columns[*column].name] = textOrNull(table.columns[*column].textAt(row));
}

Json propertiesOf(const DiffedTables& tables, const geo::ChangedRow& row, const EventFacts& facts) {
  std::string fields, details;
  for (const geo::FieldChange& field : row.fields) {
    const std::string& name = tables.diff.fields[field.field];
    fields += (fields.empty() ? "" : ", ") + name;
    details +=
        fmt::format("{}{}: {} -> {}", details.empty() ? "" : "; ", name, field.before, field.after);
  }
  Json properties{{"change", geo::nameOf(row.change)},
                  {"key", row.rows.key},
                  {"date", textOrNull(facts.date)},
                  {"fields", textOrNull(std::move(fields))},
                  {"details", textOrNull(std::move(details))}};
  if (facts.radiusMetres) properties["accuracy_m"] = *facts.radiusMetres;
  const bool deleted = row.change == geo::RowChange::Deleted;
  const geo::EventTable& table = deleted ? tables.before : tables.after;
  const std::uint32_t at = deleted ? row.rows.before : row.rows.after;
  addPrecision(properties, table, at, table.roles.datePrecision);
  addPrecision(properties, table, at, table.roles.placePrecision);
  return properties;
}

Json geometryOf(const EventFacts& facts) {
  if (!facts.place) return nullptr;
  return {{"type", "Point"}, {"coordinates", {facts.place->lonDegrees, facts.place->latDegrees}}};
}

/// Texts of a file may be anything: what is no UTF-8 is replaced, never thrown.
std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string tableDiffCsv(const DiffedTables& tables) {
  geo::CellTable table{
      {"key", "change", "field", "before", "after", "date", "longitude", "latitude"}, {}};
  const EventsOfBoth events(tables.before, tables.after);
  for (const geo::ChangedRow& row : tables.diff.rows) {
    const EventFacts facts = events.at(row.rows);
    if (row.fields.empty()) table.rows.push_back(cellsOf(row, facts, {}, {}, {}));
    for (const geo::FieldChange& field : row.fields) {
      table.rows.push_back(
          cellsOf(row, facts, tables.diff.fields[field.field], field.before, field.after));
    }
  }
  return geo::writeCsv(table);
}

std::string tableDiffJson(const DiffedTables& tables) {
  const geo::TableDiff& diff = tables.diff;
  const EventsOfBoth events(tables.before, tables.after);
  Json fields = Json::object();
  for (const geo::FieldCount& field : geo::changedFields(diff)) fields[field.name] = field.rows;
  Json json{{"before", tables.before.path},
            {"after", tables.after.path},
            {"key", diff.key},
            {"counts",
             {{"added", diff.count(geo::RowChange::Added)},
              {"deleted", diff.count(geo::RowChange::Deleted)},
              {"changed", diff.count(geo::RowChange::Changed)},
              {"unchanged", diff.unchanged}}},
            {"changed_fields", std::move(fields)},
            {"not_compared", notComparedJson(diff)}};
  for (const auto change :
       {geo::RowChange::Added, geo::RowChange::Deleted, geo::RowChange::Changed}) {
    json[std::string(geo::nameOf(change))] = rowsJson(tables, events, change);
  }
  return dumped(json, 2) + "\n";
}

std::string tableDiffGeoJson(const DiffedTables& tables) {
  const EventsOfBoth events(tables.before, tables.after);
  std::string text = "{\"type\": \"FeatureCollection\", \"features\": [";
  const char* separator = "\n";
  for (const geo::ChangedRow& row : tables.diff.rows) {
    const EventFacts facts = events.at(row.rows);
    const Json feature{{"type", "Feature"},
                       {"properties", propertiesOf(tables, row, facts)},
                       {"geometry", geometryOf(facts)}};
    text += separator + dumped(feature, -1);
    separator = ",\n";
  }
  return text + "\n]}\n";
}

}  // namespace viewer::cli
