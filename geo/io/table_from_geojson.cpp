#include "geo/io/data_table.hpp"
#include "geo/io/gdal.hpp"
#include "geo/io/json_lines.hpp"
#include "geo/io/ogr_geometry.hpp"

#include <span>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace geo {

namespace {

constexpr std::string_view kAccuracyColumn = "accuracy_m";

/// The text as a file that GDAL can open; the text must outlive it.
class MemoryFile {
 public:
  explicit MemoryFile(std::string& text)
      : name_(fmt::format("/vsimem/truceline-{}.geojson", fmt::ptr(text.data()))) {
    auto* bytes = reinterpret_cast<GByte*>(text.data());
    VSIFCloseL(VSIFileFromMemBuffer(name_.c_str(), bytes, text.size(), FALSE));
  }
  ~MemoryFile() { VSIUnlink(name_.c_str()); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

template <class Number>
std::vector<double> numbersFrom(const Number* first, int count) {
  std::vector<double> numbers;
  for (const Number number : std::span(first, static_cast<std::size_t>(count))) {
    numbers.push_back(static_cast<double>(number));
  }
  return numbers;
}

/// A number or an array of numbers; GDAL hands columns of mixed types over as JSON text.
std::optional<std::vector<double>> numbersFromJson(const char* text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_number()) return std::vector{json.get<double>()};
  if (!json.is_array()) return std::nullopt;
  std::vector<double> numbers;
  for (const auto& item : json) {
    if (!item.is_number()) return std::nullopt;
    numbers.push_back(item.get<double>());
  }
  return numbers;
}

std::optional<std::vector<double>> numbersOf(const OGRFeature& feature, int field) {
  int count = 0;
  switch (feature.GetFieldDefnRef(field)->GetType()) {
    case OFTInteger:
    case OFTInteger64:
    case OFTReal:
      return std::vector{feature.GetFieldAsDouble(field)};
    case OFTIntegerList: {
      const int* first = feature.GetFieldAsIntegerList(field, &count);
      return numbersFrom(first, count);
    }
    case OFTInteger64List: {
      const GIntBig* first = feature.GetFieldAsInteger64List(field, &count);
      return numbersFrom(first, count);
    }
    case OFTRealList: {
      const double* first = feature.GetFieldAsDoubleList(field, &count);
      return numbersFrom(first, count);
    }
    default:
      return numbersFromJson(feature.GetFieldAsString(field));
  }
}

std::string joined(const std::vector<double>& numbers) {
  return fmt::format("{}", fmt::join(numbers, ";"));
}

/// Lists have `;` between their items, as in CSV.
std::string textOf(const OGRFeature& feature, int field) {
  const OGRFieldDefn& column = *feature.GetFieldDefnRef(field);
  switch (column.GetType()) {
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
      return joined(numbersOf(feature, field).value());
    case OFTStringList: {
      std::string text;
      for (char** item = feature.GetFieldAsStringList(field); item && *item; ++item) {
        if (!text.empty()) text += ';';
        text += *item;
      }
      return text;
    }
    default:
      break;
  }
  const char* text = feature.GetFieldAsString(field);
  if (column.GetSubType() == OFSTBoolean) return text[0] == '0' ? "false" : "true";
  return text;
}

DataRow rowFrom(const OGRFeature& feature, int line, const std::string& file, Report& report) {
  DataRow row;
  row.line = line;
  for (int field = 0; field < feature.GetFieldCount(); ++field) {
    const bool isSet = feature.IsFieldSetAndNotNull(field);
    if (feature.GetFieldDefnRef(field)->GetNameRef() != kAccuracyColumn) {
      row.values.push_back(isSet ? textOf(feature, field) : std::string{});
    } else if (isSet) {
      auto numbers = numbersOf(feature, field);
      if (!numbers) {
        report.error(file, line, "neither a number nor a list of numbers",
                     {.field = std::string(kAccuracyColumn), .advice = "write metres"});
      }
      row.accuracyMetres = std::move(numbers).value_or(std::vector<double>{});
    }
  }
  auto geometry = geometryFrom(feature.GetGeometryRef());
  if (geometry) {
    row.geometry = std::move(*geometry);
  } else {
    report.error(file, line, geometry.error().what,
                 {.field = "geometry",
                  .advice = "write a Point, a LineString, a Polygon or a Multi of the last two"});
  }
  return row;
}

void readRows(OGRLayer& layer, const std::vector<int>& lines, DataTable& table, Report& report) {
  const OGRFeatureDefn& columns = *layer.GetLayerDefn();
  for (int i = 0; i < columns.GetFieldCount(); ++i) {
    const std::string_view name = columns.GetFieldDefn(i)->GetNameRef();
    if (name != kAccuracyColumn) table.columns.emplace_back(name);
  }
  // When the reader passes over an element, lines no longer belong to rows: better none than wrong.
  const bool linesKnown = layer.GetFeatureCount() == static_cast<GIntBig>(lines.size());
  std::size_t ordinal = 0;
  for (const auto& feature : layer) {
    const int line = linesKnown && ordinal < lines.size() ? lines[ordinal] : 0;
    table.rows.push_back(rowFrom(*feature, line, table.file, report));
    ++ordinal;
  }
}

}  // namespace

DataTable tableFromGeoJson(std::string text, const std::string& file, Report& report) {
  DataTable table{file, {}, {}};
  const std::vector<int> lines = featureLines(text);
  GdalMessages messages;
  const MemoryFile memory(text);
  const auto dataset = openDataset({.name = memory.name(),
                                    .on = file,
                                    .driver = "GeoJSON",
                                    .flags = GDAL_OF_VECTOR,
                                    .options = {"DATE_AS_STRING=YES"}},
                                   messages);
  if (!dataset || (*dataset)->GetLayerCount() == 0) {
    report.error(file, 0, "not GeoJSON: " + (dataset ? "no features" : dataset.error().what),
                 {.advice = "write a FeatureCollection"});
    return table;
  }
  readRows(*(*dataset)->GetLayer(0), lines, table, report);
  if (const auto message = messages.take()) report.warn(file, 0, *message);
  return table;
}

}  // namespace geo
