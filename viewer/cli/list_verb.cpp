// truceline list: what the map shows, as data.
#include "geo/io/table_writer.hpp"
#include "geo/scenario/query.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/files/picture_file.hpp"

#include <fmt/format.h>

namespace viewer::cli {

namespace {

struct ListArguments {
  MapArguments map;
  std::string layer, format = "csv", output = "-";
  std::optional<std::string> point;
};

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

geo::Result<void> listLayer(const ListArguments& arguments) {
  const auto format = geo::tableFormatNamed(arguments.format);
  if (!format) {
    return geo::fail(geo::Failure::Kind::Usage, "--of is csv, json or geojson", arguments.format);
  }
  if (auto good = checkTime(arguments.map); !good) return good;
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
  CLI::App app{"The rows of a layer that are valid at a time", "truceline list"};
  addInputs(app, wanted.map);
  addTimeOptions(app, wanted.map);
  app.add_option("--layer", wanted.layer, "layer id")->required();
  app.add_option("--point", wanted.point, "LON,LAT in degrees: only rows whose place holds it");
  app.add_option("--of", wanted.format, "csv, json or geojson")->capture_default_str();
  app.add_option("-o,--output", wanted.output, "file to write, - for standard output")
      ->capture_default_str();
  if (const auto code = parse(app, arguments)) return *code;
  const auto listed = listLayer(wanted);
  return listed ? kSuccess : reportFailure(listed.error());
}

}  // namespace viewer::cli
