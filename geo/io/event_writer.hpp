// Rows of a table of events as a file: all that the table has of them, and what is known of each
// event besides. Places are WGS 84, longitude first.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/zone.hpp"
#include "geo/scenario/geometry.hpp"
#include "geo/table/event_table.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace geo {

enum class EventFormat { Csv, Json, GeoJson, GeoPackage };
/// By the word of --of, which is also how a file's name ends: csv, json, geojson, gpkg.
std::optional<EventFormat> eventFormatNamed(std::string_view name);

/// Where an event, by position, is: a point, or all of its line or area.
Geometry geometryOf(const EventTable& table, std::size_t event);

/// Whether there is a column that tells why a row is not drawn.
enum class Reasons { No, Yes };

struct EventSelection {
  const EventTable& table;
  std::span<const std::uint32_t> rows;  // of the table, from 0, in the order of the file
  TimeSpan window{};                    // `certainty` is that in here
  Zone zone{};                          // a time that starts a day in it is written as that day
  Reasons reasons = Reasons::No;
};

/// What the file says of itself: GeoJSON in a member `truceline`, a GeoPackage in a table
/// `truceline_manifest`; CSV and JSON have no room for it.
using EventFileFacts = std::vector<std::pair<std::string, std::string>>;

/// Takes the text of a file, piece by piece.
using TextSink = std::function<Result<void>(std::string_view)>;

/// CSV (RFC 4180), JSON (an array with an object a row) or GeoJSON (RFC 7946), a row a line. The
/// columns are the table's, unchanged, in their order; then `truceline_` when_from_earliest,
/// when_from_latest, when_to_earliest, when_to_latest (ISO 8601; empty where open), certainty
/// (certain, possible, never), lon, lat, radius_m, place_doubt (radius or area; empty where the
/// table states none) and, if wanted, not_drawn. These are empty for a row that is not drawn. In
/// JSON and GeoJSON a name that comes twice, whatever its case, has a number behind it. A line or
/// an area is whole in GeoJSON, elsewhere a place within it. Needs no memory that grows with the
/// rows.
Result<void> writeEvents(const EventSelection& selection, const EventFileFacts& facts,
                         EventFormat format, const TextSink& sink);

/// The same as a GeoPackage with a table `events`, without a spatial index; what is at the path is
/// replaced. Numbers, days
/// and moments stay what they are.
Result<void> writeEventPackage(const EventSelection& selection, const EventFileFacts& facts,
                               const std::filesystem::path& path);

}  // namespace geo
