#include "geo/io/feature_cells.hpp"

#include "geo/io/cell_builder.hpp"
#include "geo/io/sound_text.hpp"
#include "geo/io/table_limits.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kRowsPerLook = 4096;  // at the watch

struct DayCells {
  std::vector<std::int64_t> milliseconds;
};

using Cells =
    std::variant<TextCells, std::vector<std::int64_t>, std::vector<double>, DayCells, ClockCells>;

/// Empty for fields that are no cells.
std::optional<Cells> cellsFor(OGRFieldType type) {
  switch (type) {
    case OFTInteger:
    case OFTInteger64:
      return std::vector<std::int64_t>{};
    case OFTReal:
      return std::vector<double>{};
    case OFTDate:
      return DayCells{};
    case OFTDateTime:
      return ClockCells{};
    case OFTBinary:
      return std::nullopt;
    default:
      return TextCells{};
  }
}

template <class Number>
void appendNumbers(const Number* numbers, int count, std::string& text) {
  for (int i = 0; i < count; ++i) text += fmt::format("{}{}", i ? ";" : "", numbers[i]);
}

/// Lists and times of day as text; `scratch` holds it.
std::string_view textOf(const OGRField& value, OGRFieldType type, std::string& scratch) {
  scratch.clear();
  switch (type) {
    case OFTString:
      return value.String;
    case OFTIntegerList:
      appendNumbers(value.IntegerList.paList, value.IntegerList.nCount, scratch);
      break;
    case OFTInteger64List:
      appendNumbers(value.Integer64List.paList, value.Integer64List.nCount, scratch);
      break;
    case OFTRealList:
      appendNumbers(value.RealList.paList, value.RealList.nCount, scratch);
      break;
    case OFTStringList:
      for (int i = 0; i < value.StringList.nCount; ++i) {
        scratch.append(i ? ";" : "").append(value.StringList.paList[i]);
      }
      break;
    case OFTTime:
      scratch = fmt::format("{:02}:{:02}:{:02}", int{value.Date.Hour}, int{value.Date.Minute},
                            std::floor(double{value.Date.Second}));
      break;
    default:
      break;
  }
  return scratch;
}

std::int64_t dayOf(const OGRField& value) {
  return millisecondsAt(value.Date.Year, value.Date.Month, value.Date.Day, 0);
}

/// A column that is filled from one field.
struct FieldCells {
  int field = 0;
  OGRFieldType type{};
  std::string name;
  Cells cells;

  void add(const OGRFeature& feature, std::string& scratch) {
    const bool given = feature.IsFieldSetAndNotNull(field) != 0;
    const OGRField* const value = given ? feature.GetRawFieldRef(field) : nullptr;
    std::visit([&](auto& into) { put(value, into, scratch); }, cells);
  }

  Column take() {
    if (auto* clocks = std::get_if<ClockCells>(&cells)) {
      Column column{std::move(name), {}};
      std::visit([&column](auto&& of) { column.cells = std::move(of); },
                 cellsFrom(std::move(*clocks)));
      return column;
    }
    if (auto* days = std::get_if<DayCells>(&cells)) {
      return {std::move(name), MomentCells{std::move(days->milliseconds), true}};
    }
    if (auto* wholes = std::get_if<std::vector<std::int64_t>>(&cells)) {
      return {std::move(name), std::move(*wholes)};
    }
    if (auto* reals = std::get_if<std::vector<double>>(&cells)) {
      return {std::move(name), std::move(*reals)};
    }
    return {std::move(name), std::move(std::get<TextCells>(cells))};
  }

 private:
  void put(const OGRField* value, TextCells& into, std::string& scratch) const {
    into.add(value ? textOf(*value, type, scratch) : std::string_view{});
  }
  void put(const OGRField* value, std::vector<std::int64_t>& into, std::string&) const {
    const bool small = type == OFTInteger;
    into.push_back(!value ? kNoNumber : small ? value->Integer : value->Integer64);
  }
  void put(const OGRField* value, std::vector<double>& into, std::string&) const {
    into.push_back(value ? value->Real : kNaN);
  }
  void put(const OGRField* value, DayCells& into, std::string&) const {
    into.milliseconds.push_back(value ? dayOf(*value) : kNoNumber);
  }
  void put(const OGRField* value, ClockCells& into, std::string&) const { into.add(value); }
};

/// Takes features one by one.
class FeatureReader {
 public:
  explicit FeatureReader(const OGRFeatureDefn& layout) : placed_(layout.GetGeomFieldCount() > 0) {
    for (int i = 0; i < layout.GetFieldCount(); ++i) {
      const OGRFieldDefn& field = *layout.GetFieldDefn(i);
      auto cells = cellsFor(field.GetType());
      if (cells) {
        fields_.push_back({i, field.GetType(), asSoundUtf8(field.GetNameRef()), std::move(*cells)});
      } else {
        read_.ignored.push_back(asSoundUtf8(field.GetNameRef()));
      }
    }
  }

  void add(const OGRFeature& feature) {
    for (FieldCells& field : fields_) field.add(feature, scratch_);
    if (placed_) addGeometry(feature.GetGeometryRef());
    ++read_.rowCount;
  }

  std::size_t rowCount() const { return read_.rowCount; }

  LayerCells take() {
    for (FieldCells& field : fields_) read_.columns.push_back(field.take());
    return std::move(read_);
  }

 private:
  void addGeometry(const OGRGeometry* geometry) {
    wkb_.resize(geometry ? geometry->WkbSize() : 0);
    if (geometry && geometry->exportToWkb(wkbNDR, wkb_.data(), wkbVariantIso) != OGRERR_NONE) {
      wkb_.assign(1, 0);  // counts as unread
    }
    read_.geometry.add(wkb_);
  }

  bool placed_;
  std::vector<FieldCells> fields_;
  std::vector<std::uint8_t> wkb_;
  std::string scratch_;
  LayerCells read_;
};

}  // namespace

Result<LayerCells> readFeatures(OGRLayer& layer, const std::string& path, const TableWatch& watch) {
  FeatureReader reader(*layer.GetLayerDefn());
  // A database counts by reading all of it.
  const auto expected = watch.progress ? static_cast<double>(layer.GetFeatureCount(FALSE)) : 0.0;
  layer.ResetReading();
  while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
    if (reader.rowCount() == kMostRows) return tl::unexpected(tooManyRows(path));
    reader.add(*feature);
    if (reader.rowCount() % kRowsPerLook != 0) continue;
    if (watch.stop.stop_requested()) return givenUp(path);
    if (expected > 0) {
      watch.progress(std::min(1.0, static_cast<double>(reader.rowCount()) / expected));
    }
  }
  return reader.take();
}

}  // namespace geo
