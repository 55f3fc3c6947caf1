// A scenario small enough to know by heart, and a session on it, for the tests of the panels.
#pragma once

#include "geo/base/time_text.hpp"
#include "viewer/session/session.hpp"

#include <string_view>
#include <utility>

namespace viewer::tests {

inline geo::Moment on(std::string_view day) {
  return geo::parsePeriod(day)->from;
}

inline geo::ValidTime valid(std::string_view from, std::string_view to) {
  geo::ValidTime time;
  if (!from.empty()) time.from = *geo::parseUncertain(from);
  if (!to.empty()) time.to = *geo::parseUncertain(to);
  return time;
}

inline geo::Feature feature(std::string_view name, geo::ValidTime time, geo::Geometry geometry) {
  geo::Feature made;
  made.id = made.name = std::string(name);
  made.valid = time;
  made.geometry = std::move(geometry);
  made.source = 0;
  return made;
}

inline geo::Layer layer(std::string_view id, std::string_view title, geo::LayerKind kind) {
  geo::Layer made;
  made.id = std::string(id);
  made.title = std::string(title);
  made.kind = kind;
  return made;
}

/// Two years; on 25 Nov 2020 two of three posts stand, one of them with no known place, and one
/// proposal has none either.
inline geo::ScenarioPtr tinyScenario() {
  auto scenario = std::make_shared<geo::Scenario>();
  scenario->id = "tiny";
  scenario->title = "Tiny";
  scenario->crs = "EPSG:32638";
  scenario->extent = {45.5, 38.8, 47.5, 40.5};
  scenario->range = {on("2020-01-01"), on("2022-01-01")};
  scenario->opening = {on("2020-11-25"), on("2020-11-26")};
  scenario->sources = {{"s1", "A report", "An office", "https://example.org/report", "2020-11-20"}};

  geo::Layer sites = layer("sites", "Posts", geo::LayerKind::Site);
  sites.columns = {"kind"};
  sites.features = {feature("Placed post", valid("2020-11-10", ""), geo::LonLat{46.75, 39.82}),
                    feature("Lost post", valid("2020-11-12", ""), std::monostate{}),
                    feature("Later post", valid("2021-03-01", ""), geo::LonLat{46.0, 39.5})};
  for (geo::Feature& site : sites.features) site.values = {"observation_post"};

  geo::Layer proposals = layer("proposals", "Proposals", geo::LayerKind::Proposal);
  proposals.features = {feature("A proposal", valid("2020-11-01", ""), std::monostate{})};

  geo::Layer events = layer("events", "Events", geo::LayerKind::Event);
  events.features = {
      feature("Signed", valid("2020-11-10", "2020-11-11"), geo::LonLat{46.5, 39.9}),
      feature("Handed over", valid("2020-11-20", "2020-11-21"), geo::LonLat{46.9, 39.9}),
      feature("Some day in May", valid("2021-05", "2021-06"), geo::LonLat{46.2, 39.6})};

  geo::Layer actors = layer("actors", "Stances", geo::LayerKind::Actor);
  actors.columns = {"code", "stance"};
  actors.features = {feature("An office", valid("2020-11-01", "2020-12-01"), std::monostate{}),
                     feature("An office", valid("2020-12-01", ""), std::monostate{})};
  actors.features[0].values = {"OFF", "Waits"};
  actors.features[1].values = {"OFF", "Agrees"};

  scenario->layers = {sites, proposals, events, actors};
  return scenario;
}

inline Session tinySession(int widthPx = 680, int heightPx = 646) {
  geo::View viewport;
  viewport.widthPx = widthPx;
  viewport.heightPx = heightPx;
  return *openSession(tinyScenario(), std::make_shared<const geo::BaseMap>(), viewport);
}

}  // namespace viewer::tests
