#include "geo/io/overlap_check.hpp"

#include "geo/base/time_text.hpp"
#include "geo/coords/equal_area.hpp"
#include "geo/io/place_check.hpp"
#include "geo/shape/validity.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

/// Edges that are drawn twice and rounded differently leave slivers this narrow.
constexpr double kSliverMetres = 10;
constexpr double kSquareMetresPerSquareKm = 1e6;

struct PlanePart {
  PlanePolygon polygon;
  PlaneBox box;
};

/// A row on a plane that keeps areas.
struct PlaneArea {
  std::size_t row = 0;
  std::vector<PlanePart> parts;
};

PlaneArea planeAreaOf(std::size_t row, const Polygons& polygons, const Projection& projection) {
  PlaneArea area{row, {}};
  for (const Polygon& polygon : polygons) {
    PlanePart part;
    for (const Line& ring : polygon.rings) {
      part.polygon.rings.push_back(projection.forward(ring));
      for (const Projected p : part.polygon.rings.back()) part.box.include(p);
    }
    area.parts.push_back(std::move(part));
  }
  return area;
}

std::vector<PlaneArea> planeAreasOf(const Layer& layer, const Projection& projection) {
  std::vector<PlaneArea> areas;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const auto* polygons = std::get_if<Polygons>(&layer.features[i].geometry);
    if (polygons) areas.push_back(planeAreaOf(i, *polygons, projection));
  }
  return areas;
}

/// 0 where one of the two is no polygon, which another check tells.
double sharedSquareMetres(const PlaneArea& a, const PlaneArea& b) {
  double sum = 0;
  for (const PlanePart& one : a.parts) {
    for (const PlanePart& other : b.parts) {
      if (!one.box.meets(other.box)) continue;
      sum += overlapOf(one.polygon, other.polygon, kSliverMetres).value_or(0);
    }
  }
  return sum;
}

/// When both are certainly so.
std::optional<TimeSpan> commonTime(const ValidTime& a, const ValidTime& b) {
  if (!a.hasCertain() || !b.hasCertain()) return std::nullopt;
  if (!meets(a.certain(), b.certain())) return std::nullopt;
  return TimeSpan{std::max(a.from.latest, b.from.latest), std::min(a.to.earliest, b.to.earliest)};
}

std::string wordsFor(TimeSpan time, const Zone& zone) {
  if (time.from > kBeginningOfTime) return fmt::format("from {}", formatMoment(time.from, zone));
  if (time.to < kEndOfTime) return fmt::format("until {}", formatMoment(time.to, zone));
  return "at all times";
}

/// Three digits, and never a power of ten.
std::string squareKmText(double squareMetres) {
  const double squareKm = squareMetres / kSquareMetresPerSquareKm;
  return squareKm < 100 ? fmt::format("{:.3g}", squareKm) : fmt::format("{:.0f}", squareKm);
}

Finding findingOf(const Layer& layer, const Feature& earlier, double squareMetres,
                  const std::string& when) {
  const std::string line = earlier.line > 0 ? fmt::format(" (line {})", earlier.line) : "";
  return {Problem::Severity::Warning,
          fmt::format("overlaps '{}'{} by {} km² {}", earlier.id, line, squareKmText(squareMetres),
                      when),
          {std::string(placeField(layer.file)),
           "cut it out of one of the two, or end one before the other begins"}};
}

}  // namespace

std::vector<OverlapFinding> findOverlaps(const Scenario& scenario, const Layer& layer) {
  if (layer.kind != LayerKind::Area) return {};
  const auto projection = equalAreaPlane(scenario.extent);
  if (!projection) return {};  // an extent always has a middle
  const std::vector<PlaneArea> areas = planeAreasOf(layer, **projection);
  std::vector<OverlapFinding> found;
  for (std::size_t later = 1; later < areas.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      const Feature& a = layer.features[areas[earlier].row];
      const Feature& b = layer.features[areas[later].row];
      const auto time = commonTime(a.valid, b.valid);
      const double shared = time ? sharedSquareMetres(areas[earlier], areas[later]) : 0;
      if (shared <= 0) continue;
      const std::string when = wordsFor(*time, scenario.zone);
      found.push_back({areas[later].row, findingOf(layer, a, shared, when)});
    }
  }
  return found;
}

}  // namespace geo
