#include "viewer/cli/open_map.hpp"

#include "geo/io/live_address.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/live_tables.hpp"
#include "viewer/cli/step_arguments.hpp"
#include "viewer/cli/user_tables.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/session/live_reach.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <future>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

/// From the earlier to the later of the dates that a picture shows.
geo::TimeSpan timesShown(const Session& session) {
  geo::TimeSpan shown = session.clock.window;
  if (session.compare.mode == CompareMode::None) return shown;
  shown.from = std::min(shown.from, session.compare.before.from);
  shown.to = std::max(shown.to, session.compare.before.to);
  return shown;
}

/// The table on the projection, which it may be on already.
UserTable onProjection(UserTable table, const geo::ProjectionPtr& projection) {
  const bool fits =
      table.places && table.places->projection->definition() == projection->definition();
  if (!fits) return placed(std::move(table), projection);
  auto places = std::make_shared<geo::EventPlaces>(*table.places);
  places->projection = projection;
  table.places = std::move(places);
  return table;
}

using Tables = std::vector<UserTable>;

geo::Result<void> addTables(Tables& tables, TableOrder order, geo::Report& report) {
  order.before += tables.size();
  auto more = openTables(order, report);
  if (!more) return tl::unexpected(more.error());
  tables.insert(tables.end(), more->begin(), more->end());
  return {};
}

/// Those that the scenario names; what cannot be read is told, and the rest is shown.
void addLinked(Tables& tables, const geo::Scenario& scenario, const MapArguments& arguments,
               geo::Network network, geo::Report& report) {
  for (const geo::TableLink& link : scenario.tables) {
    const TableOrder order{.link = link,
                           .zone = scenario.zone,
                           .network = network,
                           .systems = arguments.tables.systems,
                           .zones = arguments.tables.zones};
    const auto added = addTables(tables, order, report);
    if (!added) report.error(geo::withoutPassword(link.path), 0, geo::describe(added.error()));
  }
}

std::vector<geo::EventTablePtr> eventsOf(const Tables& tables) {
  std::vector<geo::EventTablePtr> events;
  for (const UserTable& table : tables) events.push_back(table.events);
  return events;
}

geo::Network networkOf(const MapArguments& arguments) {
  return arguments.allowNetwork ? geo::Network::Allowed : geo::Network::Forbidden;
}

/// None where tables are shown alone.
geo::Result<ScenarioPlace> placeFor(const SortedInputs& inputs) {
  const bool alone = inputs.scenarios.empty() && !inputs.tables.empty();
  return alone ? ScenarioPlace{} : placeOf(inputs.scenarios);
}

}  // namespace

std::string hashesOf(std::string ofMap, const Session& session) {
  for (const UserTable& table : session.tables) {
    if (!table.hash.empty()) ofMap += fmt::format(" table sha256:{}", table.hash);
  }
  return ofMap;
}

geo::Result<std::vector<UserTable>> readTables(const SortedInputs& inputs,
                                               const MapArguments& arguments, geo::Report& report,
                                               const TablesWanted& wanted) {
  std::vector<UserTable> tables;
  if (auto good = checkZones(arguments.tables); !good) return tl::unexpected(good.error());
  const auto zone = wanted.zone ? geo::Result<geo::Zone>(*wanted.zone) : zoneOf(arguments, {});
  if (!zone) return tl::unexpected(zone.error());
  for (const std::string& input : inputs.tables) {
    const TableOrder order{.link = linkOf(arguments.tables, input),
                           .zone = *zone,
                           .network = networkOf(arguments),
                           .box = wanted.box,
                           .systems = arguments.tables.systems,
                           .zones = arguments.tables.zones,
                           .before = wanted.before};
    if (auto added = addTables(tables, order, report); !added) {
      return tl::unexpected(added.error());
    }
  }
  return tables;
}

namespace {

/// Days are those of --zone, if there is one, in whatever is shown with the tables later on.
geo::Result<geo::ScenarioPtr> aloneWith(const Tables& tables, const MapArguments& arguments) {
  auto zone = zoneOf(arguments, {});
  if (!zone) return tl::unexpected(zone.error());
  return std::make_shared<const geo::Scenario>(scenarioAround(eventsOf(tables), *zone));
}

}  // namespace

geo::Result<MapData> readMap(const MapArguments& arguments, geo::Report& report,
                             const std::optional<geo::GeoBox>& box) {
  const SortedInputs inputs = sorted(arguments.inputs);
  const auto place = placeFor(inputs);
  if (!place) return tl::unexpected(place.error());
  geo::Report ofBaseMap, ofLinked;
  auto baseMap = std::async(std::launch::async, [&] { return openBaseMap(*place, ofBaseMap); });
  MapData data;
  data.place = *place;
  geo::Result<geo::ScenarioPtr> scenario;
  if (!place->scenario.empty()) scenario = openScenario(*place, report);
  if (scenario && *scenario) {
    const geo::Network network = networkFor(*place, networkOf(arguments));
    addLinked(data.tables, **scenario, arguments, network, ofLinked);
  }
  TablesWanted wanted{.box = box, .before = data.tables.size()};
  if (scenario && *scenario) wanted.zone = (*scenario)->zone;
  const auto tables = readTables(inputs, arguments, report, wanted);
  data.baseMap = baseMap.get();
  addNamed(report, ofBaseMap, *place);
  addNamed(report, ofLinked, *place);
  if (!scenario) return tl::unexpected(scenario.error());
  if (!tables) return tl::unexpected(tables.error());
  if (!*scenario) scenario = aloneWith(*tables, arguments);
  if (!scenario) return tl::unexpected(scenario.error());
  data.scenario = *scenario;
  data.hashes = dataHashes(*data.scenario, *place);
  data.tables.insert(data.tables.end(), tables->begin(), tables->end());
  return data;
}

namespace {

geo::Result<Session> sessionFor(const MapData& data, const MapArguments& arguments,
                                const Opening& opening) {
  const std::string crs =
      arguments.crs.empty() ? crsOfStep(*data.scenario, arguments.step) : arguments.crs;
  auto opened = openSession(data.scenario, data.baseMap, opening.viewport, crs);
  if (!opened) return tl::unexpected(opened.error());
  if (data.scenario->look.furniture.empty()) opened->furniture = opening.furniture;
  for (const UserTable& table : data.tables) {
    *opened = withTable(std::move(*opened), onProjection(table, opened->projection));
  }
  return applyArguments(std::move(*opened), arguments);
}

}  // namespace

geo::Result<OpenedMap> showMap(const MapData& data, const MapArguments& arguments,
                               const Opening& opening, const OpenedMap* before) {
  auto session = sessionFor(data, arguments, opening);
  if (!session) return tl::unexpected(session.error());
  SceneLook look = sceneLookOf(*session);
  if (opening.times == Opening::Times::Window) {
    look.only = timesShown(*session);
    for (const BaseLayer& layer : kBaseLayers) {
      if (!isShown(*session, layer.id)) look.without.emplace(layer.id);
    }
  }
  const bool same = before && before->session.scenario == data.scenario &&
                    before->session.projection->definition() == session->projection->definition() &&
                    before->scene->look == look;
  ScenePtr scene =
      same ? before->scene : buildScene(*data.scenario, *data.baseMap, *session->projection, look);
  return OpenedMap{std::move(*session), std::move(scene), data.hashes, data.place};
}

geo::Result<void> readLiveRows(MapData& data, const MapArguments& arguments,
                               const Opening& opening) {
  const bool any =
      std::ranges::any_of(data.tables, [](const UserTable& t) { return t.live != nullptr; });
  if (!any || opening.live == Opening::Live::Later) return {};
  MapArguments withoutLook = arguments;  // which may name kinds that only the rows tell
  withoutLook.tables = {};
  const auto session = sessionFor(data, withoutLook, opening);
  if (!session) return tl::unexpected(session.error());
  LiveReach reach = neededReach(*session);
  if (opening.times == Opening::Times::Window) reach.times = timesShown(*session);
  return readLiveTables(data.tables, {.box = reach.box, .times = reach.times});
}

geo::Result<OpenedMap> openMap(const MapArguments& arguments, const Opening& opening,
                               geo::Report& report) {
  auto data = readMap(arguments, report);
  if (!data) return tl::unexpected(data.error());
  if (auto read = readLiveRows(*data, arguments, opening); !read) {
    return tl::unexpected(read.error());
  }
  return showMap(*data, arguments, opening);
}

}  // namespace viewer::cli
