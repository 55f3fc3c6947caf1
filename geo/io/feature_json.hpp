// Features as GeoJSON (RFC 7946). Within geo/io only.
#pragma once

#include "geo/io/feature_table.hpp"

#include <span>
#include <string>

namespace geo {

/// One FeatureCollection with a foreign member `truceline`, the manifest; a line a feature, its id
/// `layer/id`. Unknown values are null, columns of other layers absent. An edge is straight in
/// degrees, as on the map, also where it crosses the date line.
std::string geoJsonFrom(std::span<const LayerTable> tables, const FileFacts& facts);

/// A geometry, or null; to seven decimals, a centimetre.
std::string geometryJson(const Geometry& geometry);

}  // namespace geo
