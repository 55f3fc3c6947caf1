// A reference system that the user names becomes a way to WGS 84.
#pragma once

#include "geo/base/result.hpp"
#include "geo/table/place_system.hpp"

#include <string>

namespace geo {

/// From anything PROJ understands: "EPSG:32638", "+proj=tmerc …", WKT; nothing is looked up in
/// files or on the network. x always counts to the east and comes first. No name: no system.
Result<PlaceSystem> placeSystemNamed(const std::string& definition);

}  // namespace geo
