// A layer's rows as a table: what the map shows, as data.
#pragma once

#include "geo/base/result.hpp"
#include "geo/scenario/scenario.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

enum class TableFormat { Csv, Json, GeoJson };
std::optional<TableFormat> tableFormatNamed(std::string_view name);

/// The rows of `layer` (indices into its features) as text. Columns, in this order: id, name,
/// the layer's own columns, from, to, from_earliest, from_latest, to_earliest, to_latest, certainty
/// (certain or possible in the window), area_km2 (on the ellipsoid, holes taken away; only where
/// the layer has polygons), confidence, lon, lat, accuracy_m, place_basis, source_title,
/// source_publisher, source_url, source_date, note. `from` and `to` hold the certain time where
/// there is one, else the possible one; open ends are empty. Times are ISO 8601, UTC. JSON is an
/// array of objects with numbers as numbers and null for what is unknown; GeoJSON is a
/// FeatureCollection with the full geometry, null where there is none.
std::string writeTable(const Scenario& scenario, const Layer& layer,
                       const std::vector<std::size_t>& rows, TimeSpan window, TableFormat format);

}  // namespace geo
