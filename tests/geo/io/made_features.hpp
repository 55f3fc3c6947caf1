// A small scenario with all that is hard to write, and its files. Rows differ in every way that a
// format could lose.
#pragma once

#include "geo/base/time_text.hpp"
#include "geo/io/feature_writer.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace geo::made_features {

inline constexpr FeatureFormat kFormats[] = {FeatureFormat::Kml, FeatureFormat::Kmz,
                                             FeatureFormat::GeoJson, FeatureFormat::GeoPackage,
                                             FeatureFormat::Csv};
inline constexpr const char* kEndings[] = {"kml", "kmz", "geojson", "gpkg", "csv"};

inline const std::string kHardText = "Пост \"Երկու\", <b>5 & 6</b>\nsecond line ]]> end";

inline Zone baku() {
  return Zone::named("Asia/Baku").value();
}

inline Line square(double west, double south, double side) {
  return {{west, south},
          {west, south + side},
          {west + side, south + side},
          {west + side, south},
          {west, south}};
}

inline Feature featureAt(std::string id, Geometry geometry, std::vector<std::string> values = {}) {
  Feature feature;
  feature.name = "Name of " + id;
  feature.id = std::move(id);
  feature.geometry = std::move(geometry);
  feature.values = std::move(values);
  return feature;
}

inline Layer layerOf(std::string id, std::string title, LayerKind kind,
                     std::vector<std::string> columns) {
  Layer layer;
  layer.id = std::move(id);
  layer.title = std::move(title);
  layer.kind = kind;
  layer.columns = std::move(columns);
  return layer;
}

inline Layer sitesLayer() {
  // The last four are names that some format keeps for itself.
  Layer sites = layerOf("sites", "Posts & bases", LayerKind::Site,
                        {"operator", "count", "Kind", "kind", "fid", "begin", "layer"});
  sites.features = {
      featureAt("P1", LonLat{46.123456, -39.5}, {"ONE", "12", "upper", "lower", "x", "y", "z"}),
      featureAt("P 2", {}, {"TWO;ONE", "", "", "", "", "", ""}),
      featureAt("P3", LonLat{-179.5, 0}, {"", "7", "", "", "", "", ""})};
  sites.features[0].name = kHardText;
  sites.features[0].accuracyMetres = {250};
  sites.features[0].confidence = Confidence::High;
  sites.features[0].source = 0;
  sites.features[0].valid = {parseUncertain("2020-11-15", baku()).value(),
                             parseUncertain("2020-12-01..2020-12-05", baku()).value()};
  sites.features[1].valid.from = parseUncertain("2020-12", baku()).value();
  return sites;
}

inline Layer linesLayer() {
  Layer lines =
      layerOf("lines", "Posts & bases", LayerKind::Band, {"count", "note"});  // a title twice
  lines.style.color = Color{1, 2, 3, 255};
  lines.features = {
      featureAt("L1", Lines{{{46, 39}, {47, 39.5}, {47, 40}}}, {"few", ""}),
      featureAt("L2", Lines{{{46, 39}, {47, 39}}, {{48, 39}, {49, 39}}}, {"many", "[1]"})};
  lines.features[0].accuracyMetres = {500, 3500, 1000};
  return lines;
}

inline Layer areasLayer() {
  Layer areas = layerOf("areas", "Who holds what", LayerKind::Area, {"holder"});
  areas.features = {
      featureAt("A1", Polygons{{{square(46, 39, 1), square(46.25, 39.25, 0.5)}}}, {"ONE"}),
      featureAt("A2", Polygons{{{square(48, 39, 1)}}}, {""})};
  return areas;
}

inline Scenario made() {
  Scenario scenario;
  scenario.id = "made";
  scenario.title = "Made <up>";
  scenario.zone = baku();
  scenario.parties = {{"ONE", "First", "", {47, 90, 168, 255}}, {"TWO", "Second", "", {}}};
  scenario.sources = {{"s", "A title, quoted \"so\"", "Press", "https://x.org/?a=1&b=2", "2020"}};
  scenario.layers = {areasLayer(), linesLayer(), sitesLayer(),
                     layerOf("none", "Empty", LayerKind::Actor, {})};
  return scenario;
}

inline FeatureSelection allOf(const Scenario& scenario) {
  FeatureSelection selection;
  selection.window = parsePeriod("2020-11-17", baku()).value();
  for (std::size_t i = 0; i < scenario.layers.size(); ++i) {
    LayerRows rows{i, {}};
    for (std::size_t k = 0; k < scenario.layers[i].features.size(); ++k) rows.rows.push_back(k);
    selection.layers.push_back(std::move(rows));
  }
  return selection;
}

inline const FileFacts kFacts{{{"Title", "Made <up>"}, {"Command", "truceline \"render\" & more"}},
                              "FOR TESTS"};

inline std::string writtenAs(FeatureFormat format, const Scenario& scenario,
                             const FeatureSelection& selection) {
  const auto bytes = featureFile(scenario, selection, kFacts, format);
  EXPECT_TRUE(bytes) << describe(bytes.error());
  return bytes ? std::string(bytes->begin(), bytes->end()) : "";
}

inline std::string writtenAs(FeatureFormat format) {
  const Scenario scenario = made();
  return writtenAs(format, scenario, allOf(scenario));
}

/// Twice the area, positive where the ring runs anticlockwise.
inline double turnOf(const Line& ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    twice +=
        ring[i].lonDegrees * ring[i + 1].latDegrees - ring[i + 1].lonDegrees * ring[i].latDegrees;
  }
  return twice;
}

}  // namespace geo::made_features
