// From a file's coordinates to WGS 84. Within geo/io only.
#pragma once

#include "geo/table/place_system.hpp"
#include "geo/table/raw_table.hpp"

#include <span>
#include <stop_token>
#include <string>

#include <ogr_spatialref.h>

namespace geo {

/// A reference system that is only there to say that there is none is none.
bool saysWhere(const OGRSpatialReference* system);

/// As a file's system is named: "EPSG:4326", or in words. Empty where it says nothing.
std::string nameOf(const OGRSpatialReference* system);

/// Names the table's system and brings its points and shapes to WGS 84. What cannot be
/// keeps its kind, has no place (NaN, no rings) and is counted as outside. Without a system,
/// coordinates are degrees if all can be; if not, they are in the one that the user says, and
/// without that crsUnknown is set. May leave off half way when that is asked for.
void bringToWgs84(RawTable& table, const OGRSpatialReference* system, const PlaceSystem& asked,
                  const std::stop_token& stop);

/// What cannot be brought there becomes NaN; false where there is no way from this system at all.
bool transformToWgs84(std::span<LonLat> points, const OGRSpatialReference& system,
                      const std::stop_token& stop);

}  // namespace geo
