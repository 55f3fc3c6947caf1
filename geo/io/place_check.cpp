#include "geo/io/place_check.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace geo {

namespace {

enum class Shape { None, Point, Line, Polygon };

Shape shapeOf(const Geometry& geometry) {
  return static_cast<Shape>(geometry.index());
}
static_assert(std::variant_size_v<Geometry> == 4);
static_assert(std::is_same_v<std::variant_alternative_t<2, Geometry>, Lines>);

Shape shapeFor(LayerKind kind) {
  switch (kind) {
    case LayerKind::Area:
      return Shape::Polygon;
    case LayerKind::Band:
    case LayerKind::Strip:
      return Shape::Line;
    case LayerKind::Site:
    case LayerKind::Event:
    case LayerKind::Proposal:
    case LayerKind::Place:
      return Shape::Point;
    case LayerKind::Count:
    case LayerKind::Actor:
      break;
  }
  return Shape::None;
}

std::string_view nameOf(Shape shape) {
  constexpr std::string_view kNames[] = {"none", "a point", "a line", "a polygon"};
  return kNames[static_cast<int>(shape)];
}

bool inRange(LonLat at) {
  return std::abs(at.lonDegrees) <= 180 && std::abs(at.latDegrees) <= 90;  // false for NaN
}

/// What is wrong with a run of points, if anything.
std::optional<std::string> faultOf(const Line& line, std::size_t fewest) {
  if (line.size() < fewest)
    return fmt::format("{} points where {} are needed", line.size(), fewest);
  const auto outside = std::ranges::find_if_not(line, inRange);
  if (outside == line.end()) return std::nullopt;
  return fmt::format("lon {} lat {} is out of range", outside->lonDegrees, outside->latDegrees);
}

std::optional<std::string> faultOf(std::monostate) {
  return std::nullopt;
}

std::optional<std::string> faultOf(LonLat point) {
  return faultOf(Line{point}, 1);
}

std::optional<std::string> faultOf(const Lines& lines) {
  if (lines.empty()) return "an empty geometry";
  for (const Line& line : lines) {
    if (auto fault = faultOf(line, 2)) return fault;
  }
  return std::nullopt;
}

std::optional<std::string> faultOf(const Polygons& polygons) {
  if (polygons.empty()) return "an empty geometry";
  for (const Polygon& polygon : polygons) {
    if (polygon.rings.empty()) return "an empty geometry";
    for (const Line& ring : polygon.rings) {
      if (auto fault = faultOf(ring, 4)) return fmt::format("in a ring: {}", *fault);
    }
  }
  return std::nullopt;
}

/// Closes rings whose last point is not their first; whether there were any.
bool closeRings(Polygons& polygons) {
  bool closed = false;
  for (Polygon& polygon : polygons) {
    for (Line& ring : polygon.rings) {
      if (ring.empty() || ring.front() == ring.back()) continue;
      ring.push_back(ring.front());
      closed = true;
    }
  }
  return closed;
}

/// Why a feature without a place is not as it should be; a site may say in place_basis why.
std::optional<std::string> faultOfNoPlace(const Feature& feature, const Layer& layer) {
  switch (layer.kind) {
    case LayerKind::Site:
      if (!valueOf(layer, feature, "place_basis").empty()) return std::nullopt;
      return "no place, and place_basis does not say why";
    case LayerKind::Area:
    case LayerKind::Band:
    case LayerKind::Strip:
    case LayerKind::Place:
      return fmt::format("no geometry: the kind '{}' needs {}", nameOf(layer.kind),
                         nameOf(shapeFor(layer.kind)));
    default:
      return std::nullopt;
  }
}

const char* adviceOnNoPlace(LayerKind kind) {
  return kind == LayerKind::Site ? "give it a place, or say in place_basis why it has none"
                                 : "give it a place, or remove the row";
}

std::optional<std::string> faultOfPlace(const Feature& feature, const Layer& layer) {
  const Shape shape = shapeOf(feature.geometry), wanted = shapeFor(layer.kind);
  if (shape != wanted) {
    return fmt::format("the kind '{}' takes {}, not {}", nameOf(layer.kind), nameOf(wanted),
                       nameOf(shape));
  }
  return std::visit([](const auto& geometry) { return faultOf(geometry); }, feature.geometry);
}

/// One a vertex: of a single line, or of all the rings of all polygons one after the other.
std::size_t accuraciesFor(const Geometry& geometry) {
  if (const auto* polygons = std::get_if<Polygons>(&geometry)) {
    std::size_t vertices = 0;
    for (const Polygon& polygon : *polygons) {
      for (const Line& ring : polygon.rings) vertices += ring.size();
    }
    return vertices;
  }
  const auto* lines = std::get_if<Lines>(&geometry);
  return lines && lines->size() == 1 ? lines->front().size() : 1;
}

Hint accuracyHint() {
  return {"accuracy_m", "write metres, one number for all or one a vertex"};
}

void checkAccuracy(Feature& feature, const std::string& file, Report& report) {
  auto& radii = feature.accuracyMetres;
  const auto isRadius = [](double metres) { return metres >= 0 && std::isfinite(metres); };
  if (!std::ranges::all_of(radii, isRadius)) {
    report.error(file, feature.line, "negative or not finite: it is left out", accuracyHint());
    radii.clear();
  }
  const std::size_t vertices = accuraciesFor(feature.geometry);
  if (radii.size() <= 1 || radii.size() == vertices) return;
  report.error(
      file, feature.line,
      fmt::format("{} values for {} vertices: the largest is used for all", radii.size(), vertices),
      accuracyHint());
  radii = {*std::ranges::max_element(radii)};
}

Hint placeHint(std::string_view file, const char* advice) {
  return {std::string(placeField(file)), advice};
}

}  // namespace

std::string_view placeField(std::string_view file) {
  return file.ends_with(".csv") ? "lon, lat" : "geometry";
}

void checkPlace(Feature& feature, const Layer& layer, const std::string& file, Report& report) {
  if (auto* polygons = std::get_if<Polygons>(&feature.geometry);
      polygons && closeRings(*polygons)) {
    report.warn(file, feature.line, "a ring was not closed",
                placeHint(file, "end it with its first point"));
  }
  if (!hasPlace(feature)) {
    const auto fault = faultOfNoPlace(feature, layer);
    if (fault)
      report.error(file, feature.line, *fault, placeHint(file, adviceOnNoPlace(layer.kind)));
  } else if (const auto fault = faultOfPlace(feature, layer)) {
    report.error(
        file, feature.line, fmt::format("{}: the row has no place", *fault),
        placeHint(file, "write lon before lat, in degrees, as the layer's kind takes them"));
    feature.geometry = {};
  }
  checkAccuracy(feature, file, report);
}

}  // namespace geo
