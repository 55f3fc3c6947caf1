// A point written as well-known text.
#pragma once

#include "geo/coords/positions.hpp"

#include <optional>
#include <string_view>

namespace geo {

/// "POINT (46.75 39.82)", also with a height or with "SRID=4326;" before it. Nothing for anything
/// else: other shapes, other reference systems, POINT EMPTY.
std::optional<LonLat> readWktPoint(std::string_view text);

}  // namespace geo
