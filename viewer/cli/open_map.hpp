// From the command line's words to a session and its scene.
#pragma once

#include "geo/base/report.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/layers/scene.hpp"
#include "viewer/session/session.hpp"

#include <string>

namespace viewer::cli {

/// What was read, before anything is chosen to be shown.
struct MapData {
  geo::ScenarioPtr scenario;
  geo::BaseMapPtr baseMap;
  std::string hashes;               // of the files
  std::vector<UserTable> tables{};  // over the scenario; perhaps with places
};

/// A scenario with all that is needed to show it.
struct OpenedMap {
  Session session;
  ScenePtr scene;
  std::string hashes;  // of the files that it was read from
};

/// The tables that the inputs name, in their order.
geo::Result<std::vector<UserTable>> readTables(const SortedInputs& inputs,
                                               const MapArguments& arguments, geo::Report& report);

/// Reads the scenario and the tables that the arguments name, and the base map. Tables alone are
/// shown by themselves.
geo::Result<MapData> readMap(const MapArguments& arguments, geo::Report& report);

/// How a map is to be opened.
struct Opening {
  geo::View viewport;
  Furniture furniture = Furniture::Map;  // where the arguments do not say
  /// A scene for all times, or only for the window that the arguments name, which is faster.
  enum class Times { All, Window };
  Times times = Times::All;
};

/// Projects and builds; pure. The scene of `before` serves again where it would be the same.
geo::Result<OpenedMap> showMap(const MapData& data, const MapArguments& arguments,
                               const Opening& opening, const OpenedMap* before = nullptr);

/// The one after the other.
geo::Result<OpenedMap> openMap(const MapArguments& arguments, const Opening& opening,
                               geo::Report& report);

}  // namespace viewer::cli
