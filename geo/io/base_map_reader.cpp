#include "geo/io/base_map_reader.hpp"

#include "geo/io/gdal.hpp"
#include "geo/io/network_gate.hpp"
#include "geo/io/ogr_geometry.hpp"
#include "geo/io/relief_reader.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

namespace fs = std::filesystem;

/// One row of a layer of the GeoPackage.
struct BaseRow {
  const OGRFeature& feature;
  Geometry geometry;

  std::string text(const char* column) const {
    const int field = feature.GetFieldIndex(column);
    return field < 0 ? std::string{} : std::string(feature.GetFieldAsString(field));
  }
  int number(const char* column, int otherwise) const {
    const int field = feature.GetFieldIndex(column);
    const bool known = field >= 0 && feature.IsFieldSetAndNotNull(field);
    return known ? feature.GetFieldAsInteger(field) : otherwise;
  }
};

/// Puts a row where it belongs; false when its geometry does not.
using RowTaker = std::function<bool(BaseMap&, BaseRow&&)>;

struct LayerTaker {
  const char* layer;
  RowTaker take;
};

bool isFinite(const Line& line) {
  return std::ranges::all_of(
      line, [](LonLat at) { return std::isfinite(at.lonDegrees) && std::isfinite(at.latDegrees); });
}

RowTaker areasInto(std::vector<BaseArea> BaseMap::*areas,
                   std::function<bool(const BaseRow&)> isRegionalOnly) {
  return [areas, isRegionalOnly = std::move(isRegionalOnly)](BaseMap& map, BaseRow&& row) {
    auto* polygons = std::get_if<Polygons>(&row.geometry);
    if (!polygons) return false;
    for (Polygon& polygon : *polygons) {
      if (!std::ranges::all_of(polygon.rings, isFinite)) return false;
      (map.*areas).push_back({std::move(polygon), row.text("name"), isRegionalOnly(row)});
    }
    return true;
  };
}

bool takeLines(std::vector<BaseLine>& into, BaseRow&& row) {
  auto* lines = std::get_if<Lines>(&row.geometry);
  if (!lines) return false;
  for (Line& line : *lines) {
    if (!isFinite(line)) return false;
    into.push_back({std::move(line), row.text("name"), row.number("rank", 1)});
  }
  return true;
}

bool takeBorder(BaseMap& map, BaseRow&& row) {
  const std::string kind = row.text("kind");
  if (kind == "international") return takeLines(map.internationalBorders, std::move(row));
  if (kind == "disputed") return takeLines(map.disputedBorders, std::move(row));
  if (kind == "admin1") return takeLines(map.admin1Borders, std::move(row));
  return false;
}

const LonLat* pointOf(const BaseRow& row) {
  const auto* point = std::get_if<LonLat>(&row.geometry);
  return point && isFinite({*point}) ? point : nullptr;
}

bool takePlace(BaseMap& map, BaseRow&& row) {
  const LonLat* at = pointOf(row);
  if (!at) return false;
  BasePlace place{.at = *at,
                  .nameEn = row.text("name_en"),
                  .nameAz = row.text("name_az"),
                  .nameHy = row.text("name_hy"),
                  .nameRu = row.text("name_ru"),
                  .nameLocal = row.text("name_local"),
                  .kind = row.text("kind")};
  place.rank = row.number("rank", place.rank);
  map.places.push_back(std::move(place));
  return true;
}

bool takeLabel(BaseMap& map, BaseRow&& row) {
  const LonLat* at = pointOf(row);
  if (at) map.admin1Labels.push_back({*at, row.text("name")});
  return at != nullptr;
}

std::vector<LayerTaker> layerTakers() {
  const auto never = [](const BaseRow&) { return false; };
  const auto always = [](const BaseRow&) { return true; };
  const auto whenSmall = [](const BaseRow& row) { return row.number("small", 0) != 0; };
  const auto linesInto = [](std::vector<BaseLine> BaseMap::*lines) -> RowTaker {
    return [lines](BaseMap& map, BaseRow&& row) { return takeLines(map.*lines, std::move(row)); };
  };
  return {{"land", areasInto(&BaseMap::land, never)},
          {"sea", areasInto(&BaseMap::sea, never)},
          {"lakes", areasInto(&BaseMap::lakes, whenSmall)},
          {"river_areas", areasInto(&BaseMap::riverAreas, always)},
          {"coast", linesInto(&BaseMap::coast)},
          {"rivers", linesInto(&BaseMap::rivers)},
          {"borders", takeBorder},
          {"places", takePlace},
          {"admin1_labels", takeLabel}};
}

void readLayer(GDALDataset& dataset, const LayerTaker& taker, BaseMap& map, Report& report) {
  const std::string file = dataset.GetDescription();
  OGRLayer* layer = dataset.GetLayerByName(taker.layer);
  if (!layer) {
    report.warn(file, 0, fmt::format("no layer '{}'", taker.layer));
    return;
  }
  for (const auto& feature : *layer) {
    auto geometry = geometryFrom(feature->GetGeometryRef());
    const bool taken = geometry && taker.take(map, {*feature, std::move(*geometry)});
    if (taken) continue;
    report.warn(file, 0,
                fmt::format("layer '{}', row {}: not of a kind that can be drawn", taker.layer,
                            feature->GetFID()));
  }
}

}  // namespace

Result<BaseMap> readBaseMap(const fs::path& folder, Report& report) {
  const std::string file = (folder / "region.gpkg").string();
  std::error_code error;
  if (!fs::is_regular_file(file, error)) {
    return fail(Failure::Kind::NotFound, "no such file", file);
  }
  // It may come in a bundle, from anybody.
  const NetworkGate gate(Network::Forbidden, fs::weakly_canonical(folder, error));
  GdalMessages messages;
  const auto dataset = openDataset(
      {.name = file, .on = file, .driver = "GPKG", .flags = GDAL_OF_VECTOR, .options = {}},
      messages);
  if (!dataset) return tl::unexpected(dataset.error());
  BaseMap map;
  for (const LayerTaker& taker : layerTakers()) {
    readLayer(**dataset, taker, map, report);
    if (const auto message = messages.take()) {
      report.error(file, 0, fmt::format("layer '{}': {}", taker.layer, *message));
    }
  }
  auto relief = readRelief(folder / "relief.tif");
  if (relief) {
    map.relief = std::move(*relief);
  } else {
    report.warn(relief.error().on, 0, relief.error().what);
  }
  return map;
}

}  // namespace geo
