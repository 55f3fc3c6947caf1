#include "viewer/snapshot/data_export.hpp"

#include "viewer/layers/mesh.hpp"
#include "viewer/snapshot/in_picture.hpp"

#include <algorithm>
#include <iterator>

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

geo::Result<std::vector<std::uint8_t>> dataFile(const Session& session, const Manifest& manifest,
                                                FileFormat format) {
  geo::FileFacts facts{.manifest = {}, .marking = session.marking.text};
  for (const ManifestEntry& entry : manifest) facts.manifest.emplace_back(entry.key, entry.value);
  return geo::featureFile(*session.scenario, shownRows(session), facts, featureFormatOf(format));
}

}  // namespace viewer
