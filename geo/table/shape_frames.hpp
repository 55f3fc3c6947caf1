// Where the lines and areas of a table lie on a plane, told by a few projected points each: enough
// to pass over those out of view and to thin out the others before their own points are projected.
#pragma once

#include "geo/coords/projection.hpp"
#include "geo/table/event_table.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace geo {

/// The box of a shape's points in degrees, and where its corners lie on the plane.
struct ShapeFrame {
  GeoBox box;
  std::array<Projected, 4> corners;  // south-west, south-east, north-west, north-east
  double bend = 0;  // plane units: about how far a place of the box may lie from where its corners
                    // would have it; infinite where the box leaves the projection's domain

  /// Holds the whole shape; everything where that is not known.
  PlaneBox bounds() const;
};

/// Where places of a frame's box lie, as far as its corners tell: straight along each degree.
class CornerWays {
 public:
  explicit CornerWays(const ShapeFrame& frame);
  Projected operator()(LonLat place) const {
    const double u = place.lonDegrees - west_, v = place.latDegrees - south_, uv = u * v;
    return {origin_.xMetres + u * alongU_.xMetres + v * alongV_.xMetres + uv * twist_.xMetres,
            origin_.yMetres + u * alongU_.yMetres + v * alongV_.yMetres + uv * twist_.yMetres};
  }

 private:
  double west_, south_;
  Projected origin_, alongU_, alongV_, twist_;  // per degree
};

/// Of the events that are lines or areas, in their order.
struct ShapeFrames {
  std::vector<std::uint32_t> events;
  std::vector<ShapeFrame> frames;  // parallel
};

/// Many are projected by several threads; the answer is the same.
ShapeFrames framesOn(const Projection& projection, const EventTable& table);

}  // namespace geo
