#include "geo/io/row_checks.hpp"

#include "geo/base/number_text.hpp"
#include "geo/io/data_table.hpp"
#include "geo/io/place_check.hpp"
#include "geo/shape/validity.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace geo {

namespace {

using Severity = Problem::Severity;

/// How far beyond the extent a row may lie, in sizes of the extent to each side.
constexpr double kRegionMargin = 0.5;

std::optional<Finding> missingName(const Row& row) {
  if (!row.feature.name.empty()) return std::nullopt;
  return Finding{
      Severity::Warning, "empty", {"name", "say in 'name' or 'title' what it is called"}};
}

std::optional<Finding> missingSource(const Row& row) {
  if (row.feature.source >= 0) return std::nullopt;
  return Finding{Severity::Warning,
                 "empty: nobody is named who says so",
                 {"source", "write the id of a row in the sources file"}};
}

std::optional<Finding> missingConfidence(const Row& row) {
  if (row.feature.confidence != Confidence::Unstated) return std::nullopt;
  return Finding{Severity::Warning, "empty", {"confidence", "write high, medium or low"}};
}

/// The smallest box around a geometry; nothing when there is none.
std::optional<GeoBox> boxOf(const Geometry& geometry) {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  GeoBox box{kFar, kFar, -kFar, -kFar};
  const auto include = [&box](LonLat at) {
    box.west = std::min(box.west, at.lonDegrees), box.east = std::max(box.east, at.lonDegrees);
    box.south = std::min(box.south, at.latDegrees), box.north = std::max(box.north, at.latDegrees);
  };
  if (const auto* point = std::get_if<LonLat>(&geometry)) include(*point);
  if (const auto* lines = std::get_if<Lines>(&geometry)) {
    for (const Line& line : *lines) std::ranges::for_each(line, include);
  }
  if (const auto* polygons = std::get_if<Polygons>(&geometry)) {
    for (const Polygon& polygon : *polygons) {
      for (const Line& ring : polygon.rings) std::ranges::for_each(ring, include);
    }
  }
  return box.west <= box.east ? std::optional{box} : std::nullopt;
}

GeoBox regionOf(const GeoBox& extent) {
  const double marginLon = (extent.east - extent.west) * kRegionMargin;
  const double marginLat = (extent.north - extent.south) * kRegionMargin;
  return {extent.west - marginLon, extent.south - marginLat, extent.east + marginLon,
          extent.north + marginLat};
}

bool meets(const GeoBox& a, const GeoBox& b) {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

/// Events happen anywhere, a summit in a capital: of them only those are told that look swapped.
std::optional<Finding> outsideTheRegion(const Row& row) {
  const auto box = boxOf(row.feature.geometry);
  const GeoBox region = regionOf(row.scenario.extent);
  if (!box || meets(*box, region)) return std::nullopt;
  const bool swapped = meets({box->south, box->west, box->north, box->east}, region);
  if (row.layer.kind == LayerKind::Event && !swapped) return std::nullopt;
  const char* advice = swapped ? "swap lon and lat: that puts it inside"
                               : "mend the position, or enlarge 'extent' in scenario.toml";
  return Finding{Severity::Warning,
                 fmt::format("far outside of the scenario's extent, at lon {:.7g} lat {:.7g}",
                             (box->west + box->east) / 2, (box->south + box->north) / 2),
                 {std::string(placeField(row.layer.file)), advice}};
}

/// Degrees taken for a plane: whether rings cross does not depend on the projection, and the place
/// of a fault comes back as the file has it.
PlaneLine planeFromDegrees(const Line& line) {
  PlaneLine plane;
  for (const LonLat at : line) plane.push_back({at.lonDegrees, at.latDegrees});
  return plane;
}

std::optional<Finding> invalidPolygons(const Row& row) {
  const auto* polygons = std::get_if<Polygons>(&row.feature.geometry);
  if (!polygons) return std::nullopt;
  std::vector<PlanePolygon> plane;
  for (const Polygon& polygon : *polygons) {
    plane.emplace_back();
    for (const Line& ring : polygon.rings) plane.back().rings.push_back(planeFromDegrees(ring));
  }
  const auto fault = whyInvalid(plane);
  if (!fault) return std::nullopt;
  return Finding{
      Severity::Error,
      fmt::format("{}, at lon {:.7g} lat {:.7g}", fault->why, fault->at.xMetres, fault->at.yMetres),
      {std::string(placeField(row.layer.file)), "redraw the ring there"}};
}

std::optional<Finding> lineOfNoLength(const Row& row) {
  const auto* lines = std::get_if<Lines>(&row.feature.geometry);
  if (!lines) return std::nullopt;
  for (const Line& line : *lines) {
    if (std::ranges::adjacent_find(line, std::not_equal_to{}) != line.end()) continue;
    return Finding{Severity::Error,
                   "a line of no length",
                   {std::string(placeField(row.layer.file)), "give it two different points"}};
  }
  return std::nullopt;
}

/// The first point that is there twice in a row.
std::optional<LonLat> repeatedIn(const std::vector<Line>& lines) {
  for (const Line& line : lines) {
    const auto found = std::ranges::adjacent_find(line);
    if (found != line.end()) return *found;
  }
  return std::nullopt;
}

std::optional<Finding> repeatedPoint(const Row& row) {
  std::optional<LonLat> at;
  if (const auto* lines = std::get_if<Lines>(&row.feature.geometry)) at = repeatedIn(*lines);
  if (const auto* polygons = std::get_if<Polygons>(&row.feature.geometry)) {
    for (const Polygon& polygon : *polygons) {
      if (!at) at = repeatedIn(polygon.rings);
    }
  }
  if (!at) return std::nullopt;
  return Finding{Severity::Warning,
                 fmt::format("the point lon {:.7g} lat {:.7g} stands twice in a row",
                             at->lonDegrees, at->latDegrees),
                 {std::string(placeField(row.layer.file)), "remove one of the two"}};
}

std::optional<Finding> countThatIsNone(const Row& row) {
  if (row.layer.kind != LayerKind::Count) return std::nullopt;
  const std::string_view text = trimmed(valueOf(row.layer, row.feature, "count"));
  const auto count = parseNumber(text);
  if (count && *count >= 0 && *count == std::floor(*count)) return std::nullopt;
  const std::string what = text.empty() ? "empty" : fmt::format("'{}' is not a whole number", text);
  return Finding{Severity::Error, what, {"count", "write 0, 1, 2, …; doubts belong into 'note'"}};
}

std::optional<Finding> widthThatIsNone(const Row& row) {
  if (row.layer.kind != LayerKind::Strip) return std::nullopt;
  const std::string_view text = trimmed(valueOf(row.layer, row.feature, "width_m"));
  const auto width = parseNumber(text);
  if (width && *width > 0) return std::nullopt;
  const std::string what = text.empty() ? "empty: it is drawn with a width that nobody stated"
                                        : fmt::format("'{}' is not a number more than 0", text);
  return Finding{text.empty() ? Severity::Warning : Severity::Error,
                 what,
                 {"width_m", "write the strip's whole width in metres"}};
}

std::optional<Finding> sparedThatIsNone(const Row& row) {
  if (row.layer.kind != LayerKind::Strip) return std::nullopt;
  for (const std::string_view text : splitList(valueOf(row.layer, row.feature, "spared"))) {
    const auto numbers = parseNumbers(text);
    if (numbers.size() == 3 && numbers[2] > 0) continue;
    return Finding{Severity::Error,
                   fmt::format("'{}' is not a place and a radius: nothing is spared there", text),
                   {"spared", "write 'lon lat metres', with ';' between several"}};
  }
  return std::nullopt;
}

constexpr RowCheck kRowChecks[] = {
    missingName,    missingSource, missingConfidence, outsideTheRegion, invalidPolygons,
    lineOfNoLength, repeatedPoint, countThatIsNone,   widthThatIsNone,  sparedThatIsNone,
};

}  // namespace

std::span<const RowCheck> rowChecks() {
  return kRowChecks;
}

}  // namespace geo
