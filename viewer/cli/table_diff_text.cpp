#include "viewer/cli/table_diff_text.hpp"

#include "geo/base/number_text.hpp"
#include "geo/table/findings.hpp"
#include "viewer/cli/table_diff_rows.hpp"
#include "viewer/cli/verbs.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

constexpr std::size_t kMostKeysTold = 5;

template <class Items, class Text>
std::string listed(const Items& items, const char* separator, Text textOf) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : separator) + textOf(item);
  return text;
}

std::string plain(const std::string& text) {
  return text;
}

std::string summaryOf(const geo::TableDiff& diff) {
  const std::string fields = listed(
      geo::changedFields(diff), ", ",
      [](const geo::FieldCount& field) { return field.name + " " + geo::grouped(field.rows); });
  return fmt::format("added {}, deleted {}, changed {}{}, unchanged {}",
                     geo::grouped(diff.count(geo::RowChange::Added)),
                     geo::grouped(diff.count(geo::RowChange::Deleted)),
                     geo::grouped(diff.count(geo::RowChange::Changed)),
                     fields.empty() ? "" : " (" + fields + ")", geo::grouped(diff.unchanged));
}

std::string repeatedText(const std::vector<geo::RepeatedKey>& keys) {
  const auto told = std::span(keys).first(std::min(keys.size(), kMostKeysTold));
  return fmt::format("{} keys of several rows: {}{}", geo::grouped(keys.size()),
                     listed(told, ", ",
                            [](const geo::RepeatedKey& key) {
                              return fmt::format("{} (older {}, newer {})", geo::shortened(key.key),
                                                 key.before, key.after);
                            }),
                     told.size() < keys.size() ? ", …" : "");
}

std::string valueText(const std::string& value) {
  return value.empty() ? "nothing" : geo::shortened(value);
}

std::string lineOf(const DiffedTables& tables, const EventsOfBoth& events,
                   const geo::ChangedRow& row) {
  const EventFacts facts = events.at(row.rows);
  std::string line = "  " + geo::shortened(row.rows.key);
  if (!facts.date.empty()) line += ", " + facts.date;
  if (facts.place) {
    line += fmt::format(", {:.5f},{:.5f}", facts.place->lonDegrees, facts.place->latDegrees);
  }
  const std::string fields = listed(row.fields, "; ", [&](const geo::FieldChange& field) {
    return fmt::format("{} {} -> {}", tables.diff.fields[field.field], valueText(field.before),
                       valueText(field.after));
  });
  return oneLine(fields.empty() ? line : line + ": " + fields) + "\n";
}

std::string sectionOf(const DiffedTables& tables, const EventsOfBoth& events,
                      geo::RowChange change) {
  std::string lines;
  for (const geo::ChangedRow& row : tables.diff.rows) {
    if (row.change == change) lines += lineOf(tables, events, row);
  }
  if (lines.empty()) return lines;
  return fmt::format("\n{} ({})\n{}", geo::nameOf(change), geo::grouped(tables.diff.count(change)),
                     lines);
}

}  // namespace

std::optional<TableDiffFormat> tableDiffFormatNamed(std::string_view name) {
  constexpr std::pair<std::string_view, TableDiffFormat> kNames[] = {
      {"text", TableDiffFormat::Text},
      {"json", TableDiffFormat::Json},
      {"csv", TableDiffFormat::Csv},
      {"geojson", TableDiffFormat::GeoJson}};
  const auto found = std::ranges::find(kNames, name, [](const auto& row) { return row.first; });
  return found == std::end(kNames) ? std::nullopt : std::optional{found->second};
}

std::string tableDiffText(const DiffedTables& tables, TableDiffFormat format) {
  switch (format) {
    case TableDiffFormat::Json:
      return tableDiffJson(tables);
    case TableDiffFormat::Csv:
      return tableDiffCsv(tables);
    case TableDiffFormat::GeoJson:
      return tableDiffGeoJson(tables);
    case TableDiffFormat::Text:
      break;
  }
  return tableDiffForPeople(tables);
}

std::vector<std::string> notCompared(const DiffedTables& tables) {
  const geo::TableDiff& diff = tables.diff;
  std::vector<std::string> lines;
  if (!diff.repeated.empty()) lines.push_back(repeatedText(diff.repeated));
  if (diff.keylessBefore + diff.keylessAfter > 0) {
    lines.push_back(fmt::format("rows without a key: older {}, newer {}",
                                geo::grouped(diff.keylessBefore), geo::grouped(diff.keylessAfter)));
  }
  if (!diff.onlyBefore.empty()) {
    lines.push_back("columns of the older table only: " + listed(diff.onlyBefore, ", ", plain));
  }
  if (!diff.onlyAfter.empty()) {
    lines.push_back("columns of the newer table only: " + listed(diff.onlyAfter, ", ", plain));
  }
  if (diff.unknownPlaces > 0) {
    lines.push_back(fmt::format("geometries of {} rows, which are not drawn in one of the tables",
                                geo::grouped(diff.unknownPlaces)));
  }
  return lines;
}

std::string tableDiffForPeople(const DiffedTables& tables) {
  std::string text = oneLine(summaryOf(tables.diff)) + "\n";
  text += oneLine(fmt::format("from {} to {}, rows told apart by {}", tables.before.path,
                              tables.after.path, tables.diff.key)) +
          "\n";
  for (const std::string& line : notCompared(tables)) {
    text += oneLine("not compared: " + line) + "\n";
  }
  const EventsOfBoth events(tables.before, tables.after);
  for (const auto change :
       {geo::RowChange::Added, geo::RowChange::Deleted, geo::RowChange::Changed}) {
    text += sectionOf(tables, events, change);
  }
  return text;
}

}  // namespace viewer::cli
