#include "tests/support/stage.hpp"

#include "geo/io/base_map_reader.hpp"
#include "geo/io/scenario_reader.hpp"
#include "tests/support/scenario_builder.hpp"

#include <filesystem>
#include <stdexcept>
#include <utility>

namespace support {

namespace {

/// Throwing ends the running test with the failure's text.
template <class T>
T need(geo::Result<T> result) {
  if (!result) throw std::runtime_error(geo::describe(result.error()));
  return std::move(*result);
}

std::filesystem::path assetsFolder() {
  return std::filesystem::path(TRUCELINE_SOURCE_DIR) / "assets";
}

}  // namespace

viewer::Session calmSession(geo::ScenarioPtr scenario, geo::BaseMapPtr baseMap, int widthPx,
                            int heightPx, std::string_view crs) {
  geo::View viewport;
  viewport.widthPx = widthPx;
  viewport.heightPx = heightPx;
  auto session = need(viewer::openSession(std::move(scenario), std::move(baseMap), viewport, crs));
  session.furniture = viewer::Furniture::None;
  return session;
}

viewer::Session calmSession(geo::Scenario scenario, int widthPx, int heightPx,
                            std::string_view crs) {
  return calmSession(std::make_shared<const geo::Scenario>(std::move(scenario)),
                     std::make_shared<const geo::BaseMap>(), widthPx, heightPx, crs);
}

geo::ScenarioPtr bundledScenario() {
  geo::Report report;
  return std::make_shared<const geo::Scenario>(
      need(geo::readScenario(assetsFolder() / "karabakh-2020", report)));
}

geo::BaseMapPtr bundledBaseMap() {
  geo::Report report;
  return std::make_shared<const geo::BaseMap>(
      need(geo::readBaseMap(assetsFolder() / "basemap", report)));
}

Stage openStage(viewer::Session session) {
  auto context = need(viewer::OffscreenContext::create());
  auto renderer = need(viewer::MapRenderer::create());
  viewer::ScenePtr scene = viewer::buildScene(*session.scenario, *session.baseMap,
                                              *session.projection, viewer::sceneLookOf(session));
  renderer.setScene(scene);
  return {std::move(context), std::move(renderer), std::move(session), std::move(scene)};
}

viewer::Picture draw(Stage& stage) {
  return need(viewer::takePicture(stage.session, *stage.scene, stage.renderer));
}

void apply(Stage& stage, const viewer::Command& command) {
  stage.session = viewer::apply(std::move(stage.session), command).session;
}

void goTo(Stage& stage, std::string_view day) {
  apply(stage, viewer::command::GoTo{on(day)});
}

}  // namespace support
