#include "geo/io/vector_table.hpp"

#include "geo/io/arrow_cells.hpp"
#include "geo/io/feature_cells.hpp"
#include "geo/io/flatgeobuf_cells.hpp"
#include "geo/io/gdal_threads.hpp"
#include "geo/io/kml_columns.hpp"
#include "geo/io/live_places.hpp"
#include "geo/io/sound_text.hpp"
#include "geo/io/table_limits.hpp"
#include "geo/io/table_places.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace geo {

namespace {

bool hasRows(OGRLayer& layer) {
  layer.ResetReading();
  const bool has = OGRFeatureUniquePtr(layer.GetNextFeature()) != nullptr;
  layer.ResetReading();
  return has;
}

std::vector<OGRLayer*> publicLayers(GDALDataset& dataset) {
  std::vector<OGRLayer*> layers;
  for (int i = 0; i < dataset.GetLayerCount(); ++i) {
    if (!dataset.IsLayerPrivate(i)) layers.push_back(dataset.GetLayer(i));
  }
  std::erase(layers, nullptr);
  return layers;
}

TableLayer described(OGRLayer& layer) {
  const OGRFeatureDefn& layout = *layer.GetLayerDefn();
  TableLayer told;
  told.name = asSoundUtf8(layer.GetName());
  told.rows = hasRows(layer) ? std::max<GIntBig>(layer.GetFeatureCount(FALSE), -1) : 0;
  told.hasGeometry = layout.GetGeomFieldCount() > 0;
  told.crs = nameOf(layer.GetSpatialRef());
  for (int i = 0; i < layout.GetFieldCount(); ++i) {
    told.columns.push_back(asSoundUtf8(layout.GetFieldDefn(i)->GetNameRef()));
  }
  return told;
}

std::string namesOf(const std::vector<OGRLayer*>& layers) {
  std::string names;
  for (OGRLayer* layer : layers)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", layer->GetName());
  return names;
}

Result<OGRLayer*> chosenLayer(GDALDataset& dataset, const std::string& name, TableAccess& access) {
  const auto layers = publicLayers(dataset);
  const auto isMeant = [&name](OGRLayer* layer) {
    return name.empty() ? hasRows(*layer) : asSoundUtf8(layer->GetName()) == name;
  };
  const auto found = std::ranges::find_if(layers, isMeant);
  if (found != layers.end()) return *found;
  if (name.empty()) return access.failure(Failure::Kind::Invalid, "no rows in it");
  return fail(Failure::Kind::NotFound,
              fmt::format("no layer '{}'; there are: {}", name, namesOf(layers)), access.path());
}

bool hasClockTimes(OGRLayer& layer) {
  const OGRFeatureDefn& layout = *layer.GetLayerDefn();
  for (int i = 0; i < layout.GetFieldCount(); ++i) {
    if (layout.GetFieldDefn(i)->GetType() == OFTDateTime) return true;
  }
  return false;
}

bool isOf(GDALDataset& dataset, std::string_view driver) {
  return std::string_view(dataset.GetDriverName()) == driver;
}

/// Where its system has no place for the box, all rows may lie in it.
void keepTo(const GeoBox& box, OGRLayer& layer) {
  const OGRSpatialReference* const system = layer.GetSpatialRef();
  const auto there = boxBetween(box, saysWhere(system) ? system : nullptr, BoxWay::FromDegrees);
  if (there) layer.SetSpatialFilterRect(there->west, there->south, there->east, there->north);
}

/// Columns at once. It tells no zones, but GDAL warns of clock times that are not in UTC, on this
/// thread or one of its own: then every row is to be read by itself.
Result<std::optional<LayerCells>> readPackage(OGRLayer& layer, TableAccess& access,
                                              const TableWatch& watch) {
  const std::size_t before = warningsOfOtherThreads();
  auto read = readBatches(layer, access.path(), watch);
  const bool warned = access.messages().take() || warningsOfOtherThreads() != before;
  if (read && warned && hasClockTimes(layer)) return std::nullopt;
  return read;
}

/// Two formats have a way that is faster than feature by feature. Of a FlatGeobuf that is asked for
/// in part, or lies on the web, GDAL reads what is needed.
Result<LayerCells> readCells(GDALDataset& dataset, OGRLayer& layer, TableAccess& access,
                             const TableWatch& watch) {
  Result<std::optional<LayerCells>> read = std::nullopt;
  if (isOf(dataset, "GPKG")) {
    read = readPackage(layer, access, watch);
  } else if (isOf(dataset, "FlatGeobuf") && !access.box() && !isRemote(access.path())) {
    read = readFlatGeobuf(layer, dataset.GetDescription(), access.path(), watch);
  }
  if (!read) return tl::unexpected(read.error());
  if (*read) return std::move(**read);
  return readFeatures(layer, access.path(), watch);
}

/// These have the same fields in every file, most of them empty.
bool hasFieldsForAll(GDALDataset& dataset) {
  return isOf(dataset, "LIBKML") || isOf(dataset, "KML") || isOf(dataset, "GPX");
}

/// How KML is to be drawn is filled in by GDAL.
bool isForDrawing(const Column& column) {
  constexpr std::string_view kNames[] = {"tessellate", "extrude", "visibility"};
  return std::ranges::find(kNames, column.name) != std::end(kNames);
}

bool isBlank(const Column& column) {
  if (const auto* texts = std::get_if<TextCells>(&column.cells)) return texts->codeCount() == 1;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!column.textAt(row).empty()) return false;
  }
  return true;
}

/// As the file's own text has the times, where that is clear.
bool takeKmlTimes(GDALDataset& dataset, OGRLayer& layer, std::vector<Column>& columns) {
  if (!isOf(dataset, "LIBKML")) return false;
  const auto layers = publicLayers(dataset);
  const auto place = std::ranges::find(layers, &layer) - layers.begin();
  return putKmlTimes(dataset.GetDescription(), static_cast<std::size_t>(place), columns);
}

/// GDAL reads a month of KML as its first day, and says no zone only where there is no clock time.
void tellWhatMayBeMonths(const std::vector<Column>& columns, const std::string& path,
                         Report& report) {
  for (const Column& column : columns) {
    const bool time = column.name == "timestamp" || column.name == "begin" || column.name == "end";
    const auto* const texts = std::get_if<TextCells>(&column.cells);
    if (!time || !texts) continue;
    std::size_t count = 0;
    for (std::size_t row = 0; row < texts->size(); ++row) {
      count += texts->at(row).ends_with("-01T00:00:00") ? 1 : 0;
    }
    if (count == 0) continue;
    report.warn(
        path, 0,
        fmt::format("{} of its dates are the first of a month, and may stand for all of it", count),
        {.field = column.name});
  }
}

void finishTexts(std::vector<Column>& columns, const std::string& path, Report& report) {
  std::size_t unsound = 0;
  for (Column& column : columns) {
    auto* const texts = std::get_if<TextCells>(&column.cells);
    if (!texts) continue;
    unsound += makeSound(*texts);
    texts->finish();
  }
  if (unsound == 0) return;
  report.warn(path, 0, fmt::format("{} cells are no UTF-8: read as Windows-1252", unsound));
}

void tellWhatIsMissing(const LayerCells& cells, TableAccess& access, Report& report) {
  for (const std::string& name : cells.ignored) {
    report.warn(access.path(), 0, "holds bytes, not values: passed over", {.field = name});
  }
  if (const auto said = access.messages().take()) report.warn(access.path(), 0, *said);
}

}  // namespace

std::vector<TableLayer> vectorLayers(GDALDataset& dataset) {
  std::vector<TableLayer> layers;
  for (OGRLayer* layer : publicLayers(dataset)) layers.push_back(described(*layer));
  return layers;
}

Result<RawTable> readVector(GDALDataset& dataset, const std::string& layer, TableAccess& access,
                            const TableWatch& watch, Report& report) {
  const auto chosen = chosenLayer(dataset, layer, access);
  if (!chosen) return tl::unexpected(chosen.error());
  if ((*chosen)->GetLayerDefn()->GetFieldCount() > static_cast<int>(kMostColumns)) {
    return tl::unexpected(tooManyColumns(access.path()));
  }
  if (access.box()) keepTo(*access.box(), **chosen);
  auto cells = readCells(dataset, **chosen, access, watch);
  if (!cells) return tl::unexpected(cells.error());
  if (access.isRefused()) return access.failure(Failure::Kind::Unreadable, "");
  if (cells->rowCount == 0 && !access.box())
    return access.failure(Failure::Kind::Invalid, "no rows in it");
  tellWhatIsMissing(*cells, access, report);
  finishTexts(cells->columns, access.path(), report);
  if (hasFieldsForAll(dataset)) {
    const bool asWritten = takeKmlTimes(dataset, **chosen, cells->columns);
    if (!asWritten) tellWhatMayBeMonths(cells->columns, access.path(), report);
    std::erase_if(cells->columns, [&](const Column& column) {
      const bool openEnd = asWritten && column.name == "end";
      return (isBlank(column) && !openEnd) || isForDrawing(column);
    });
  }
  RawTable table;
  table.path = access.path();
  table.layer = asSoundUtf8((*chosen)->GetName());
  table.rowCount = cells->rowCount;
  table.columns = std::move(cells->columns);
  cells->geometry.moveInto(table);
  bringToWgs84(table, (*chosen)->GetSpatialRef(), access.system(), watch.stop);
  if (watch.stop.stop_requested()) return givenUp(access.path());
  if (watch.progress) watch.progress(1);
  return table;
}

}  // namespace geo
