// Meridians and parallels at round degrees.
#pragma once

#include "geo/coords/grid.hpp"
#include "geo/coords/projection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace geo {

/// The smallest step of at least `leastDegrees` among 30, 15, 10, 5, 2 and 1 degrees, 30, 20, 15,
/// 10, 5, 2 and 1 minutes, and 30, 15, 10, 5, 2 and 1 seconds; in seconds. Nothing above 30
/// degrees.
std::optional<int> roundStepArcSeconds(double leastDegrees);

/// "46°30′E", "40°N": the parts that a step of `stepArcSeconds` needs. 0° and 180° have no letter.
/// `family` is Meridian or Parallel.
std::string degreeLabel(GridFamily family, int arcSeconds, int stepArcSeconds);

/// The graticule of what the view shows: each family at the finest round step whose lines are
/// wishedGridPx apart in the view's median, or at 30 degrees where those are still leastGridPx
/// apart. A longitude is drawn once, in (-180, 180]; poles are no lines. A line that is cut into
/// several stretches comes as several GridLines.
std::vector<GridLine> lonLatLines(const Projection& projection, const View& view);

}  // namespace geo
