// GEOS as this room uses it: one reentrant context a call, geometries that free themselves, and the
// way from rings to polygons and back. Seen by geo/shape only.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#define GEOS_USE_ONLY_R_API
#include "geo/shape/shape.hpp"

#include <geos_c.h>

namespace geo::geos {

struct GeometryDeleter {
  GEOSContextHandle_t context = nullptr;
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
};
using GeometryPtr = std::unique_ptr<GEOSGeometry, GeometryDeleter>;

/// A GEOS context that remembers what GEOS complained about. Must outlive its geometries.
class Context {
 public:
  Context();
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  GEOSContextHandle_t handle() const { return handle_; }
  /// Takes over what a GEOS function returned; may be empty.
  GeometryPtr own(GEOSGeometry* geometry) const { return {geometry, {handle_}}; }
  /// A failure with GEOS's last complaint as its reason.
  tl::unexpected<Failure> failure(const std::string& doing) const;

 private:
  GEOSContextHandle_t handle_;
  std::unique_ptr<std::string> complaint_;
};

/// An order for sorting and searching positions: from west to east, then from south to north.
inline bool before(Projected a, Projected b) {
  return std::pair{a.xMetres, a.yMetres} < std::pair{b.xMetres, b.yMetres};
}

/// The polygon as GEOS holds it, repaired where it was invalid: one or more polygons, in a
/// collection or not. Fails when nothing with an area is left.
Result<GeometryPtr> validGeometryFrom(const Context& context, const PlanePolygon& polygon);

/// Invalid rings made valid: shells joined, holes taken away, what collapses dropped. Empty on
/// failure.
GeometryPtr repaired(const Context& context, const GEOSGeometry* geometry);

/// Every polygon in a geometry, in the order GEOS holds them; lines and points are left out.
std::vector<PlanePolygon> polygonsFrom(const Context& context, const GEOSGeometry* geometry);

/// The polygons within a geometry, borrowed from it; empty ones are left out.
std::vector<const GEOSGeometry*> polygonParts(const Context& context, const GEOSGeometry* geometry);

/// The coordinates of a line or ring.
PlaneLine lineFrom(const Context& context, const GEOSGeometry* line);

/// A ring or polygon of closed positions; empty on failure.
GeometryPtr ringFrom(const Context& context, std::span<const Projected> points);
GeometryPtr polygonFrom(const Context& context, std::span<const Projected> ring);

/// A collection of the geometries, which it takes over; empty on failure.
GeometryPtr collectionFrom(const Context& context, std::vector<GeometryPtr> parts);

PlaneBox boundsOf(const Context& context, const GEOSGeometry* geometry);

enum class Cut { AtX, AtY };
/// Fast clipping keeps the area but may leave rings that touch themselves; exact leaves none.
enum class Clipping { Fast, Exact };

/// A polygonal geometry's parts below and above a line parallel to an axis that runs through it.
/// Both halves have the same points on the line. Fails where GEOS does.
Result<std::pair<GeometryPtr, GeometryPtr>> cutInTwo(const Context& context,
                                                     const GEOSGeometry* geometry, Cut cut,
                                                     double at, Clipping clipping);

/// Triangles of every polygon in a valid geometry, points shared among all of them. Polygons of
/// more than `mostPoints` are cut in halves first, which adds points along the cuts.
Result<Triangles> triangulateGeometry(const Context& context, GeometryPtr geometry, int mostPoints);

}  // namespace geo::geos
