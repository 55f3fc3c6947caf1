#include "geo/io/feature_json.hpp"

#include "geo/io/geometry_to_ogr.hpp"

#include <cpl_conv.h>
#include <nlohmann/json.hpp>
#include <ogr_api.h>

namespace geo {

namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The outer ring runs anticlockwise, holes clockwise.
void turnRings(OGRPolygon& polygon) {
  bool outer = true;
  for (OGRLinearRing* ring : polygon) {
    if (ring->isClockwise() == outer) ring->reversePoints();
    outer = false;
  }
}

void turnRings(OGRGeometry& geometry) {
  const auto type = geometry.getGeometryType();
  if (type == wkbPolygon) return turnRings(*geometry.toPolygon());
  if (type != wkbMultiPolygon) return;
  for (OGRPolygon* polygon : *geometry.toMultiPolygon()) turnRings(*polygon);
}

Json jsonOf(const Geometry& geometry) {
  constexpr const char* kCentimetres[] = {"COORDINATE_PRECISION=7", nullptr};
  const auto made = ogrFrom(geometry);
  if (!made) return nullptr;
  turnRings(*made);
  char* const text = OGR_G_ExportToJsonEx(OGRGeometry::ToHandle(made.get()),
                                          const_cast<char**>(kCentimetres));  // only read
  Json json = Json::parse(text);
  CPLFree(text);
  return json;
}

struct JsonValue {
  Json operator()(std::monostate) const { return nullptr; }
  template <class Value>
  Json operator()(const Value& value) const {
    return value;
  }
};

Json propertiesOf(const CellTable& table, const CellRow& row) {
  Json properties = Json::object();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    properties[table.columns[i]] = std::visit(JsonValue{}, row.cells[i]);
  }
  return properties;
}

Json featureOf(const LayerTable& table, const CellRow& row) {
  return {{"type", "Feature"},
          {"id", table.layer->id + "/" + row.feature->id},
          {"properties", propertiesOf(table.cells, row)},
          {"geometry", jsonOf(row.feature->geometry)}};
}

}  // namespace

std::string geoJsonFrom(std::span<const LayerTable> tables, const FileFacts& facts) {
  Json manifest = Json::object();
  for (const auto& [key, value] : facts.manifest) manifest[key] = value;
  std::string text = "{\"type\": \"FeatureCollection\",\n\"truceline\": " + textOf(manifest) +
                     ",\n\"features\": [";
  const char* separator = "\n";
  for (const LayerTable& table : tables) {
    for (const CellRow& row : table.cells.rows) {
      text += separator + textOf(featureOf(table, row));
      separator = ",\n";
    }
  }
  return text + "\n]}\n";
}

std::string geometryJson(const Geometry& geometry) {
  return textOf(jsonOf(geometry));
}

}  // namespace geo
