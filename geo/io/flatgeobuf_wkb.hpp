// Geometries of FlatGeobuf as well-known binary. Within geo/io only.
#pragma once

#include "geo/io/flatgeobuf_file.hpp"

#include <cstdint>
#include <vector>

namespace geo {

/// Replaces `wkb`, without heights and measures; by no bytes where there is no geometry. False
/// where it is no points, lines or areas, or not as the format has it.
bool toWkb(const fgb::Geometry* geometry, const GeometryForm& form, std::vector<std::uint8_t>& wkb);

}  // namespace geo
