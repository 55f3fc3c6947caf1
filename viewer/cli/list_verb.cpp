// truceline list: what the map shows, as data.
#include "geo/io/table_writer.hpp"
#include "geo/scenario/query.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/list_tables.hpp"
#include "viewer/cli/option_values.hpp"
#include "viewer/files/picture_file.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace viewer::cli {

namespace {

std::string layerIds(const geo::Scenario& scenario) {
  std::string ids;
  for (const geo::Layer& layer : scenario.layers) {
    ids += fmt::format("{}{}", ids.empty() ? "" : ", ", layer.id);
  }
  return ids;
}

/// The place that is asked for; nothing when any will do.
geo::Result<std::optional<geo::LonLat>> pointOf(const ListArguments& arguments) {
  using Point = std::optional<geo::LonLat>;
  if (!arguments.point) return Point{};
  return parsePoint(*arguments.point).map([](geo::LonLat point) { return Point{point}; });
}

std::vector<std::size_t> rowsOf(const geo::Layer& layer, geo::TimeSpan window,
                                const std::optional<geo::LonLat>& point) {
  return point ? geo::validRowsAt(layer, window, *point) : geo::validRows(layer, window);
}

/// Wrong usage that shows before the scenario is read.
geo::Result<void> checkLayerOptions(const ListArguments& arguments) {
  if (arguments.layer.empty()) {
    return geo::fail(geo::Failure::Kind::Usage, "of a scenario one layer is listed", "--layer");
  }
  if (arguments.undrawn || !arguments.kinds.empty() || !arguments.map.bbox.empty()) {
    return geo::fail(geo::Failure::Kind::Usage, "--bbox, --kinds and --undrawn are for tables",
                     arguments.layer);
  }
  return checkTime(arguments.map);
}

geo::Result<void> listLayer(const ListArguments& arguments) {
  const std::string name = formatNameOf(arguments);
  const auto format = geo::tableFormatNamed(name);
  if (!format) {
    return geo::fail(geo::Failure::Kind::Usage,
                     "--of is csv, json or geojson; a GeoPackage of layers is made by render -o",
                     name);
  }
  if (auto good = checkLayerOptions(arguments); !good) return good;
  const auto point = pointOf(arguments);
  if (!point) return tl::unexpected(point.error());
  geo::Report report;
  const auto scenario = openScenario(arguments.map.inputs, report);
  if (!arguments.map.quiet) printReport(report);
  if (!scenario) return tl::unexpected(scenario.error());
  const geo::Layer* layer = (*scenario)->layer(arguments.layer);
  if (!layer) {
    return geo::fail(geo::Failure::Kind::Usage,
                     fmt::format("no such layer (there are: {})", layerIds(**scenario)),
                     arguments.layer);
  }
  const geo::TimeSpan shown = windowIn(arguments.map, **scenario);
  return writeWhole(
      arguments.output,
      geo::writeTable(**scenario, *layer, rowsOf(*layer, shown, *point), shown, *format));
}

}  // namespace

int listVerb(const Arguments& arguments) {
  ListArguments wanted;
  CLI::App app{"The rows of a layer that are valid at a time, or of a table that happen then",
               "truceline list"};
  addInputs(app, wanted.map);
  addTimeOptions(app, wanted.map);
  addTableOptions(app, wanted.map.tables);
  app.add_option("--layer", wanted.layer, "layer id; of a scenario's tables table.1 and so on");
  app.add_option("--point", wanted.point, "LON,LAT in degrees: only rows whose place holds it");
  app.add_option("--bbox", wanted.map.bbox, "W,S,E,N in degrees: only rows of a table in there")
      ->check(refuseEmpty);
  app.add_option("--kinds", wanted.kinds, "only these kinds of events of a table")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_flag("--undrawn", wanted.undrawn, "the rows of a table that are not drawn, and why");
  addNetworkOption(app, wanted.map);
  app.add_option("--of", wanted.format,
                 "csv, json, geojson; of a table gpkg too (default: as the output ends, or csv)");
  app.add_option("-o,--output", wanted.output, "file to write, - for standard output")
      ->capture_default_str();
  if (const auto code = parse(app, arguments)) return *code;
  const auto listed = namesTable(wanted) ? listTable(wanted) : listLayer(wanted);
  return listed ? kSuccess : reportFailure(listed.error());
}

}  // namespace viewer::cli
