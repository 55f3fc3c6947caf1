// Small scenarios made in a test, row by row.
#pragma once

#include "geo/scenario/scenario.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace support {

/// The start of a UTC day, month or year, and all of it.
geo::Moment on(std::string_view period);
geo::TimeSpan periodOf(std::string_view period);

/// Both ends as a data file writes them; empty is open.
geo::ValidTime validFrom(std::string_view from, std::string_view to = {});

/// A closed square-cornered polygon.
geo::Polygons boxOf(const geo::GeoBox& box);

/// Two years from 2020 on, opened on 25 Nov 2020, about 86 km across in EPSG:32638; the parties "A"
/// (blue) and "B" (ochre); no layers yet.
geo::Scenario emptyScenario();

/// The new layer; the reference holds until the next one is added.
geo::Layer& addLayer(geo::Scenario& scenario, std::string id, geo::LayerKind kind,
                     std::vector<std::string> columns = {});

struct Row {
  std::string name{};
  geo::Geometry geometry{};
  geo::ValidTime valid{};
  std::vector<std::string> values{};
  std::vector<double> accuracyMetres{};
};
void addRow(geo::Layer& layer, Row row);

}  // namespace support
