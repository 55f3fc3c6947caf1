#include "viewer/snapshot/data_export.hpp"

#include "geo/io/event_writer.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/session/table_rows.hpp"
#include "viewer/snapshot/in_picture.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

#include <fmt/format.h>

namespace viewer {

namespace {

using Rows = std::vector<std::size_t>;

bool isCompared(const Session& session) {
  return session.compare.mode != CompareMode::None;
}

Rows validRows(const Session& session, std::size_t layer) {
  const geo::RowTimes& times = session.times->rows(layer);
  const geo::Validity least = leastShown(session.certainty);
  Rows rows = times.rowsIn(session.clock.window, least);
  if (!isCompared(session)) return rows;
  const Rows before = times.rowsIn(session.compare.before, least);
  Rows either;
  std::ranges::set_union(rows, before, std::back_inserter(either));
  return either;
}

/// Whether the map is of a width at which the layer is drawn at all.
bool isDrawn(const Session& session, const geo::View& map, const geo::Layer& layer) {
  const double metresAcross = map.unitsPerPx * session.projection->metresPerUnit() * map.widthPx;
  return opacityAt({layer.shownFromKm * 1000, layer.shownToKm * 1000}, metresAcross) > 0;
}

using TableRowNumbers = std::vector<std::uint32_t>;

/// Those that are shown at either date, wherever they are.
TableRowNumbers happeningRows(const Session& session, TableRowsWish wish) {
  TableRowNumbers rows = tableRowsOf(wish).rows;
  if (!isCompared(session)) return rows;
  wish.window = session.compare.before;
  const TableRowNumbers before = tableRowsOf(wish).rows;
  TableRowNumbers either;
  std::ranges::set_union(rows, before, std::back_inserter(either));
  return either;
}

/// A byte a row: 1 for those that meet the map.
std::vector<std::uint8_t> rowsInPicture(const Session& session, const UserTable& table) {
  const geo::EventTable& events = *table.events;
  const geo::PlaneBox box = geo::boundsOf(mapView(session));
  const bool placed = table.places && table.places->projection == session.projection;
  std::vector<std::uint8_t> seen(events.rowCount, 0);
  for (std::size_t i = 0; i < events.events.size(); ++i) {
    const bool known = placed && events.shapes.rowEnds.empty();
    if (known && !table.places->has(i)) continue;
    const geo::Projected at = known ? table.places->at(i) : geo::Projected{};
    const bool meets = known ? box.meets({at.xMetres, at.yMetres, at.xMetres, at.yMetres})
                             : meetsBox(*session.projection, geo::geometryOf(events, i), box);
    seen[events.events.rows[i]] = meets ? 1 : 0;
  }
  return seen;
}

geo::FeatureFormat featureFormatOf(FileFormat format) {
  switch (format) {
    case FileFormat::Kml:
      return geo::FeatureFormat::Kml;
    case FileFormat::Kmz:
      return geo::FeatureFormat::Kmz;
    case FileFormat::GeoPackage:
      return geo::FeatureFormat::GeoPackage;
    case FileFormat::Csv:
      return geo::FeatureFormat::Csv;
    default:
      return geo::FeatureFormat::GeoJson;
  }
}

}  // namespace

geo::FeatureSelection shownRows(const Session& session) {
  geo::FeatureSelection selection{.layers = {}, .window = session.clock.window};
  if (isCompared(session)) selection.before = session.compare.before;
  const geo::View map = mapView(session);
  const geo::PlaneBox box = geo::boundsOf(map);
  const auto& layers = session.scenario->layers;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!isShown(session, layers[i].id)) continue;
    const bool drawn = isDrawn(session, map, layers[i]);
    Rows rows = validRows(session, i);
    std::erase_if(rows, [&](std::size_t row) {
      const geo::Feature& feature = layers[i].features[row];
      const bool seen = drawn && meetsBox(*session.projection, feature.geometry, box);
      return geo::hasPlace(feature) && !seen;
    });
    selection.layers.push_back({i, std::move(rows)});
  }
  return selection;
}

std::vector<geo::EventRows> shownEvents(const Session& session) {
  std::vector<geo::EventRows> shown;
  for (const UserTable& table : session.tables) {
    if (!isShown(session, table.id)) continue;
    const auto wish = tableRowsWish(session, table.id, RowsListed::Window, {});
    if (!wish) continue;
    TableRowNumbers rows = happeningRows(session, *wish);
    const std::vector<std::uint8_t> seen = rowsInPicture(session, table);
    std::erase_if(rows, [&](std::uint32_t row) { return seen[row] == 0; });
    shown.push_back({table.id, table.events, std::move(rows)});
  }
  return shown;
}

geo::Result<std::vector<std::uint8_t>> dataFile(const Session& session, const Manifest& manifest,
                                                FileFormat format) {
  geo::FileFacts facts{.manifest = {}, .marking = session.marking.text};
  for (const ManifestEntry& entry : manifest) facts.manifest.emplace_back(entry.key, entry.value);
  geo::FeatureSelection selection = shownRows(session);
  selection.tables = shownEvents(session);
  const auto events = std::accumulate(
      selection.tables.begin(), selection.tables.end(), std::size_t{0},
      [](std::size_t sum, const geo::EventRows& rows) { return sum + rows.rows.size(); });
  if (events > kMostEventsInFile) {
    return geo::fail(geo::Failure::Kind::Invalid,
                     fmt::format("{} events in the picture are too many for one file with layers; "
                                 "truceline list writes them from their table",
                                 events));
  }
  return geo::featureFile(*session.scenario, selection, facts, featureFormatOf(format));
}

}  // namespace viewer
