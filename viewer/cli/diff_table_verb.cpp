// truceline diff-table: what changed between two downloads of a table of events.
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/cli/table_diff_text.hpp"
#include "viewer/cli/user_tables.hpp"
#include "viewer/files/picture_file.hpp"

#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

struct DiffTableArguments {
  std::string before, after, key, format,
      output = "-";  // no format: what the output ends in, else text
  std::vector<std::string> systems;
  bool quiet = false;
};

/// The N-th of the two tables, the only one of its file.
geo::Result<geo::EventTablePtr> openTable(const std::string& input, std::size_t number,
                                          const std::vector<std::string>& systems,
                                          geo::Report& report) {
  const TableOrder order{.link = linkOf({}, input), .systems = systems, .before = number - 1};
  const auto tables = openTables(order, report);
  if (!tables) return tl::unexpected(tables.error());
  if (tables->size() == 1) return tables->front().events;
  return usage(fmt::format("{} layers in it: name one, FILE|layername=NAME", tables->size()),
               input);
}

/// OLD is table.1, NEW is table.2.
geo::Result<void> checkSystems(const std::vector<std::string>& systems) {
  for (const std::string& text : systems) {
    const std::string table = addressedTable(text).first;
    if (table.empty() || table == "table.1" || table == "table.2") continue;
    return usage("--table-crs: table.1 is OLD, table.2 is NEW", table);
  }
  return {};
}

geo::Result<DiffedTables> diffOf(const geo::EventTable& before, const geo::EventTable& after,
                                 const std::string& key) {
  auto diff = geo::diffTables(before, after, key);
  if (!diff) return tl::unexpected(diff.error());
  return DiffedTables{before, after, std::move(*diff)};
}

/// Text and JSON tell it themselves.
void warnOfNotCompared(const DiffedTables& tables, TableDiffFormat format, geo::Report& report) {
  if (format == TableDiffFormat::Text || format == TableDiffFormat::Json) return;
  for (const std::string& line : notCompared(tables)) {
    report.warn(tables.after.path, 0, "not compared: " + line);
  }
}

geo::Result<void> compare(const DiffTableArguments& arguments, TableDiffFormat format,
                          geo::Report& report) {
  const auto before = openTable(arguments.before, 1, arguments.systems, report);
  if (!before) return tl::unexpected(before.error());
  const auto after = openTable(arguments.after, 2, arguments.systems, report);
  if (!after) return tl::unexpected(after.error());
  const auto tables = diffOf(**before, **after, arguments.key);
  if (!tables) return tl::unexpected(tables.error());
  warnOfNotCompared(*tables, format, report);
  return writeWhole(arguments.output, tableDiffText(*tables, format));
}

geo::Result<void> writeTableDiff(const DiffTableArguments& arguments) {
  const auto format =
      formatFor(arguments.format, arguments.output, TableDiffFormat::Text, tableDiffFormatNamed);
  if (!format) return usage("--of is text, json, csv or geojson", arguments.format);
  if (auto good = checkSystems(arguments.systems); !good) return good;
  geo::Report report;
  const auto written = compare(arguments, *format, report);
  if (!arguments.quiet) printReport(report);
  return written;
}

}  // namespace

int diffTableVerb(const Arguments& arguments) {
  DiffTableArguments wanted;
  CLI::App app{
      "What changed between two downloads of the same table of events: rows that were added or "
      "deleted, and fields that were coded anew. Rows are told apart by a column of keys; keys "
      "that "
      "repeat or are empty are told of and not compared. Numbers are compared as numbers, dates as "
      "dates. As geojson the changes are a table of events of their own, for the map",
      "truceline diff-table"};
  app.add_option("OLD", wanted.before,
                 "the older table: whatever GDAL reads as vector; FILE|layername=NAME for a layer")
      ->required()
      ->check(refuseEmpty);
  app.add_option("NEW", wanted.after, "the newer one")->required()->check(refuseEmpty);
  app.add_option("--key", wanted.key,
                 "column whose value tells rows apart (default: the column of ids)")
      ->check(refuseEmpty);
  addSystemOption(app, wanted.systems);
  app.add_option("--of", wanted.format,
                 "text, json, csv or geojson (default: by the ending of the output, else text)")
      ->check(refuseEmpty);
  app.add_option("-o,--output", wanted.output, "file to write, - for standard output")
      ->capture_default_str();
  app.add_flag("-q,--quiet", wanted.quiet, "no warnings on standard error");
  if (const auto code = parse(app, arguments)) return *code;
  const auto written = writeTableDiff(wanted);
  return written ? kSuccess : reportFailure(written.error());
}

}  // namespace viewer::cli
