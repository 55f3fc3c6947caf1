// A scenario small enough to know by heart, and a session on it.
#pragma once

#include "tests/viewer/layers/scenario_tools.hpp"
#include "viewer/session/command.hpp"

#include <memory>
#include <string_view>
#include <utility>

namespace viewer::test {

/// Two years on the map of UTM zone 38; a layer of two posts and a hidden one of events.
inline geo::Scenario smallScenario() {
  geo::Scenario scenario;
  scenario.id = scenario.title = "small";
  scenario.crs = "EPSG:32638";
  scenario.extent = {45.5, 38.8, 47.5, 40.5};
  scenario.range = span("2020-01-01", "2022-01-01");
  scenario.opening = span("2020-11-25", "2020-11-26");
  geo::Layer sites = layer("sites", geo::LayerKind::Site);
  sites.features = {feature("near", "2020-11-10", "", geo::LonLat{46.75, 39.82}),
                    feature("far", "2020-11-10", "", geo::LonLat{53, 41})};
  geo::Layer events = layer("events", geo::LayerKind::Event);
  events.visible = false;
  events.features = {feature("nowhere", "2020-11-10", "2020-11-11", std::monostate{})};
  scenario.layers = {std::move(sites), std::move(events)};
  return scenario;
}

inline geo::View viewport(int widthPx = 900, int heightPx = 700) {
  geo::View view;
  view.widthPx = widthPx;
  view.heightPx = heightPx;
  return view;
}

inline geo::Result<Session> open(geo::Scenario scenario, const geo::View& view = viewport(),
                                 std::string_view crs = {}) {
  return openSession(std::make_shared<const geo::Scenario>(std::move(scenario)),
                     std::make_shared<const geo::BaseMap>(), view, crs);
}

inline Session smallSession() {
  return open(smallScenario()).value();
}

inline Session after(Session session, const Command& command) {
  return apply(std::move(session), command).session;
}

}  // namespace viewer::test
