#include "geo/io/table_columns.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

namespace geo {

namespace {

using Json = nlohmann::ordered_json;

Json numberFrom(double number) {
  const bool whole = number == std::floor(number) && std::abs(number) < 1e15;
  return whole ? Json(static_cast<std::int64_t>(number)) : Json(number);
}

struct JsonValue {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(const std::string& text) const { return text; }
  Json operator()(std::int64_t number) const { return number; }
  Json operator()(double number) const { return numberFrom(number); }
  Json operator()(const std::vector<double>& numbers) const {
    Json array = Json::array();
    for (const double number : numbers) array.push_back(numberFrom(number));
    return array;
  }
};

Json objectFrom(const CellTable& table, const CellRow& row) {
  Json object = Json::object();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    object[table.columns[i]] = std::visit(JsonValue{}, row.cells[i]);
  }
  return object;
}

Json positionFrom(LonLat at) {
  return Json::array({roundedDegrees(at.lonDegrees), roundedDegrees(at.latDegrees)});
}

Json positionsFrom(const Line& line) {
  Json positions = Json::array();
  for (const LonLat at : line) positions.push_back(positionFrom(at));
  return positions;
}

double signedArea(const Line& ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const LonLat a = ring[i], b = ring[i + 1], origin = ring[0];
    twice += (a.lonDegrees - origin.lonDegrees) * (b.latDegrees - origin.latDegrees) -
             (b.lonDegrees - origin.lonDegrees) * (a.latDegrees - origin.latDegrees);
  }
  return twice / 2;
}

/// RFC 7946, section 3.1.6: the outer ring runs anticlockwise, holes clockwise.
Json ringsFrom(const Polygon& polygon) {
  Json rings = Json::array();
  for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
    Line ring = polygon.rings[i];
    const bool anticlockwise = signedArea(ring) > 0;
    if (anticlockwise != (i == 0)) std::ranges::reverse(ring);
    rings.push_back(positionsFrom(ring));
  }
  return rings;
}

/// One part as itself, several as Multi….
template <class Parts, class Coordinates>
Json partsFrom(const Parts& parts, const std::string& type, Coordinates coordinates) {
  if (parts.size() == 1) return {{"type", type}, {"coordinates", coordinates(parts[0])}};
  Json all = Json::array();
  for (const auto& part : parts) all.push_back(coordinates(part));
  return {{"type", "Multi" + type}, {"coordinates", std::move(all)}};
}

struct JsonGeometry {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(LonLat at) const {
    return {{"type", "Point"}, {"coordinates", positionFrom(at)}};
  }
  Json operator()(const Lines& lines) const {
    return partsFrom(lines, "LineString", positionsFrom);
  }
  Json operator()(const Polygons& polygons) const {
    return partsFrom(polygons, "Polygon", ringsFrom);
  }
};

/// One element a line, so that a change of one row is a change of one line.
std::string linesFrom(const std::vector<Json>& elements) {
  std::string text = "[";
  const char* separator = "\n";
  for (const Json& element : elements) {
    text += separator;
    text += element.dump(-1, ' ', false, Json::error_handler_t::replace);
    separator = ",\n";
  }
  return text + "\n]";
}

}  // namespace

std::string writeJson(const CellTable& table) {
  std::vector<Json> objects;
  for (const CellRow& row : table.rows) objects.push_back(objectFrom(table, row));
  return linesFrom(objects) + "\n";
}

std::string writeGeoJson(const CellTable& table) {
  std::vector<Json> features;
  for (const CellRow& row : table.rows) {
    features.push_back({{"type", "Feature"},
                        {"id", row.feature->id},
                        {"properties", objectFrom(table, row)},
                        {"geometry", std::visit(JsonGeometry{}, row.feature->geometry)}});
  }
  return "{\"type\": \"FeatureCollection\", \"features\": " + linesFrom(features) + "}\n";
}

}  // namespace geo
