// Rows of a table of events as a GeoPackage.
#include "geo/io/event_cells.hpp"
#include "geo/io/event_writer.hpp"
#include "geo/io/gdal.hpp"
#include "geo/io/geometry_to_ogr.hpp"
#include "geo/io/network_gate.hpp"

#include <chrono>
#include <system_error>

#include <cpl_string.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace geo {

namespace {

struct TypeOf {
  OGRFieldType operator()(const TextCells&) const { return OFTString; }
  OGRFieldType operator()(const std::vector<std::int64_t>&) const { return OFTInteger64; }
  OGRFieldType operator()(const std::vector<double>&) const { return OFTReal; }
  OGRFieldType operator()(const MomentCells& cells) const {
    return cells.wholeDays ? OFTDate : OFTDateTime;
  }
};

struct CellSetter {
  OGRFeature& feature;
  int field;
  void operator()(std::monostate) const { feature.SetFieldNull(field); }
  void operator()(std::string_view text) const {
    feature.SetField(field, std::string(text).c_str());
  }
  void operator()(std::int64_t number) const { feature.SetField(field, GIntBig{number}); }
  void operator()(double number) const { feature.SetField(field, number); }
  void operator()(MomentCell at) const {
    constexpr int kUtc = 100;  // as GDAL counts zones
    const auto& cells = std::get<MomentCells>(at.column->cells);
    const std::chrono::sys_time<std::chrono::milliseconds> moment{
        std::chrono::milliseconds{cells.milliseconds[at.row]}};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(moment - day);
    const std::chrono::duration<float> seconds = clock.seconds() + clock.subseconds();
    feature.SetField(
        field, static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        seconds.count(), cells.wholeDays ? 0 : kUtc);
  }
};

bool addField(OGRLayer& layer, const std::string& name, OGRFieldType type) {
  OGRFieldDefn definition(name.c_str(), type);
  return layer.CreateField(&definition, FALSE) == OGRERR_NONE;
}

OGRLayer* addEventLayer(GDALDataset& dataset, const EventTable& table, const EventCells& cells) {
  const std::vector<std::string> names = distinct(cells.columns());
  OGRSpatialReference reference;
  reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  reference.SetWellKnownGeogCS("WGS84");
  CPLStringList options;
  options.SetNameValue("FID", freeName(names, "fid").c_str());
  options.SetNameValue("GEOMETRY_NAME", freeName(names, "geom").c_str());
  options.SetNameValue("SPATIAL_INDEX", "NO");  // takes five times as long as all the rest
  options.SetNameValue("IDENTIFIER", table.title.c_str());
  const auto type = table.shapes.rowEnds.empty() ? wkbPoint : wkbUnknown;
  OGRLayer* const layer = dataset.CreateLayer("events", &reference, type, options.List());
  if (layer == nullptr) return nullptr;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool own = i < table.columns.size();
    const OGRFieldType added = cells.isAddedNumber(i) ? OFTReal : OFTString;
    const auto field = own ? std::visit(TypeOf{}, table.columns[i].cells) : added;
    if (!addField(*layer, names[i], field)) return nullptr;
  }
  return layer;
}

bool addRows(OGRLayer& layer, const EventSelection& selection, EventCells& cells) {
  OGRFeature feature(layer.GetLayerDefn());
  for (const std::uint32_t row : selection.rows) {
    feature.SetFID(OGRNullFID);
    int field = 0;
    for (const CellView& cell : cells.of(row)) std::visit(CellSetter{feature, field++}, cell);
    feature.SetGeometryDirectly(ogrFrom(cells.placeOf(row)).release());
    if (layer.CreateFeature(&feature) != OGRERR_NONE) return false;
  }
  return true;
}

bool addFacts(GDALDataset& dataset, const EventFileFacts& facts) {
  OGRLayer* const layer =
      dataset.CreateLayer("truceline_manifest", nullptr, wkbNone, CPLStringList().List());
  if (layer == nullptr) return false;
  if (!addField(*layer, "key", OFTString) || !addField(*layer, "value", OFTString)) return false;
  for (const auto& [key, value] : facts) {
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField(0, key.c_str());
    feature.SetField(1, value.c_str());
    if (layer->CreateFeature(&feature) != OGRERR_NONE) return false;
  }
  return true;
}

bool fill(GDALDataset& dataset, const EventSelection& selection, const EventFileFacts& facts) {
  if (dataset.StartTransaction() != OGRERR_NONE) return false;
  EventCells cells(selection);
  OGRLayer* const layer = addEventLayer(dataset, selection.table, cells);
  const bool filled =
      layer != nullptr && addRows(*layer, selection, cells) && addFacts(dataset, facts);
  return filled && dataset.CommitTransaction() == OGRERR_NONE;
}

}  // namespace

Result<void> writeEventPackage(const EventSelection& selection, const EventFileFacts& facts,
                               const std::filesystem::path& path) {
  prepareGdal();
  GdalMessages messages;
  // GDAL writes down when a table was changed last, and would lay a journal beside the file.
  const CPLConfigOptionSetter noClock("OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z", false);
  const CPLConfigOptionSetter noJournal("OGR_SQLITE_JOURNAL", "OFF", false);
  const CPLConfigOptionSetter noWaiting("OGR_SQLITE_SYNCHRONOUS", "OFF", false);
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  GDALDatasetUniquePtr dataset(
      driver == nullptr ? nullptr : driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  const bool filled = dataset && fill(*dataset, selection, facts);
  dataset.reset();
  const auto said = messages.take();
  if (filled && !said) return {};
  return fail(Failure::Kind::Unwritable,
              "cannot write (" + said.value_or("this GDAL does not") + ")", path.string());
}

}  // namespace geo
