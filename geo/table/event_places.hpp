// Where a table's events lie on the map's plane.
#pragma once

#include "geo/coords/projection.hpp"
#include "geo/table/event_table.hpp"
#include "geo/table/shape_frames.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace geo {

/// Parallel to the table's events. Whole steps from a corner: a million take eight bytes each and
/// lie within a centimetre, wherever on the globe they are.
struct EventPlaces {
  static constexpr std::int32_t kNone = std::numeric_limits<std::int32_t>::min();
  ProjectionPtr projection;
  Projected corner;
  double step = 1;                 // plane units
  std::vector<std::int32_t> x, y;  // kNone outside the projection's domain
  std::size_t outside = 0;         // so many of them
  ShapeFrames shapes{};            // of those that are lines or areas

  bool has(std::size_t event) const { return x[event] != kNone; }
  Projected at(std::size_t event) const {
    return {corner.xMetres + x[event] * step, corner.yMetres + y[event] * step};
  }
};
using EventPlacesPtr = std::shared_ptr<const EventPlaces>;

/// Many events are projected by several threads; the answer is the same.
EventPlaces placesOn(const ProjectionPtr& projection, const EventTable& table);

}  // namespace geo
