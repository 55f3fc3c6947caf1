// truceline save: what a map of the user's own tables shows, kept as a scenario.
#include "geo/io/live_address.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/open_map.hpp"
#include "viewer/cli/user_rasters.hpp"
#include "viewer/session/command.hpp"
#include "viewer/snapshot/scenario_file.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>

namespace viewer::cli {

namespace {

/// A table of the scenario that could not be opened would be lost by saving.
geo::Result<void> checkTables(const Session& session) {
  for (const geo::TableLink& link : session.scenario->tables) {
    const std::string path = geo::withoutPassword(link.path);
    const auto isOf = [&](const UserTable& table) { return table.link.path == path; };
    if (std::ranges::any_of(session.tables, isOf)) continue;
    return geo::fail(geo::Failure::Kind::Invalid,
                     "a table of the scenario could not be opened: nothing is saved", path);
  }
  return {};
}

/// With the scenario's rasters and those of the arguments, which need not be drawn.
geo::Result<Session> withRasters(Session session, const MapArguments& arguments) {
  const auto network = arguments.allowNetwork ? geo::Network::Allowed : geo::Network::Forbidden;
  for (const std::string& path : rastersOf(*session.scenario, arguments)) {
    auto raster = openRaster(path, network);
    if (!raster) return tl::unexpected(raster.error());
    session = apply(std::move(session), command::AddRaster{std::move(*raster)}).session;
  }
  return session;
}

geo::Result<void> save(const MapArguments& arguments, ScenarioOrder order) {
  if (auto good = checkArguments(arguments); !good) return good;
  const auto viewport = parseViewport(arguments);
  if (!viewport) return tl::unexpected(viewport.error());
  geo::Report report;
  const auto opened =
      openMap(arguments, {.viewport = *viewport, .times = Opening::Times::Window}, report);
  if (!arguments.quiet) printReport(report);
  if (!opened) return tl::unexpected(opened.error());
  if (auto good = checkTables(opened->session); !good) return good;
  order.scenario = opened->place.scenario;
  auto session = withRasters(opened->session, arguments);
  return session ? saveScenario(*session, order) : tl::unexpected(session.error());
}

}  // namespace

int saveVerb(const Arguments& arguments) {
  MapArguments wanted;
  ScenarioOrder order;
  bool overwrite = false;
  CLI::App app{
      "Tables and rasters, how they look, their filters and the date, kept as a scenario folder",
      "truceline save"};
  addInputs(app, wanted);
  addTimeOptions(app, wanted);
  addLookOptions(app, wanted.look);
  app.add_option("--raster", wanted.rasters,
                 "a picture or elevations under the map, whatever GDAL reads; may be repeated");
  addNetworkOption(app, wanted);
  addTableOptions(app, wanted.tables);
  app.add_option("-o,--output", order.folder, "the folder to write")->required();
  app.add_flag("--overwrite", overwrite, "the folder may hold a scenario, which is replaced");
  if (const auto code = parse(app, arguments)) return *code;
  wanted = withRastersUnder(std::move(wanted));
  if (overwrite) order.existing = ScenarioOrder::Existing::Overwritten;
  const auto saved = save(wanted, std::move(order));
  return saved ? kSuccess : reportFailure(saved.error());
}

}  // namespace viewer::cli
