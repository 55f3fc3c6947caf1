// From the command line's words to a session and its scene.
#pragma once

#include "geo/base/report.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/layers/scene.hpp"
#include "viewer/session/session.hpp"

#include <optional>
#include <string>

namespace viewer::cli {

/// What was read, before anything is chosen to be shown.
struct MapData {
  geo::ScenarioPtr scenario;
  geo::BaseMapPtr baseMap;
  std::string hashes;               // of the files
  std::vector<UserTable> tables{};  // over the scenario; perhaps with places
  ScenarioPlace place{};            // of the scenario
};

/// A scenario with all that is needed to show it.
struct OpenedMap {
  Session session;
  ScenePtr scene;
  std::string hashes;     // of the files that it was read from
  ScenarioPlace place{};  // where they lie
};

/// The hashes of what the session shows: `ofMap`, those of the scenario's and the base map's files,
/// and those of its tables.
std::string hashesOf(std::string ofMap, const Session& session);

/// What tables are read for.
struct TablesWanted {
  std::optional<geo::GeoBox> box{};  // of those that come over the network, perhaps only what is in
  std::size_t before = 0;            // so many were opened
  std::optional<geo::Zone> zone{};   // the scenario's; none where tables are shown alone
};

/// The tables that the inputs name, in their order. Their days are those of --table-zone, else of
/// the scenario's zone, else of --zone.
geo::Result<std::vector<UserTable>> readTables(const SortedInputs& inputs,
                                               const MapArguments& arguments, geo::Report& report,
                                               const TablesWanted& wanted = {});

/// Reads the scenario and the tables that the arguments name, and the base map. Tables alone are
/// shown by themselves.
geo::Result<MapData> readMap(const MapArguments& arguments, geo::Report& report,
                             const std::optional<geo::GeoBox>& box = {});

/// How a map is to be opened.
struct Opening {
  geo::View viewport;
  Furniture furniture = Furniture::Map;  // where the arguments do not say
  /// A scene for all times, or only for the window that the arguments name, which is faster.
  enum class Times { All, Window };
  Times times = Times::All;
  /// Whether the rows of live tables are read for this map, or stay away for now.
  enum class Live { Now, Later };
  Live live = Live::Now;
};

/// Reads the rows that the map needs of the live tables: those of its box, and of its window or of
/// all times as the opening says.
geo::Result<void> readLiveRows(MapData& data, const MapArguments& arguments,
                               const Opening& opening);

/// Projects and builds; pure. The scene of `before` serves again where it would be the same.
geo::Result<OpenedMap> showMap(const MapData& data, const MapArguments& arguments,
                               const Opening& opening, const OpenedMap* before = nullptr);

/// The one after the other.
geo::Result<OpenedMap> openMap(const MapArguments& arguments, const Opening& opening,
                               geo::Report& report);

}  // namespace viewer::cli
