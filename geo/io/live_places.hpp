// Boxes between degrees and the reference system of a table's geometry. Within geo/io only.
#pragma once

#include "geo/coords/positions.hpp"

#include <optional>
#include <string>

#include <ogr_spatialref.h>

namespace geo {

/// The system that a well-known text describes; nothing where that says nothing.
std::optional<OGRSpatialReference> systemOf(const std::string& text);

enum class BoxWay { FromDegrees, ToDegrees };

/// The box that holds the box in the other system, longitude and easting first; nothing where it
/// has no place there. Without a system, numbers are degrees.
std::optional<GeoBox> boxBetween(const GeoBox& box, const OGRSpatialReference* system, BoxWay way);

}  // namespace geo
