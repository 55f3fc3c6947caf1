#include "viewer/snapshot/manifest.hpp"

#include "geo/base/time_text.hpp"
#include "geo/coords/view.hpp"
#include "viewer/snapshot/data_export.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace viewer {

namespace {

std::string timeText(geo::TimeSpan window, const geo::Zone& zone) {
  return fmt::format("{} ({}, {})", geo::formatInterval(window), formatWindow(window, zone),
                     zone.name());
}

/// West, south, east and north of the picture's corners and edges, in degrees.
std::string extentText(const Session& session) {
  constexpr int kSteps = 16;
  const geo::View view = mapView(session);
  geo::GeoBox box{180, 90, -180, -90};
  const auto include = [&](double x, double y) {
    const auto at = session.projection->inverse(geo::projectedFromScreen(
        view, {static_cast<float>(x * view.widthPx), static_cast<float>(y * view.heightPx)}));
    if (!at) return;
    box = {std::min(box.west, at->lonDegrees), std::min(box.south, at->latDegrees),
           std::max(box.east, at->lonDegrees), std::max(box.north, at->latDegrees)};
  };
  for (int i = 0; i <= kSteps; ++i) {
    const double share = static_cast<double>(i) / kSteps;
    for (const double edge : {0.0, 1.0}) {
      include(share, edge);
      include(edge, share);
    }
  }
  if (box.west > box.east) return "";
  return fmt::format("{:.6f},{:.6f},{:.6f},{:.6f} (west, south, east, north; degrees)", box.west,
                     box.south, box.east, box.north);
}

std::string layersText(const Session& session) {
  std::string text;
  const auto add = [&](std::string_view id) {
    if (isShown(session, id)) text += fmt::format("{}{}", text.empty() ? "" : ", ", id);
  };
  for (const geo::Layer& layer : session.scenario->layers) add(layer.id);
  for (const BaseLayer& layer : kBaseLayers) add(layer.id);
  for (const UserRaster& raster : session.rasters) add(raster.path);
  return text;
}

/// "sites 28 shown, 3 with no known place; …": of the layers shown, the rows that lie in the
/// picture and those that have no place; then the valid rows of layers that are not shown.
std::string countsText(const Session& session) {
  const geo::Validity least = leastShown(session.certainty);
  std::string text;
  for (const geo::LayerRows& shown : shownRows(session).layers) {
    const geo::Layer& layer = session.scenario->layers[shown.layer];
    const auto placed = static_cast<std::size_t>(std::ranges::count_if(
        shown.rows, [&](std::size_t row) { return geo::hasPlace(layer.features[row]); }));
    text += fmt::format("{} {} shown", layer.id, placed);
    if (placed < shown.rows.size()) {
      text += fmt::format(", {} with no known place", shown.rows.size() - placed);
    }
    text += "; ";
  }
  std::size_t hidden = 0;
  for (std::size_t i = 0; i < session.scenario->layers.size(); ++i) {
    if (isShown(session, session.scenario->layers[i].id)) continue;
    hidden += session.times->rows(i).countIn(session.clock.window, least);
  }
  return text + fmt::format("{} in layers not shown", hidden);
}

/// Every publisher whose rows are shown at the date.
std::string sourcesText(const Session& session) {
  std::set<std::string_view> publishers;
  const geo::Validity least = leastShown(session.certainty);
  for (std::size_t i = 0; i < session.scenario->layers.size(); ++i) {
    const geo::Layer& layer = session.scenario->layers[i];
    if (!isShown(session, layer.id)) continue;
    for (const std::size_t row : session.times->rows(i).rowsIn(session.clock.window, least)) {
      const int source = layer.features[row].source;
      if (source < 0) continue;
      publishers.insert(session.scenario->sources[static_cast<std::size_t>(source)].publisher);
    }
  }
  publishers.erase("");
  return fmt::format("{}", fmt::join(publishers, "; "));
}

std::string crsText(const geo::Projection& projection) {
  return projection.definition() == projection.name()
             ? projection.name()
             : fmt::format("{} ({})", projection.definition(), projection.name());
}

}  // namespace

Manifest manifestOf(const Session& session, const Origin& origin) {
  const geo::Scenario& scenario = *session.scenario;
  const geo::Zone& zone = session.clock.zone;
  const bool compared = session.compare.mode != CompareMode::None;
  Manifest manifest{{"Title", scenario.title},
                    {"Description", scenario.subtitle},
                    {"Marking", session.marking.text},
                    {"Time", timeText(session.clock.window, zone)},
                    {"Time before", compared ? timeText(session.compare.before, zone) : ""},
                    {"Extent", extentText(session)},
                    {"Scale", fmt::format("1:{:.0f} at the middle", scaleDenominator(session))},
                    {"CRS", crsText(*session.projection)},
                    {"Layers", layersText(session)},
                    {"Counts", countsText(session)},
                    {"Source", sourcesText(session)},
                    {"Copyright", scenario.credits},
                    {"Disclaimer", scenario.disclaimer},
                    {"Data cut-off", scenario.cutoff},
                    {"Data", origin.data},
                    {"Software", "truceline " TRUCELINE_VERSION},
                    {"Command", origin.command}};
  std::erase_if(manifest, [](const ManifestEntry& entry) { return entry.value.empty(); });
  return manifest;
}

std::optional<PlanePlace> planePlaceOf(const Session& session) {
  if (session.compare.mode == CompareMode::Side) return std::nullopt;
  // The whole page goes on as the map does.
  const geo::View map = pageMapView(session);
  const PageRect place = session.layout ? rectOf(session.layout->map, session.view) : PageRect{};
  const geo::Projected corner = geo::projectedFromScreen(
      map, {-static_cast<float>(place.leftPx), -static_cast<float>(place.topPx)});
  return PlanePlace{corner.xMetres, corner.yMetres, session.view.unitsPerPx,
                    session.projection->wkt()};
}

}  // namespace viewer
