// Whether a feature's geometry and accuracy are what its layer's kind may have.
#pragma once

#include "geo/base/report.hpp"
#include "geo/scenario/scenario.hpp"

#include <string>
#include <string_view>

namespace geo {

/// Drops a geometry that cannot be shown (wrong kind, out of range, broken rings), closes open
/// rings, and keeps accuracies only as one for all or one a vertex of a single line. What is
/// changed or missing goes into `report` with `file` and the feature's line.
void checkPlace(Feature& feature, const Layer& layer, const std::string& file, Report& report);

/// What a file of that name calls the place of its rows: "lon, lat" or "geometry".
std::string_view placeField(std::string_view file);

}  // namespace geo
