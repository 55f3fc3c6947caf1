// Features as KML 2.2 (OGC 07-147r2), and as the archive of it. Within geo/io only.
#pragma once

#include "geo/io/feature_table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace geo {

/// A folder a layer, a placemark a row: in the colour of its party or its layer, with the time in
/// which it is certain or, where it never is, possible. What has no place has no geometry.
std::string kmlFrom(const Scenario& scenario, std::span<const LayerTable> tables,
                    const FileFacts& facts);

/// A KMZ that holds nothing but the text, as doc.kml.
Result<std::vector<std::uint8_t>> kmzFrom(const std::string& kml);

}  // namespace geo
