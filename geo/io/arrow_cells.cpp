#include "geo/io/arrow_cells.hpp"

#include "geo/io/sound_text.hpp"
#include "geo/io/table_limits.hpp"

#include <algorithm>
#include <future>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include <ogr_recordbatch.h>

namespace geo {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kMillisecondsOfDay = 86400000;

/// A structure of Arrow's C interface, released at the end.
template <class Structure>
struct Owned {
  Structure of{};
  Owned() = default;
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    if (of.release) of.release(&of);
  }
};

enum class Kind { Whole16, Whole32, Whole64, Real32, Real64, Text, Day, Clock, Binary };

/// Truth values are not among them: GDAL 3.6 tells false for each of a GeoPackage's.
std::optional<Kind> kindOf(std::string_view format) {
  constexpr std::pair<std::string_view, Kind> kKinds[] = {
      {"s", Kind::Whole16}, {"i", Kind::Whole32}, {"l", Kind::Whole64}, {"f", Kind::Real32},
      {"g", Kind::Real64},  {"u", Kind::Text},    {"tdD", Kind::Day},   {"z", Kind::Binary}};
  if (format.starts_with("tsm:")) return Kind::Clock;
  const auto* found =
      std::ranges::find(kKinds, format, [](const auto& kind) { return kind.first; });
  return found == std::end(kKinds) ? std::nullopt : std::optional{found->second};
}

/// One array of a batch.
class Values {
 public:
  explicit Values(const ArrowArray& array)
      : array_(array), valid_(static_cast<const std::uint8_t*>(array.buffers[0])) {}

  std::size_t size() const { return static_cast<std::size_t>(array_.length); }
  bool isGiven(std::size_t row) const { return !valid_ || bit(valid_, row); }

  template <class Number>
  Number numberAt(std::size_t row) const {
    return static_cast<const Number*>(array_.buffers[1])[at(row)];
  }

  std::span<const std::uint8_t> bytesAt(std::size_t row) const {
    const auto* const ends = static_cast<const std::int32_t*>(array_.buffers[1]) + at(row);
    const auto* const bytes = static_cast<const std::uint8_t*>(array_.buffers[2]);
    if (ends[0] == ends[1]) return {};
    return {bytes + ends[0], static_cast<std::size_t>(ends[1] - ends[0])};
  }

 private:
  std::size_t at(std::size_t row) const { return row + static_cast<std::size_t>(array_.offset); }
  bool bit(const std::uint8_t* bits, std::size_t row) const {
    return (bits[at(row) / 8] >> (at(row) % 8) & 1) != 0;
  }

  const ArrowArray& array_;
  const std::uint8_t* valid_;
};

/// A column that is filled from one array of each batch.
struct BatchColumn {
  int child = 0;
  Kind kind{};
  Column column;

  void add(const Values& values) {
    switch (kind) {
      case Kind::Whole16:
        return addPlain<std::int16_t, std::int64_t>(values);
      case Kind::Whole32:
        return addPlain<std::int32_t, std::int64_t>(values);
      case Kind::Whole64:
        return addPlain<std::int64_t, std::int64_t>(values);
      case Kind::Real32:
        return addPlain<float, double>(values);
      case Kind::Real64:
        return addPlain<double, double>(values);
      case Kind::Day:
        return addMoments(values, [&](std::size_t row) {
          return values.numberAt<std::int32_t>(row) * kMillisecondsOfDay;
        });
      case Kind::Clock:
        return addMoments(values,
                          [&](std::size_t row) { return values.numberAt<std::int64_t>(row); });
      default:
        return addTexts(values);
    }
  }

 private:
  template <class Number, class ValueAt>
  void addNumbers(const Values& values, ValueAt valueAt) {
    auto& numbers = std::get<std::vector<Number>>(column.cells);
    append(values, numbers, Number(std::is_same_v<Number, double> ? kNaN : kNoNumber), valueAt);
  }
  template <class Stored, class Number>
  void addPlain(const Values& values) {
    addNumbers<Number>(values, [&](std::size_t row) { return values.numberAt<Stored>(row); });
  }
  template <class ValueAt>
  void addMoments(const Values& values, ValueAt valueAt) {
    append(values, std::get<MomentCells>(column.cells).milliseconds, kNoNumber, valueAt);
  }
  template <class Number, class ValueAt>
  static void append(const Values& values, std::vector<Number>& to, Number none, ValueAt valueAt) {
    for (std::size_t row = 0; row < values.size(); ++row) {
      to.push_back(values.isGiven(row) ? static_cast<Number>(valueAt(row)) : none);
    }
  }
  static std::string_view textAt(const Values& values, std::size_t row) {
    if (!values.isGiven(row)) return {};
    const auto bytes = values.bytesAt(row);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }
  void addTexts(const Values& values) {
    std::get<TextCells>(column.cells).addMany(values.size(), [&values](std::size_t row) {
      return textAt(values, row);
    });
  }
};

Column emptyColumn(std::string name, Kind kind) {
  switch (kind) {
    case Kind::Whole16:
    case Kind::Whole32:
    case Kind::Whole64:
      return {std::move(name), std::vector<std::int64_t>{}};
    case Kind::Real32:
    case Kind::Real64:
      return {std::move(name), std::vector<double>{}};
    case Kind::Day:
      return {std::move(name), MomentCells{{}, true}};
    case Kind::Clock:
      return {std::move(name), MomentCells{}};
    default:
      return {std::move(name), TextCells{}};
  }
}

/// Takes batches one by one.
class BatchReader {
 public:
  /// Whether all types of the stream are known, and what GDAL says of them can be trusted.
  bool prepare(const ArrowSchema& schema, std::string_view geometryName) {
    for (int i = 0; i < schema.n_children; ++i) {
      const ArrowSchema& child = *schema.children[i];
      const auto kind = kindOf(child.format);
      if (!kind) return false;
      const std::string name = asSoundUtf8(child.name);
      if (*kind != Kind::Binary) {
        columns_.push_back({i, *kind, emptyColumn(name, *kind)});
      } else if (child.name == geometryName) {
        geometry_ = i;
      } else {
        read_.ignored.push_back(name);
      }
    }
    return !columns_.empty();  // GDAL 3.6 gives empty geometries where there is no column
  }

  void add(const ArrowArray& batch) {
    for (BatchColumn& column : columns_) column.add(Values(*batch.children[column.child]));
    if (geometry_) addGeometries(Values(*batch.children[*geometry_]));
    read_.rowCount += static_cast<std::size_t>(batch.length);
  }

  std::size_t rowCount() const { return read_.rowCount; }

  /// If the others are like those read so far.
  void expect(double rows) {
    const std::size_t room = roomFor(rows, columns_.size());
    if (rowCount() == 0 || room <= rowCount()) return;
    for (BatchColumn& column : columns_) column.column.expect(room);
    read_.geometry.expect(static_cast<double>(room) / static_cast<double>(rowCount()));
  }

  LayerCells take() {
    for (BatchColumn& column : columns_) read_.columns.push_back(std::move(column.column));
    return std::move(read_);
  }

 private:
  void addGeometries(const Values& values) {
    for (std::size_t row = 0; row < values.size(); ++row) {
      read_.geometry.add(values.isGiven(row) ? values.bytesAt(row)
                                             : std::span<const std::uint8_t>{});
    }
  }

  std::vector<BatchColumn> columns_;
  std::optional<int> geometry_;
  LayerCells read_;
};

}  // namespace

Result<std::optional<LayerCells>> readBatches(OGRLayer& layer, const std::string& path,
                                              const TableWatch& watch) {
  Owned<ArrowArrayStream> stream;
  Owned<ArrowSchema> schema;
  // Batches small enough that one is taken apart while GDAL fetches the next.
  const char* const options[] = {"INCLUDE_FID=NO", "MAX_FEATURES_IN_BATCH=8192", nullptr};
  BatchReader reader;
  if (!layer.GetArrowStream(&stream.of, options) ||
      stream.of.get_schema(&stream.of, &schema.of) != 0 ||
      !reader.prepare(schema.of, layer.GetGeometryColumn())) {
    return std::nullopt;
  }
  const auto expected = static_cast<double>(layer.GetFeatureCount(FALSE));
  std::future<void> adding;
  bool first = true;
  while (true) {
    auto batch = std::make_shared<Owned<ArrowArray>>();
    const bool got = stream.of.get_next(&stream.of, &batch->of) == 0;
    if (adding.valid()) {
      adding.get();
      if (std::exchange(first, false)) reader.expect(expected);
    }
    if (!got) return std::nullopt;
    if (!batch->of.release) return reader.take();
    const std::size_t rows = reader.rowCount() + static_cast<std::size_t>(batch->of.length);
    if (rows > kMostRows) return tl::unexpected(tooManyRows(path));
    adding = std::async(std::launch::async, [&reader, batch] { reader.add(batch->of); });
    if (watch.stop.stop_requested()) return givenUp(path);
    if (watch.progress && expected > 0) {
      watch.progress(std::min(1.0, static_cast<double>(rows) / expected));
    }
  }
}

}  // namespace geo
