// Scenarios for tests: made by hand, or the bundled one.
#pragma once

#include "geo/base/time_text.hpp"
#include "geo/coords/projection.hpp"
#include "geo/scenario/scenario.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace viewer::test {

/// The first second of a day or moment.
inline geo::Moment at(std::string_view text) {
  return geo::parsePeriod(text).value().from;
}

inline geo::TimeSpan span(std::string_view from, std::string_view to) {
  return {at(from), at(to)};
}

inline geo::Feature feature(std::string id, std::string_view from, std::string_view to,
                            geo::Geometry geometry) {
  geo::Feature made;
  made.id = made.name = std::move(id);
  made.geometry = std::move(geometry);
  if (!from.empty()) made.valid.from = geo::parseUncertain(from).value();
  if (!to.empty()) made.valid.to = geo::parseUncertain(to).value();
  return made;
}

inline geo::Layer layer(std::string id, geo::LayerKind kind) {
  geo::Layer made;
  made.id = made.title = std::move(id);
  made.kind = kind;
  return made;
}

/// One layer of a kind with one feature that has a column of attributes.
inline geo::Scenario scenarioOf(geo::LayerKind kind, geo::Geometry geometry,
                                std::string column = {}, std::string value = {}) {
  geo::Scenario scenario;
  scenario.extent = {45.5, 38.8, 47.5, 40.5};
  scenario.range = span("2020-01-01", "2022-01-01");
  scenario.parties = {{"RED", "Red republic", "Red", {200, 0, 0, 255}},
                      {"BLUE", "Blue republic", "Blue", {0, 0, 200, 255}}};
  geo::Layer only = layer("layer", kind);
  only.columns = {std::move(column)};
  only.features = {feature("it", "2020-11-10", "2020-12-01..2020-12-05", std::move(geometry))};
  only.features[0].values = {std::move(value)};
  scenario.layers = {std::move(only)};
  return scenario;
}

inline std::shared_ptr<const geo::Projection> projectionFor(std::string_view definition) {
  return geo::Projection::create(definition).value();
}

}  // namespace viewer::test
