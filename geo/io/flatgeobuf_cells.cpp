#include "geo/io/flatgeobuf_cells.hpp"

#include "geo/io/cell_builder.hpp"
#include "geo/io/flatgeobuf_file.hpp"
#include "geo/io/flatgeobuf_wkb.hpp"
#include "geo/io/sound_text.hpp"
#include "geo/io/table_limits.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

namespace geo {

namespace {

using fgb::ColumnType;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t kLongestTime = 32;  // bytes; GDAL takes no more
constexpr std::size_t kBytesOfPlace = sizeof(std::uint16_t), kBytesOfLength = sizeof(std::uint32_t);

/// Values lie anywhere, and are little-endian.
template <class Number>
Number numberAt(const std::uint8_t* bytes) {
  Number number;
  std::memcpy(&number, bytes, sizeof(Number));
  return flatbuffers::EndianScalar(number);
}

/// How long a value of a fixed length is; 0 where its length stands before it.
std::size_t bytesOf(ColumnType type) {
  switch (type) {
    case ColumnType::Byte:
    case ColumnType::UByte:
    case ColumnType::Bool:
      return 1;
    case ColumnType::Short:
    case ColumnType::UShort:
      return 2;
    case ColumnType::Int:
    case ColumnType::UInt:
    case ColumnType::Float:
      return 4;
    case ColumnType::Long:
    case ColumnType::ULong:
    case ColumnType::Double:
      return 8;
    default:
      return 0;
  }
}

using Value = std::span<const std::uint8_t>;

/// A column that is filled from one property of each feature.
struct PropertyColumn {
  ColumnType type{};
  Column column;  // times as the file's own texts, at first

  /// One for each feature of a block; an empty value is none.
  void add(std::span<const Value> values) {
    switch (type) {
      case ColumnType::Byte:
        return addNumbers<std::int8_t, std::int64_t>(values);
      case ColumnType::UByte:
      case ColumnType::Bool:
        return addNumbers<std::uint8_t, std::int64_t>(values);
      case ColumnType::Short:
        return addNumbers<std::int16_t, std::int64_t>(values);
      case ColumnType::UShort:
        return addNumbers<std::uint16_t, std::int64_t>(values);
      case ColumnType::Int:
        return addNumbers<std::int32_t, std::int64_t>(values);
      case ColumnType::UInt:
        return addNumbers<std::uint32_t, std::int64_t>(values);
      case ColumnType::Long:
        return addNumbers<std::int64_t, std::int64_t>(values);
      case ColumnType::ULong:
        return addNumbers<std::uint64_t, double>(values);
      case ColumnType::Float:
        return addNumbers<float, double>(values);
      case ColumnType::Double:
        return addNumbers<double, double>(values);
      case ColumnType::Binary:
        return;
      default:
        return addTexts(values);
    }
  }

  Column take() {
    if (type == ColumnType::DateTime) {
      std::visit([this](auto&& times) { column.cells = std::move(times); },
                 timesFrom(std::get<TextCells>(column.cells)));
    }
    return std::move(column);
  }

 private:
  template <class Stored, class Number>
  void addNumbers(std::span<const Value> values) {
    constexpr auto kNone = static_cast<Number>(std::is_same_v<Number, double> ? kNaN : kNoNumber);
    auto& numbers = std::get<std::vector<Number>>(column.cells);
    for (const Value value : values) {
      numbers.push_back(value.empty() ? kNone
                                      : static_cast<Number>(numberAt<Stored>(value.data())));
    }
  }

  static std::string_view textOf(Value value) {
    const std::string_view text(reinterpret_cast<const char*>(value.data()), value.size());
    return text.substr(0, text.find('\0'));
  }
  void addTexts(std::span<const Value> values) {
    std::get<TextCells>(column.cells).addMany(values.size(), [values](std::size_t row) {
      return textOf(values[row]);
    });
  }
};

Column emptyColumn(ColumnType type, std::string name) {
  switch (type) {
    case ColumnType::String:
    case ColumnType::Json:
    case ColumnType::DateTime:
      return {std::move(name), TextCells{}};
    case ColumnType::ULong:
    case ColumnType::Float:
    case ColumnType::Double:
      return {std::move(name), std::vector<double>{}};
    default:
      return {std::move(name), std::vector<std::int64_t>{}};
  }
}

/// Takes features block by block.
class FlatReader {
 public:
  FlatReader(const FlatGeobufFile& file, const OGRFeatureDefn& layout)
      : form_(file.geometryForm()), types_(file.columns()) {
    for (std::size_t i = 0; i < types_.size(); ++i) {
      const char* const name = layout.GetFieldDefn(static_cast<int>(i))->GetNameRef();
      if (types_[i] == ColumnType::Binary) read_.ignored.push_back(asSoundUtf8(name));
      columns_.push_back({types_[i], emptyColumn(types_[i], asSoundUtf8(name))});
    }
  }

  /// False where it is not as the format has it.
  bool add(const FlatGeobufBlock& block) {
    constexpr std::size_t kMostValues = std::size_t{1} << 20;  // at once: columns may be many
    const std::size_t most = std::max<std::size_t>(1, kMostValues / (types_.size() + 1));
    for (std::span<const fgb::Feature* const> rest = block.features; !rest.empty();) {
      const auto some = rest.first(std::min(most, rest.size()));
      if (!addSome(some)) return false;
      rest = rest.subspan(some.size());
    }
    return true;
  }

  std::size_t rowCount() const { return read_.rowCount; }

  /// If the others are like those read so far.
  void expect(double rows) {
    const std::size_t room = roomFor(rows, columns_.size());
    if (rowCount() == 0 || room <= rowCount()) return;
    for (PropertyColumn& column : columns_) column.column.expect(room);
    read_.geometry.expect(static_cast<double>(room) / static_cast<double>(rowCount()));
  }

  LayerCells take() {
    for (PropertyColumn& column : columns_) {
      if (column.type != ColumnType::Binary) read_.columns.push_back(column.take());
    }
    return std::move(read_);
  }

 private:
  bool addSome(std::span<const fgb::Feature* const> features) {
    const std::size_t rows = features.size();
    std::vector<Value> values(types_.size() * rows);  // column by column
    for (std::size_t row = 0; row < rows; ++row) {
      const fgb::Feature& feature = *features[row];
      if (feature.columns() || !findValues(feature, std::span(values).subspan(row), rows)) {
        return false;
      }
      if (!toWkb(feature.geometry(), form_, wkb_)) return false;
      read_.geometry.add(wkb_);
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      columns_[i].add(std::span(values).subspan(i * rows, rows));
    }
    read_.rowCount += rows;
    return true;
  }

  /// That of column i into values[i * stride].
  bool findValues(const fgb::Feature& feature, std::span<Value> values, std::size_t stride) const {
    const auto* const properties = feature.properties();
    if (!properties) return true;
    Value rest(properties->data(), properties->size());
    while (!rest.empty()) {
      if (rest.size() < kBytesOfPlace) return false;
      const std::size_t column = numberAt<std::uint16_t>(rest.data());
      rest = rest.subspan(kBytesOfPlace);
      if (column >= types_.size() || !takeValue(rest, types_[column], values[column * stride])) {
        return false;
      }
    }
    return true;
  }

  static bool takeValue(Value& rest, ColumnType type, Value& into) {
    std::size_t bytes = bytesOf(type);
    if (bytes == 0) {
      if (rest.size() < kBytesOfLength) return false;
      bytes = numberAt<std::uint32_t>(rest.data());
      rest = rest.subspan(kBytesOfLength);
      if (type == ColumnType::DateTime && bytes > kLongestTime) return false;
    }
    if (bytes > rest.size() || into.data() != nullptr) return false;  // twice
    into = rest.first(bytes);
    rest = rest.subspan(bytes);
    return true;
  }

  GeometryForm form_;
  const std::vector<ColumnType>& types_;
  std::vector<PropertyColumn> columns_;
  std::vector<std::uint8_t> wkb_;
  LayerCells read_;
};

bool isLaidOutAs(const OGRFeatureDefn& layout, const FlatGeobufFile& file) {
  return layout.GetGeomFieldCount() == 1 &&
         static_cast<std::size_t>(layout.GetFieldCount()) == file.columns().size() &&
         std::ranges::all_of(file.columns(),
                             [](ColumnType type) { return type <= ColumnType::Binary; });
}

}  // namespace

Result<std::optional<LayerCells>> readFlatGeobuf(OGRLayer& layer, const std::string& name,
                                                 const std::string& path, const TableWatch& watch) {
  auto file = FlatGeobufFile::open(name);
  if (!file || !isLaidOutAs(*layer.GetLayerDefn(), *file)) return std::nullopt;
  FlatReader reader(*file, *layer.GetLayerDefn());
  const auto expected = static_cast<double>(file->featuresSaid());
  while (true) {
    const FlatGeobufBlock block = file->next();
    if (block.features.empty()) break;
    if (reader.rowCount() + block.features.size() > kMostRows) {
      return tl::unexpected(tooManyRows(path));
    }
    const bool first = reader.rowCount() == 0;
    if (!reader.add(block)) return std::nullopt;
    if (first) reader.expect(expected);
    if (watch.stop.stop_requested()) return givenUp(path);
    if (watch.progress && expected > 0) {
      watch.progress(std::min(1.0, static_cast<double>(reader.rowCount()) / expected));
    }
  }
  if (file->isBroken()) return std::nullopt;
  return reader.take();
}

}  // namespace geo
