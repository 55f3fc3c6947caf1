// What lies under the pointer: the same shapes, offsets and dates that are drawn, on the CPU.
#pragma once

#include "viewer/render/sheet.hpp"

#include <optional>

namespace viewer {

/// The feature drawn on top at `at`, within a few points of it: markers before lines before areas.
/// Nothing where only the base map is.
std::optional<geo::FeatureRef> pickAt(const Frame& frame, const MapScene& scene, geo::Screen at);

/// On the whole picture: on the date that shows there, or else among its ghosts.
std::optional<geo::FeatureRef> pickAt(const Sheet& sheet, const MapScene& scene, geo::Screen at);

}  // namespace viewer
