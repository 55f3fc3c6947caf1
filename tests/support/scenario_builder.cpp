#include "tests/support/scenario_builder.hpp"

#include "geo/base/time_text.hpp"

#include <utility>

namespace support {

geo::Moment on(std::string_view period) {
  return periodOf(period).from;
}

geo::TimeSpan periodOf(std::string_view period) {
  return geo::parsePeriod(period).value();
}

geo::ValidTime validFrom(std::string_view from, std::string_view to) {
  geo::ValidTime valid;
  if (!from.empty()) valid.from = geo::parseUncertain(from).value();
  if (!to.empty()) valid.to = geo::parseUncertain(to).value();
  return valid;
}

geo::Polygons boxOf(const geo::GeoBox& b) {
  return {geo::Polygon{{geo::Line{{b.west, b.south},
                                  {b.east, b.south},
                                  {b.east, b.north},
                                  {b.west, b.north},
                                  {b.west, b.south}}}}};
}

geo::Scenario emptyScenario() {
  geo::Scenario scenario;
  scenario.id = "small";
  scenario.title = "Small";
  scenario.crs = "EPSG:32638";
  scenario.extent = {46.0, 39.5, 47.0, 40.25};
  scenario.range = {on("2020-01-01"), on("2022-01-01")};
  scenario.opening = periodOf("2020-11-25");
  scenario.parties = {{"A", "First party", "First", {47, 90, 168, 255}},
                      {"B", "Second party", "Second", {200, 120, 40, 255}}};
  return scenario;
}

geo::Layer& addLayer(geo::Scenario& scenario, std::string id, geo::LayerKind kind,
                     std::vector<std::string> columns) {
  geo::Layer layer;
  layer.title = id;
  layer.id = std::move(id);
  layer.kind = kind;
  layer.columns = std::move(columns);
  return scenario.layers.emplace_back(std::move(layer));
}

void addRow(geo::Layer& layer, Row row) {
  geo::Feature feature;
  feature.id = row.name;
  feature.name = std::move(row.name);
  feature.geometry = std::move(row.geometry);
  feature.valid = row.valid;
  feature.values = std::move(row.values);
  feature.accuracyMetres = std::move(row.accuracyMetres);
  layer.features.push_back(std::move(feature));
}

}  // namespace support
