// All that a picture in a test needs: a context with no display, a renderer, a session, its scene.
#pragma once

#include "viewer/platform/offscreen.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/session/command.hpp"
#include "viewer/snapshot/snapshot.hpp"

#include <string_view>

namespace support {

/// The session that a test starts from: no furniture, the whole extent in view.
viewer::Session calmSession(geo::ScenarioPtr scenario, geo::BaseMapPtr baseMap, int widthPx,
                            int heightPx, std::string_view crs = {});
viewer::Session calmSession(geo::Scenario scenario, int widthPx, int heightPx,
                            std::string_view crs = {});

/// What the program brings along: assets/karabakh-2020 and assets/basemap.
geo::ScenarioPtr bundledScenario();
geo::BaseMapPtr bundledBaseMap();

struct Stage {
  viewer::OffscreenContext context;  // first: it must outlive the renderer
  viewer::MapRenderer renderer;
  viewer::Session session;
  viewer::ScenePtr scene;
};

/// Throws std::runtime_error where there is no OpenGL: the test then fails with that text.
Stage openStage(viewer::Session session);

/// The session as it is now.
viewer::Picture draw(Stage& stage);

void apply(Stage& stage, const viewer::Command& command);
void goTo(Stage& stage, std::string_view day);

}  // namespace support
