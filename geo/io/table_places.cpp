#include "geo/io/table_places.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr std::size_t kPointsPerCall = std::size_t{1} << 16;
constexpr LonLat kNowhere{std::numeric_limits<double>::quiet_NaN(),
                          std::numeric_limits<double>::quiet_NaN()};

bool isNowhere(LonLat at) {
  return std::isnan(at.lonDegrees) || std::isnan(at.latDegrees);
}

bool mayBeDegrees(LonLat at) {
  return isNowhere(at) || (std::abs(at.lonDegrees) <= 180 && std::abs(at.latDegrees) <= 90);
}

OGRSpatialReference wgs84() {
  OGRSpatialReference system;
  system.SetFromUserInput("EPSG:4326");
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

/// What cannot be transformed becomes NaN.
void transform(std::span<LonLat> points, OGRCoordinateTransformation& toWgs84,
               const std::stop_token& stop) {
  std::vector<double> x, y;
  std::vector<int> done;
  for (std::size_t from = 0; from < points.size() && !stop.stop_requested();
       from += kPointsPerCall) {
    const auto batch = points.subspan(from, std::min(kPointsPerCall, points.size() - from));
    x.clear(), y.clear();
    for (const LonLat at : batch) x.push_back(at.lonDegrees), y.push_back(at.latDegrees);
    done.assign(batch.size(), FALSE);
    toWgs84.Transform(static_cast<int>(batch.size()), x.data(), y.data(), nullptr, done.data());
    for (std::size_t i = 0; i < batch.size(); ++i) {
      batch[i] = done[i] ? LonLat{x[i], y[i]} : kNowhere;
    }
  }
}

/// The rings of a row in its shapes.
struct RingRange {
  std::size_t first, end;
};

RingRange ringsOf(const Shapes& shapes, std::size_t row) {
  return {row == 0 ? 0 : shapes.rowEnds[row - 1], shapes.rowEnds[row]};
}

std::span<const LonLat> pointsOf(const Shapes& shapes, RingRange rings) {
  if (rings.first == rings.end) return {};
  const std::size_t first = rings.first == 0 ? 0 : shapes.ringEnds[rings.first - 1];
  return {shapes.points.data() + first, shapes.ringEnds[rings.end - 1] - first};
}

void appendRings(const Shapes& from, RingRange rings, Shapes& to) {
  for (std::size_t ring = rings.first; ring < rings.end; ++ring) {
    const auto points = pointsOf(from, {ring, ring + 1});
    to.points.insert(to.points.end(), points.begin(), points.end());
    to.ringEnds.push_back(static_cast<std::uint32_t>(to.points.size()));
    to.ringStarts.push_back(from.ringStarts[ring]);
  }
}

/// A line or an area is as good as its worst point: its row stays one without any.
void dropBrokenShapes(RawTable& table) {
  if (std::ranges::none_of(table.shapes.points, isNowhere)) return;
  Shapes whole;
  for (std::size_t row = 0; row < table.shapes.rowEnds.size(); ++row) {
    const RingRange rings = ringsOf(table.shapes, row);
    if (std::ranges::any_of(pointsOf(table.shapes, rings), isNowhere)) {
      ++table.outside;
    } else {
      appendRings(table.shapes, rings, whole);
    }
    whole.rowEnds.push_back(static_cast<std::uint32_t>(whole.ringEnds.size()));
  }
  table.shapes = std::move(whole);
}

std::size_t unplacedIn(const RawTable& table) {
  std::size_t count = 0;
  for (std::size_t row = 0; row < table.kinds.size(); ++row) {
    count += table.kinds[row] == ShapeKind::Point && isNowhere(table.points[row]) ? 1 : 0;
  }
  return count;
}

}  // namespace

bool saysWhere(const OGRSpatialReference* system) {
  return system && !system->IsEmpty() && !system->IsLocal() &&
         !std::string_view(system->GetName()).starts_with("Undefined");
}

std::string nameOf(const OGRSpatialReference* system) {
  if (!saysWhere(system)) return {};
  const char* const authority = system->GetAuthorityName(nullptr);
  const char* const code = system->GetAuthorityCode(nullptr);
  if (authority && code) return fmt::format("{}:{}", authority, code);
  return system->GetName();
}

bool transformToWgs84(std::span<LonLat> points, const OGRSpatialReference& system,
                      const std::stop_token& stop) {
  const OGRSpatialReference target = wgs84();
  if (system.IsSame(&target)) return true;
  const std::unique_ptr<OGRCoordinateTransformation> toWgs84(
      OGRCreateCoordinateTransformation(&system, &target));
  if (toWgs84) transform(points, *toWgs84, stop);
  return toWgs84 != nullptr;
}

void bringToWgs84(RawTable& table, const OGRSpatialReference* system, const PlaceSystem& asked,
                  const std::stop_token& stop) {
  if (table.kinds.empty()) return;
  table.crs = nameOf(system);
  if (!saysWhere(system)) {
    table.crsUnknown = !std::ranges::all_of(table.points, mayBeDegrees) ||
                       !std::ranges::all_of(table.shapes.points, mayBeDegrees);
    if (!suits(asked, !table.crsUnknown)) return;
    asked.toWgs84(table.points, stop);
    asked.toWgs84(table.shapes.points, stop);
    table.crs = asked.name;
    table.crsUnknown = false;
    table.crsByUser = true;
  } else if (!transformToWgs84(table.points, *system, stop) ||
             !transformToWgs84(table.shapes.points, *system, stop)) {
    table.crsUnknown = true;
    return;
  }
  table.outside = unplacedIn(table) - table.unread;
  dropBrokenShapes(table);
}

}  // namespace geo
