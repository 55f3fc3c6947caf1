#include "geo/shape/geos.hpp"

#include <algorithm>
#include <cmath>

namespace geo::geos {

namespace {

static_assert(sizeof(Projected) == 2 * sizeof(double), "copied as pairs of doubles");

void remember(const char* message, void* complaint) {
  *static_cast<std::string*>(complaint) = message;
}

/// The ring without repeated points, and closed.
PlaneLine tidyRing(const PlaneLine& ring) {
  PlaneLine tidy = ring;
  const auto repeated = std::ranges::unique(tidy);
  tidy.erase(repeated.begin(), repeated.end());
  if (!tidy.empty() && tidy.front() != tidy.back()) tidy.push_back(tidy.front());
  return tidy;
}

bool isFinite(const PlanePolygon& polygon) {
  return std::ranges::all_of(polygon.rings, [](const PlaneLine& ring) {
    return std::ranges::all_of(
        ring, [](Projected p) { return std::isfinite(p.xMetres) && std::isfinite(p.yMetres); });
  });
}

/// The rings as they are, validity not looked at; holes of fewer than three points are left out.
GeometryPtr rawPolygonFrom(const Context& context, const PlanePolygon& polygon) {
  std::vector<GeometryPtr> holes;
  for (std::size_t i = 1; i < polygon.rings.size(); ++i) {
    const PlaneLine hole = tidyRing(polygon.rings[i]);
    if (hole.size() < 4) continue;
    holes.push_back(ringFrom(context, hole));
    if (!holes.back()) return {};
  }
  GeometryPtr shell = ringFrom(context, tidyRing(polygon.rings.front()));
  if (!shell) return {};
  std::vector<GEOSGeometry*> released;
  for (GeometryPtr& hole : holes) released.push_back(hole.release());
  return context.own(GEOSGeom_createPolygon_r(context.handle(), shell.release(), released.data(),
                                              static_cast<unsigned>(released.size())));
}

}  // namespace

Context::Context() : handle_(GEOS_init_r()), complaint_(std::make_unique<std::string>()) {
  GEOSContext_setErrorMessageHandler_r(handle_, remember, complaint_.get());
}

Context::~Context() {
  GEOS_finish_r(handle_);
}

tl::unexpected<Failure> Context::failure(const std::string& doing) const {
  const std::string reason = complaint_->empty() ? "GEOS gave no result" : *complaint_;
  return fail(Failure::Kind::Invalid, doing + ": " + reason);
}

Result<GeometryPtr> validGeometryFrom(const Context& context, const PlanePolygon& polygon) {
  constexpr const char* kDoing = "reading a polygon";
  if (!isFinite(polygon)) {
    return fail(Failure::Kind::Invalid, "reading a polygon: a position is not a number");
  }
  if (polygon.rings.empty() || tidyRing(polygon.rings.front()).size() < 4) {
    return fail(Failure::Kind::Invalid, "reading a polygon: fewer than three different points");
  }
  GeometryPtr geometry = rawPolygonFrom(context, polygon);
  if (!geometry) return context.failure(kDoing);
  if (GEOSisValid_r(context.handle(), geometry.get()) != 1) {
    geometry = repaired(context, geometry.get());
    if (!geometry) return context.failure(kDoing);
  }
  if (polygonParts(context, geometry.get()).empty()) {
    return fail(Failure::Kind::Invalid, "reading a polygon: it has no area");
  }
  return geometry;
}

GeometryPtr repaired(const Context& context, const GEOSGeometry* geometry) {
  const GEOSContextHandle_t handle = context.handle();
  GEOSMakeValidParams* params = GEOSMakeValidParams_create_r(handle);
  GEOSMakeValidParams_setMethod_r(handle, params, GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r(handle, params, 0);
  GeometryPtr valid = context.own(GEOSMakeValidWithParams_r(handle, geometry, params));
  GEOSMakeValidParams_destroy_r(handle, params);
  return valid;
}

std::vector<const GEOSGeometry*> polygonParts(const Context& context,
                                              const GEOSGeometry* geometry) {
  const GEOSContextHandle_t handle = context.handle();
  std::vector<const GEOSGeometry*> parts, open{geometry};
  while (!open.empty()) {
    const GEOSGeometry* next = open.back();
    open.pop_back();
    if (GEOSisEmpty_r(handle, next) != 0) continue;
    const int type = GEOSGeomTypeId_r(handle, next);
    if (type == GEOS_POLYGON) {
      parts.push_back(next);
    } else if (type >= GEOS_MULTIPOINT) {
      const int count = GEOSGetNumGeometries_r(handle, next);
      for (int i = count; i-- > 0;) open.push_back(GEOSGetGeometryN_r(handle, next, i));
    }
  }
  return parts;
}

std::vector<PlanePolygon> polygonsFrom(const Context& context, const GEOSGeometry* geometry) {
  const GEOSContextHandle_t handle = context.handle();
  std::vector<PlanePolygon> polygons;
  for (const GEOSGeometry* part : polygonParts(context, geometry)) {
    PlanePolygon polygon;
    polygon.rings.push_back(lineFrom(context, GEOSGetExteriorRing_r(handle, part)));
    const int holes = GEOSGetNumInteriorRings_r(handle, part);
    for (int i = 0; i < holes; ++i) {
      polygon.rings.push_back(lineFrom(context, GEOSGetInteriorRingN_r(handle, part, i)));
    }
    polygons.push_back(std::move(polygon));
  }
  return polygons;
}

PlaneLine lineFrom(const Context& context, const GEOSGeometry* line) {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context.handle(), line);
  unsigned size = 0;
  if (!sequence || GEOSCoordSeq_getSize_r(context.handle(), sequence, &size) == 0) return {};
  PlaneLine points(size);
  if (size > 0) {
    GEOSCoordSeq_copyToBuffer_r(context.handle(), sequence, &points.front().xMetres, 0, 0);
  }
  return points;
}

GeometryPtr ringFrom(const Context& context, std::span<const Projected> points) {
  if (points.empty()) return context.own(nullptr);
  GEOSCoordSequence* sequence = GEOSCoordSeq_copyFromBuffer_r(
      context.handle(), &points.front().xMetres, static_cast<unsigned>(points.size()), 0, 0);
  if (!sequence) return context.own(nullptr);
  return context.own(GEOSGeom_createLinearRing_r(context.handle(), sequence));
}

GeometryPtr polygonFrom(const Context& context, std::span<const Projected> ring) {
  GeometryPtr shell = ringFrom(context, ring);
  if (!shell) return shell;
  return context.own(GEOSGeom_createPolygon_r(context.handle(), shell.release(), nullptr, 0));
}

GeometryPtr collectionFrom(const Context& context, std::vector<GeometryPtr> parts) {
  std::vector<GEOSGeometry*> released;
  for (GeometryPtr& part : parts) released.push_back(part.release());
  return context.own(GEOSGeom_createCollection_r(context.handle(), GEOS_GEOMETRYCOLLECTION,
                                                 released.data(),
                                                 static_cast<unsigned>(released.size())));
}

PlaneBox boundsOf(const Context& context, const GEOSGeometry* geometry) {
  PlaneBox box;
  GEOSGeom_getXMin_r(context.handle(), geometry, &box.minX);
  GEOSGeom_getYMin_r(context.handle(), geometry, &box.minY);
  GEOSGeom_getXMax_r(context.handle(), geometry, &box.maxX);
  GEOSGeom_getYMax_r(context.handle(), geometry, &box.maxY);
  return box;
}

}  // namespace geo::geos
