#include "geo/io/feature_table.hpp"

#include "geo/io/event_layer.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace geo {

namespace {

constexpr const char* kLayer = "layer";
constexpr const char* kLayerTitle = "layer_title";
constexpr const char* kCertainty = "certainty";
constexpr const char* kCertaintyBefore = "certainty_before";

std::string lowered(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// A GeoPackage has a key and a geometry in every table, a CSV file of GDAL's a geometry.
void makeDistinct(std::vector<std::string>& columns) {
  std::set<std::string> taken{"fid",       "geom",           "wkt",   kLayer,
                              kLayerTitle, kCertaintyBefore, kMarking};
  for (std::string& column : columns) {
    while (!taken.insert(lowered(column)).second) column.insert(0, "attribute_");
  }
}

/// Beside that of the first date.
void addCertaintyBefore(CellTable& table, const CellTable& before) {
  const auto place =
      std::distance(before.columns.begin(), std::ranges::find(before.columns, kCertainty));
  table.columns.insert(table.columns.begin() + place + 1, kCertaintyBefore);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    auto& cells = table.rows[i].cells;
    cells.insert(cells.begin() + place + 1, before.rows[i].cells[static_cast<std::size_t>(place)]);
  }
}

LayerTable tableOf(const Scenario& scenario, const LayerRows& rows,
                   const FeatureSelection& selection) {
  const Layer& layer = scenario.layers.at(rows.layer);
  LayerTable table{&layer, cellsOf(scenario, layer, rows.rows, selection.window)};
  makeDistinct(table.cells.columns);
  if (selection.before) {
    addCertaintyBefore(table.cells, cellsOf(scenario, layer, rows.rows, *selection.before));
  }
  addFirst(table.cells, kLayerTitle, layer.title);
  addFirst(table.cells, kLayer, layer.id);
  return table;
}

LayerTable tableOf(const Scenario& scenario, const EventRows& rows,
                   const FeatureSelection& selection) {
  LayerTable table = eventLayerOf(rows, selection, scenario.zone);
  makeDistinct(table.cells.columns);
  addFirst(table.cells, kLayerTitle, table.layer->title);
  addFirst(table.cells, kLayer, table.layer->id);
  return table;
}

}  // namespace

void addFirst(CellTable& table, const char* name, const std::string& text) {
  table.columns.insert(table.columns.begin(), name);
  for (CellRow& row : table.rows) row.cells.insert(row.cells.begin(), text);
}

double largestOf(const std::vector<double>& radii) {
  return *std::ranges::max_element(radii);
}

std::vector<LayerTable> featureTables(const Scenario& scenario, const FeatureSelection& selection) {
  std::vector<LayerTable> tables;
  for (const LayerRows& rows : selection.layers) {
    tables.push_back(tableOf(scenario, rows, selection));
  }
  for (const EventRows& rows : selection.tables) {
    tables.push_back(tableOf(scenario, rows, selection));
  }
  return tables;
}

}  // namespace geo
