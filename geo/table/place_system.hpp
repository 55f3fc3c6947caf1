// The reference system of a table's numbers where the user says it, for the file does not.
#pragma once

#include "geo/coords/positions.hpp"

#include <functional>
#include <span>
#include <stop_token>
#include <string>

namespace geo {

/// Made by placeSystemNamed; tables know no projections of their own.
struct PlaceSystem {
  std::string name;        // as the user wrote it: "EPSG:32638"; empty: nobody says
  bool inDegrees = false;  // else in metres or feet of a plane
  /// x and y in it become WGS 84; NaN where that cannot be. May leave off half way when asked to.
  std::function<void(std::span<LonLat>, const std::stop_token&)> toWgs84{};
};

/// Whether numbers may be those of the system: degrees are never taken for metres, nor metres for
/// degrees. False where there is no system.
bool suits(const PlaceSystem& system, bool areDegrees);

}  // namespace geo
