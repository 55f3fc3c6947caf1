#include "viewer/cli/open_map.hpp"

#include "viewer/cli/inputs.hpp"
#include "viewer/render/frame.hpp"

#include <algorithm>
#include <future>
#include <utility>

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

}  // namespace

geo::Result<MapData> readMap(const MapArguments& arguments, geo::Report& report) {
  geo::Report ofBaseMap;
  auto baseMap = std::async(std::launch::async, [&] { return openBaseMap(ofBaseMap); });
  auto scenario = openScenario(arguments.inputs, report);
  MapData data{nullptr, baseMap.get(), ""};
  report.append(ofBaseMap);
  if (!scenario) return tl::unexpected(scenario.error());
  data.hashes = dataHashes(**scenario, arguments.inputs);
  data.scenario = std::move(*scenario);
  return data;
}

geo::Result<OpenedMap> showMap(const MapData& data, const MapArguments& arguments,
                               const Opening& opening, const OpenedMap* before) {
  auto opened = openSession(data.scenario, data.baseMap, opening.viewport, arguments.crs);
  if (!opened) return tl::unexpected(opened.error());
  opened->furniture = opening.furniture;
  auto session = applyArguments(std::move(*opened), arguments);
  if (!session) return tl::unexpected(session.error());
  SceneLook look = sceneLookOf(*session);
  if (opening.times == Opening::Times::Window) look.only = timesShown(*session);
  const bool same = before && before->session.scenario == data.scenario &&
                    before->session.projection->definition() == session->projection->definition() &&
                    before->scene->look == look;
  ScenePtr scene =
      same ? before->scene : buildScene(*data.scenario, *data.baseMap, *session->projection, look);
  return OpenedMap{std::move(*session), std::move(scene), data.hashes};
}

geo::Result<OpenedMap> openMap(const MapArguments& arguments, const Opening& opening,
                               geo::Report& report) {
  const auto data = readMap(arguments, report);
  if (!data) return tl::unexpected(data.error());
  return showMap(*data, arguments, opening);
}

}  // namespace viewer::cli
