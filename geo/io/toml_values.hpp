// Values that more than one table of scenario.toml has. Within geo/io only.
#pragma once

#include "geo/coords/positions.hpp"
#include "geo/io/toml_table.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace geo {

/// [west, south, east, north] in degrees; what is none goes into the report.
std::optional<GeoBox> readBox(TomlTable& table, std::string_view key);

/// The projection under `crs` where it can be used, else empty text and a line in the report.
std::string readCrs(TomlTable& table);

}  // namespace geo
