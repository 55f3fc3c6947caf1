// Options that several verbs share, read from text into values.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/cli/look_arguments.hpp"
#include "viewer/cli/table_arguments.hpp"
#include "viewer/cli/verbs.hpp"
#include "viewer/session/picture_size.hpp"
#include "viewer/session/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace viewer::cli {

/// As written on the command line.
struct CompareArguments {
  std::string dates, mode, split;
  bool markChanges = false;
};

struct MapArguments {
  std::vector<std::string> inputs;
  std::string at, from, to, zone, bbox, crs, size, paper, scale, camera, selected, layout, step;
  PageLayoutPtr page;  // read from `layout`; null where all is map
  std::vector<std::string> layers, hide, rasters;
  CompareArguments comparing;
  LookArguments look;
  TableArguments tables;
  std::optional<double> dpi;  // 96, or 300 on paper
  bool quiet = false, play = false, allowNetwork = false;
};

void addInputs(CLI::App& app, MapArguments& arguments);
void addTimeOptions(CLI::App& app, MapArguments& arguments);
void addMapOptions(CLI::App& app, MapArguments& arguments);
void addNetworkOption(CLI::App& app, MapArguments& arguments);

/// Parses `arguments` with `app`. An exit code when the program is to end now: 0 after --help, 2
/// with one line on standard error for wrong usage.
std::optional<int> parse(CLI::App& app, const Arguments& arguments);

/// The zone of --zone, or the scenario's.
geo::Result<geo::Zone> zoneOf(const MapArguments& arguments, const geo::Zone& scenarioZone);

/// The window of --at or of --from and --to, dates being days of the zone; nothing when none is
/// given.
geo::Result<std::optional<geo::TimeSpan>> windowOf(const MapArguments& arguments,
                                                   const geo::Zone& zone);

/// Wrong usage of the time options that shows before a scenario is read.
geo::Result<void> checkTime(const MapArguments& arguments);
/// The window of options that were checked, or the one that the scenario opens on.
geo::TimeSpan windowIn(const MapArguments& arguments, const geo::Scenario& scenario);

geo::Result<geo::GeoBox> parseBbox(std::string_view text);
/// "46.93,39.99": longitude and latitude in degrees.
geo::Result<geo::LonLat> parsePoint(std::string_view text);
/// With the page read that --layout names, and its size where none is asked for.
geo::Result<MapArguments> withLayout(MapArguments arguments);

/// --size or --paper with --dpi: 1920x1080 where none is given.
geo::Result<PictureSize> pictureSizeOf(const MapArguments& arguments);
/// That size as a view, with --ui-scale.
geo::Result<geo::View> parseViewport(const MapArguments& arguments);
/// N of "1:N" or "N".
geo::Result<double> parseScale(std::string_view text);

/// Wrong usage that shows before a scenario is read.
geo::Result<void> checkArguments(const MapArguments& arguments);

/// The session with time, extent, scale, layers, names and furniture as asked for.
geo::Result<Session> applyArguments(Session session, const MapArguments& arguments);

}  // namespace viewer::cli
