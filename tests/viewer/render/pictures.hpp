// A session with its scene, ready to be made into frames without anything being drawn.
#pragma once

#include "tests/viewer/layers/bundled.hpp"
#include "tests/viewer/session/small_session.hpp"
#include "viewer/render/frame.hpp"

#include <string_view>
#include <utility>

namespace viewer::test {

struct Picture {
  Session session;
  ScenePtr scene;

  Frame frame() const { return frameFrom(session, *scene); }
  void tell(const Command& command) { session = after(std::move(session), command); }
};

inline Picture pictureOn(geo::BaseMapPtr baseMap, geo::ScenarioPtr scenario,
                         const geo::View& view) {
  Picture picture{openSession(std::move(scenario), std::move(baseMap), view).value(), nullptr};
  const Session& session = picture.session;
  picture.scene =
      buildScene(*session.scenario, *session.baseMap, *session.projection, sceneLookOf(session));
  return picture;
}

/// Without a base map: what can be picked and listed does not hang on it.
inline Picture pictureOf(geo::ScenarioPtr scenario, const geo::View& view = viewport()) {
  return pictureOn(std::make_shared<const geo::BaseMap>(), std::move(scenario), view);
}

inline Picture pictureOf(geo::Scenario scenario, const geo::View& view = viewport()) {
  return pictureOf(std::make_shared<const geo::Scenario>(std::move(scenario)), view);
}

/// The bundled scenario in a picture of some size.
inline Picture bundledPicture(int widthPx = 1400, int heightPx = 900) {
  return pictureOf(bundledScenario(), viewport(widthPx, heightPx));
}

/// The same on the bundled base map.
inline Picture wholePicture(int widthPx = 1400, int heightPx = 900) {
  return pictureOn(bundledBaseMap(), bundledScenario(), viewport(widthPx, heightPx));
}

/// Days on which the bundled scenario shows much and different things.
inline constexpr std::string_view kBundledDays[] = {"2020-09-28", "2020-11-10", "2020-11-25",
                                                    "2021-02-15", "2022-09-01", "2023-04-25",
                                                    "2024-05-20"};

}  // namespace viewer::test
