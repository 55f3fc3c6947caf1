// Fixed places on the ground where a name may be written: along a line, inside an area. There are
// several of every size, so that a picture of any part finds one that suits it.
#pragma once

#include "geo/shape/shape.hpp"

#include <optional>
#include <vector>

namespace viewer {

/// A stretch of a line.
struct LineSpot {
  geo::PlaneLine line;
  geo::Projected middle;
  double length = 0;
  double merit = 0;  // its length, less where it bends and where it is steep
};

/// The whole line; then shorter stretches down to `shortest`, every second half as long, of each
/// length the best one that begins in every such length of the line.
std::vector<LineSpot> nameSpots(const geo::PlaneLine& line, double shortest);

/// A place, and the size of a box around it that lies inside the area.
struct AreaSpot {
  geo::Projected at;
  double width = 0, height = 0;
};

/// The roomiest spot of the whole area; then of every cell of lattices that are fixed on the plane,
/// each half as wide as the one before, down to `narrowest`, their rows shifted by half a cell. The
/// boxes are `aspect` times as wide as high.
std::vector<AreaSpot> nameSpots(const geo::PlanePolygon& area, double aspect, double narrowest);

/// For a name that stands askew, as in a long lake: the middle line of the longest box inside the
/// area that is turned by up to 60 degrees, `aspect` times as long as it is wide.
std::optional<LineSpot> askewSpot(const geo::PlanePolygon& area, double aspect);

}  // namespace viewer
