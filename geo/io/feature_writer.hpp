// Features of several layers as one file of a format that maps are exchanged in. Places are WGS 84,
// longitude first; a row without a place is a feature without geometry.
#pragma once

#include "geo/base/result.hpp"
#include "geo/scenario/scenario.hpp"
#include "geo/table/event_table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace geo {

enum class FeatureFormat { Kml, Kmz, GeoJson, GeoPackage, Csv };

/// Rows of one layer, by their positions, in the order in which they are written.
struct LayerRows {
  std::size_t layer = 0;
  std::vector<std::size_t> rows;
  bool operator==(const LayerRows&) const = default;
};

/// Rows of a table of events, which become a layer of their own behind the others. All are drawn.
struct EventRows {
  std::string id;  // of the layer
  EventTablePtr table;
  std::vector<std::uint32_t> rows;
};

struct FeatureSelection {
  std::vector<LayerRows> layers;
  std::vector<EventRows> tables{};
  TimeSpan window{};                 // `certainty` is that in here
  std::optional<TimeSpan> before{};  // and `certainty_before` that in here
};

/// What the file says of itself.
struct FileFacts {
  std::vector<std::pair<std::string, std::string>> manifest;
  std::string marking;  // how it may be handled; empty: no word of that
};

/// The file's bytes; the same input gives the same bytes. Each feature has the columns of
/// geo/io/feature_table.hpp. GeoJSON (RFC 7946) and CSV (RFC 4180, the geometry as WKT) hold one
/// list of all layers; a GeoPackage has a table and KML a folder for each. The manifest is a member
/// `truceline`, a table `truceline_manifest`, the description of the KML; CSV has no room for it,
/// but tells the marking in each row.
/// A table's own columns and those of geo/io/event_writer.hpp stand in the place of a layer's; the
/// id of its feature is the row, counted from 1.
/// Radii along a line are a list in GeoJSON, elsewhere the largest of them.
Result<std::vector<std::uint8_t>> featureFile(const Scenario& scenario,
                                              const FeatureSelection& selection,
                                              const FileFacts& facts, FeatureFormat format);

}  // namespace geo
