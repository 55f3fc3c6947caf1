#include "geo/io/feature_writer.hpp"

#include "geo/io/feature_json.hpp"
#include "geo/io/feature_kml.hpp"
#include "geo/io/feature_table.hpp"
#include "geo/io/gdal.hpp"
#include "geo/io/geometry_to_ogr.hpp"
#include "geo/io/memory_file.hpp"
#include "geo/io/network_gate.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include <cpl_string.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace geo {

namespace {

using Bytes = std::vector<std::uint8_t>;
using Tables = std::vector<LayerTable>;

using FieldType = std::optional<OGRFieldType>;  // nothing: no row has a value

struct Field {
  std::string name;
  FieldType type{};
};
using Fields = std::vector<Field>;

struct TypeOf {
  OGRFieldType operator()(std::int64_t) const { return OFTInteger64; }
  OGRFieldType operator()(double) const { return OFTReal; }
  OGRFieldType operator()(const std::vector<double>&) const { return OFTReal; }
  template <class Other>
  OGRFieldType operator()(const Other&) const {
    return OFTString;
  }
};

FieldType commonType(FieldType a, FieldType b) {
  if (!a || !b || a == b) return a ? a : b;
  return a == OFTString || b == OFTString ? OFTString : OFTReal;
}

/// These hold numbers also where a table has none.
bool isOfNumbers(std::string_view column) {
  return column == "area_km2" || column == "lon" || column == "lat" || column == "accuracy_m";
}

FieldType columnType(const CellTable& table, std::size_t column) {
  FieldType type;
  for (const CellRow& row : table.rows) {
    const Cell& cell = row.cells[column];
    if (std::holds_alternative<std::monostate>(cell)) continue;
    type = commonType(type, std::visit(TypeOf{}, cell));
  }
  if (!type && isOfNumbers(table.columns[column])) return OFTReal;
  return type;
}

Fields fieldsOf(const CellTable& table) {
  Fields fields;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    fields.push_back({table.columns[i], columnType(table, i)});
  }
  return fields;
}

/// The fields of both; a new one stands behind the one that it follows.
void merge(Fields& into, const Fields& more) {
  std::ptrdiff_t place = 0;
  for (const Field& field : more) {
    const auto found = std::ranges::find(into, field.name, &Field::name);
    if (found == into.end()) {
      into.insert(into.begin() + place, field);
    } else {
      found->type = commonType(found->type, field.type);
      place = std::distance(into.begin(), found);
    }
    ++place;
  }
}

/// Sets one field of a feature; what is unknown is null.
struct Setter {
  OGRFeature& feature;
  int field;
  void operator()(std::monostate) const { feature.SetFieldNull(field); }
  void operator()(const std::string& text) const { feature.SetField(field, text.c_str()); }
  void operator()(std::int64_t number) const { feature.SetField(field, GIntBig{number}); }
  void operator()(double number) const { feature.SetField(field, number); }
  void operator()(const std::vector<double>& radii) const { (*this)(largestOf(radii)); }
};

OGRwkbGeometryType typeOf(const Feature& feature) {
  const auto geometry = ogrFrom(feature.geometry);
  return geometry ? geometry->getGeometryType() : wkbNone;
}

/// Of all rows of the layer, so that it does not depend on the date.
OGRwkbGeometryType typeOf(const Layer& layer) {
  std::set<OGRwkbGeometryType> types;
  for (const Feature& feature : layer.features) types.insert(typeOf(feature));
  types.erase(wkbNone);
  if (types.empty()) return wkbNone;
  return types.size() == 1 ? *types.begin() : wkbUnknown;
}

struct LayerPlan {
  std::string name;
  OGRwkbGeometryType type = wkbUnknown;
  Fields fields;
  CPLStringList options{};
};

/// One file while GDAL writes it.
class Writing {
 public:
  Writing(const char* driver, const char* fileName) : name_(driver), file_(fileName) {
    reference_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    reference_.SetWellKnownGeogCS("WGS84");
    GDALDriver* const found = GetGDALDriverManager()->GetDriverByName(driver);
    if (found != nullptr) {
      dataset_.reset(found->Create(file_.path().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    }
  }

  /// Null where it fails, as everything does after that.
  OGRLayer* add(LayerPlan plan) {
    if (!dataset_) return nullptr;
    const bool placed = plan.type != wkbNone;
    OGRLayer* const layer = dataset_->CreateLayer(plan.name.c_str(), placed ? &reference_ : nullptr,
                                                  plan.type, plan.options.List());
    if (layer == nullptr) return refuse();
    for (const Field& field : plan.fields) {
      OGRFieldDefn definition(field.name.c_str(), field.type.value_or(OFTString));
      if (layer->CreateField(&definition, FALSE) != OGRERR_NONE) return refuse();
    }
    return layer;
  }

  void add(OGRLayer& layer, OGRFeature& feature) {
    if (layer.CreateFeature(&feature) != OGRERR_NONE) refuse();
  }

  void addRows(OGRLayer& layer, const LayerTable& table, const Fields& fields) {
    std::vector<int> places;
    for (const std::string& column : table.cells.columns) {
      const auto found = std::ranges::find(fields, column, &Field::name);
      places.push_back(static_cast<int>(std::distance(fields.begin(), found)));
    }
    for (const CellRow& row : table.cells.rows) {
      const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        std::visit(Setter{*feature, places[i]}, row.cells[i]);
      }
      if (const auto geometry = ogrFrom(row.feature->geometry)) {
        feature->SetGeometry(geometry.get());
      }
      add(layer, *feature);
    }
  }

  /// What GDAL has complained of is a failure: a file that is not quite what it should be is none.
  Result<Bytes> finish() {
    const bool opened = dataset_ != nullptr;
    dataset_.reset();
    const auto said = messages_.take();
    if (opened && !refused_ && !said) return file_.bytes();
    return fail(Failure::Kind::Unwritable,
                "cannot write (" + said.value_or("this GDAL does not") + ")", name_);
  }

 private:
  OGRLayer* refuse() {
    refused_ = true;
    return nullptr;
  }

  std::string name_;
  GdalMessages messages_;
  // GDAL writes down when a table was changed last.
  CPLConfigOptionSetter noClock_{"OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z", false};
  MemoryFile file_;
  OGRSpatialReference reference_;
  GDALDatasetUniquePtr dataset_;
  bool refused_ = false;
};

/// All layers' rows as one list.
Result<Bytes> csvFrom(const Scenario& scenario, Tables tables, const FileFacts& facts) {
  LayerPlan plan{scenario.id, wkbUnknown, {}};
  plan.options.SetNameValue("GEOMETRY", "AS_WKT");
  plan.options.SetNameValue("LINEFORMAT", "CRLF");
  for (LayerTable& table : tables) {
    if (!facts.marking.empty()) addFirst(table.cells, kMarking, facts.marking);
    merge(plan.fields, fieldsOf(table.cells));
  }
  Writing writing("CSV", "features.csv");
  OGRLayer* const layer = writing.add(plan);
  for (const LayerTable& table : tables) {
    if (layer != nullptr) writing.addRows(*layer, table, plan.fields);
  }
  return writing.finish();
}

void addManifest(Writing& writing, const FileFacts& facts) {
  OGRLayer* const layer = writing.add({"truceline_manifest", wkbNone, {{"key"}, {"value"}}});
  if (layer == nullptr) return;
  for (const auto& [key, value] : facts.manifest) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    feature->SetField(0, key.c_str());
    feature->SetField(1, value.c_str());
    writing.add(*layer, *feature);
  }
}

Result<Bytes> packageFrom(const Tables& tables, const FileFacts& facts) {
  Writing writing("GPKG", "features.gpkg");
  std::set<std::string> identifiers;  // the format wants each once
  for (const LayerTable& table : tables) {
    const Layer& layer = *table.layer;
    const bool fresh = identifiers.insert(layer.title).second;
    LayerPlan plan{layer.id, table.made ? wkbUnknown : typeOf(layer), fieldsOf(table.cells)};
    plan.options.SetNameValue("IDENTIFIER",
                              fresh ? layer.title.c_str() : (layer.title + " " + layer.id).c_str());
    OGRLayer* const made = writing.add(plan);
    if (made != nullptr) writing.addRows(*made, table, plan.fields);
  }
  addManifest(writing, facts);
  return writing.finish();
}

}  // namespace

Result<Bytes> featureFile(const Scenario& scenario, const FeatureSelection& selection,
                          const FileFacts& facts, FeatureFormat format) {
  prepareGdal();
  Tables tables = featureTables(scenario, selection);
  const auto bytesOf = [](const std::string& text) { return Bytes(text.begin(), text.end()); };
  switch (format) {
    case FeatureFormat::GeoJson:
      return bytesOf(geoJsonFrom(tables, facts));
    case FeatureFormat::GeoPackage:
      return packageFrom(tables, facts);
    case FeatureFormat::Csv:
      return csvFrom(scenario, std::move(tables), facts);
    case FeatureFormat::Kmz:
      return kmzFrom(kmlFrom(scenario, tables, facts));
    case FeatureFormat::Kml:
      break;
  }
  return bytesOf(kmlFrom(scenario, tables, facts));
}

}  // namespace geo
