#include "geo/shape/validity.hpp"

#include "geo/shape/geos.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace geo {

namespace {

using geos::Context;
using geos::GeometryPtr;

constexpr std::size_t kFewestRingPoints = 4;  // a closed triangle

/// GEOS's words, and ours.
constexpr std::pair<std::string_view, std::string_view> kReasons[] = {
    {"Self-intersection", "a ring crosses itself or another one"},
    {"Ring Self-intersection", "a ring touches itself"},
    {"Hole lies outside shell", "a hole lies outside of its outer ring"},
    {"Holes are nested", "a hole lies within another one"},
    {"Nested shells", "a polygon lies within another one of the same row"},
    {"Interior is disconnected", "holes cut the inside in two"},
    {"Duplicate Rings", "a ring is there twice"},
};

std::string wordsFor(std::string_view reason) {
  const auto found = std::ranges::find(kReasons, reason, [](auto& row) { return row.first; });
  return std::string(found == std::end(kReasons) ? reason : found->second);
}

bool isFinite(Projected p) {
  return std::isfinite(p.xMetres) && std::isfinite(p.yMetres);
}

/// Whether all points lie on one line.
bool isFlat(const PlaneLine& ring) {
  const Projected origin = ring.front();
  const auto other = std::ranges::find_if(ring, [origin](Projected p) { return p != origin; });
  if (other == ring.end()) return true;
  const double dx = other->xMetres - origin.xMetres, dy = other->yMetres - origin.yMetres;
  return std::ranges::all_of(ring, [=](Projected p) {
    return dx * (p.yMetres - origin.yMetres) == dy * (p.xMetres - origin.xMetres);
  });
}

/// What GEOS must not see or would not name.
std::optional<Invalidity> plainFaultOf(const PlanePolygon& polygon) {
  for (const PlaneLine& ring : polygon.rings) {
    const auto bad = std::ranges::find_if_not(ring, isFinite);
    if (bad != ring.end()) return Invalidity{"a position is not a number", *bad};
    const Projected at = ring.empty() ? Projected{} : ring.front();
    if (ring.size() < kFewestRingPoints || ring.front() != ring.back()) {
      return Invalidity{"a ring is not closed or has fewer than three points", at};
    }
    if (isFlat(ring)) return Invalidity{"a ring has no area", at};
  }
  if (polygon.rings.empty()) return Invalidity{"a polygon without a ring", {}};
  return std::nullopt;
}

/// The polygon as it is; empty where GEOS refuses it.
GeometryPtr rawPolygon(const Context& context, const PlanePolygon& polygon) {
  std::vector<GeometryPtr> rings;
  for (const PlaneLine& ring : polygon.rings) {
    rings.push_back(geos::ringFrom(context, ring));
    if (!rings.back()) return context.own(nullptr);
  }
  std::vector<GEOSGeometry*> holes;
  for (std::size_t i = 1; i < rings.size(); ++i) holes.push_back(rings[i].release());
  return context.own(GEOSGeom_createPolygon_r(context.handle(), rings.front().release(),
                                              holes.data(), static_cast<unsigned>(holes.size())));
}

/// All of them as one geometry; empty where GEOS refuses one.
GeometryPtr rawGeometry(const Context& context, std::span<const PlanePolygon> polygons) {
  std::vector<GeometryPtr> parts;
  for (const PlanePolygon& polygon : polygons) {
    parts.push_back(rawPolygon(context, polygon));
    if (!parts.back()) return context.own(nullptr);
  }
  std::vector<GEOSGeometry*> released;
  released.reserve(parts.size());
  for (GeometryPtr& part : parts) released.push_back(part.release());
  return context.own(GEOSGeom_createCollection_r(context.handle(), GEOS_MULTIPOLYGON,
                                                 released.data(),
                                                 static_cast<unsigned>(released.size())));
}

std::optional<Invalidity> faultSeenByGeos(const Context& context, const GEOSGeometry* geometry) {
  char* reason = nullptr;
  GEOSGeometry* place = nullptr;
  const char valid = GEOSisValidDetail_r(context.handle(), geometry, 0, &reason, &place);
  const GeometryPtr at = context.own(place);
  std::optional<Invalidity> fault;
  if (valid != 1) {
    fault = Invalidity{wordsFor(reason ? reason : "GEOS cannot read it"), {}};
    if (at) {
      GEOSGeomGetX_r(context.handle(), at.get(), &fault->at.xMetres);
      GEOSGeomGetY_r(context.handle(), at.get(), &fault->at.yMetres);
    }
  }
  GEOSFree_r(context.handle(), reason);
  return fault;
}

/// How wide a piece is on average: its ends are forgotten, as they are in a long one.
double meanWidthOf(const Context& context, const GEOSGeometry* piece, double area) {
  double perimeter = 0;
  GEOSLength_r(context.handle(), piece, &perimeter);
  return perimeter > 0 ? 2 * area / perimeter : 0;
}

}  // namespace

std::optional<Invalidity> whyInvalid(std::span<const PlanePolygon> polygons) {
  for (const PlanePolygon& polygon : polygons) {
    if (auto fault = plainFaultOf(polygon)) return fault;
  }
  const Context context;
  const GeometryPtr geometry = rawGeometry(context, polygons);
  if (!geometry) return Invalidity{"GEOS cannot read it", {}};
  return faultSeenByGeos(context, geometry.get());
}

Result<double> overlapOf(const PlanePolygon& a, const PlanePolygon& b, double narrowest) {
  const Context context;
  const auto first = geos::validGeometryFrom(context, a);
  if (!first) return tl::unexpected(first.error());
  const auto second = geos::validGeometryFrom(context, b);
  if (!second) return tl::unexpected(second.error());
  const GeometryPtr common =
      context.own(GEOSIntersection_r(context.handle(), first->get(), second->get()));
  if (!common) return context.failure("intersecting two polygons");
  double sum = 0;
  for (const GEOSGeometry* piece : geos::polygonParts(context, common.get())) {
    double area = 0;
    GEOSArea_r(context.handle(), piece, &area);
    if (meanWidthOf(context, piece, area) >= narrowest) sum += area;
  }
  return sum;
}

}  // namespace geo
