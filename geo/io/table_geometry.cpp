#include "geo/io/table_geometry.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

namespace geo {

namespace {

constexpr LonLat kNowhere{std::numeric_limits<double>::quiet_NaN(),
                          std::numeric_limits<double>::quiet_NaN()};
constexpr std::size_t kMostPoints = std::numeric_limits<std::uint32_t>::max();
constexpr bool kHostIsLittle = std::endian::native == std::endian::little;

enum class WkbType : std::uint32_t {
  Point = 1,
  LineString,
  Polygon,
  MultiPoint,
  MultiLineString,
  MultiPolygon,
  Collection
};

template <class Number>
Number swapped(Number number) {
  std::uint8_t bytes[sizeof(Number)];
  std::memcpy(bytes, &number, sizeof(Number));
  for (std::size_t i = 0; i < sizeof(Number) / 2; ++i) {
    std::swap(bytes[i], bytes[sizeof(Number) - 1 - i]);
  }
  std::memcpy(&number, bytes, sizeof(Number));
  return number;
}

/// What begins a geometry.
struct WkbHead {
  WkbType type{};
  std::size_t dimensions = 2;
};

/// Reads well-known binary from front to back; nothing where it does not go on.
class WkbReader {
 public:
  explicit WkbReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  std::optional<WkbHead> head() {
    if (bytes_.empty() || bytes_[0] > 1) return std::nullopt;
    little_ = bytes_[0] == 1;
    bytes_ = bytes_.subspan(1);
    const auto code = number<std::uint32_t>();
    if (!code) return std::nullopt;
    constexpr std::uint32_t kHeight = 0x80000000, kMeasure = 0x40000000, kSystem = 0x20000000;
    if ((*code & kSystem) != 0 && !number<std::uint32_t>()) return std::nullopt;
    const std::uint32_t plain = *code & ~(kHeight | kMeasure | kSystem), group = plain / 1000;
    if (group > 3) return std::nullopt;
    const bool height = (*code & kHeight) != 0 || group == 1 || group == 3;
    const bool measure = (*code & kMeasure) != 0 || group >= 2;
    return WkbHead{WkbType{plain % 1000}, 2U + (height ? 1U : 0U) + (measure ? 1U : 0U)};
  }

  template <class Number>
  std::optional<Number> number() {
    if (bytes_.size() < sizeof(Number)) return std::nullopt;
    Number value;
    std::memcpy(&value, bytes_.data(), sizeof(Number));
    bytes_ = bytes_.subspan(sizeof(Number));
    return little_ == kHostIsLittle ? value : swapped(value);
  }

  /// How many of something follow, if there are bytes enough for them.
  std::optional<std::uint32_t> count(std::size_t bytesOfEach) {
    const auto many = number<std::uint32_t>();
    return many && bytes_.size() / bytesOfEach >= *many ? many : std::nullopt;
  }

  std::optional<LonLat> point(std::size_t dimensions) {
    if (bytes_.size() < dimensions * sizeof(double)) return std::nullopt;
    const auto behind = bytes_.subspan(dimensions * sizeof(double));
    const LonLat at{*number<double>(), *number<double>()};
    bytes_ = behind;
    return at;
  }

 private:
  std::span<const std::uint8_t> bytes_;
  bool little_ = true;
};

bool isFinite(LonLat at) {
  return std::isfinite(at.lonDegrees) && std::isfinite(at.latDegrees);
}

/// The most frequent geometry by far, a point without heights in the host's byte order.
std::optional<LonLat> plainPoint(std::span<const std::uint8_t> wkb) {
  constexpr std::size_t kBytes = 1 + sizeof(std::uint32_t) + 2 * sizeof(double);
  constexpr auto kPoint = static_cast<std::uint32_t>(WkbType::Point);
  if (wkb.size() != kBytes || wkb[0] != (kHostIsLittle ? 1 : 0)) return std::nullopt;
  if (std::memcmp(&wkb[1], &kPoint, sizeof(kPoint)) != 0) return std::nullopt;
  double at[2];
  std::memcpy(at, &wkb[1 + sizeof(kPoint)], sizeof(at));
  return LonLat{at[0], at[1]};
}

constexpr std::size_t kLeastGeometryBytes = 9;
constexpr std::size_t kLeastOfLine = 2, kLeastOfRing = 4;

/// Puts the lines and rings of one geometry behind those of others.
class ShapeReader {
 public:
  ShapeReader(WkbReader& wkb, Shapes& into) : wkb_(wkb), into_(into) {}

  /// False where it cannot be read; what was put there so far is to be dropped.
  bool read(const WkbHead& head) {
    switch (head.type) {
      case WkbType::LineString:
        return readPath(head.dimensions, kLeastOfLine, 1);
      case WkbType::Polygon:
        return readPolygon(head.dimensions);
      case WkbType::MultiLineString:
        return readParts(WkbType::LineString);
      case WkbType::MultiPolygon:
        return readParts(WkbType::Polygon);
      case WkbType::Collection:
        return wkb_.count(kLeastGeometryBytes) == 0U;
      default:
        return false;
    }
  }

 private:
  bool readParts(WkbType type) {
    const auto parts = wkb_.count(kLeastGeometryBytes);
    if (!parts) return false;
    for (std::uint32_t i = 0; i < *parts; ++i) {
      const auto head = wkb_.head();
      if (!head || head->type != type || !read(*head)) return false;
    }
    return true;
  }

  bool readPolygon(std::size_t dimensions) {
    const auto rings = wkb_.count(sizeof(std::uint32_t));
    if (!rings) return false;
    const std::size_t before = into_.ringEnds.size();
    for (std::uint32_t i = 0; i < *rings; ++i) {
      if (!readPath(dimensions, kLeastOfRing, i == 0 ? 1 : 0)) return false;
    }
    const bool empty = *rings == 0 || (*rings == 1 && into_.ringEnds.size() == before);
    return empty || into_.ringEnds.size() == before + *rings;
  }

  /// An empty line is none.
  bool readPath(std::size_t dimensions, std::size_t least, std::uint8_t starts) {
    const auto count = wkb_.count(dimensions * sizeof(double));
    if (!count) return false;
    if (*count == 0) return starts == 1;
    if (*count < least || into_.points.size() + *count > kMostPoints) return false;
    for (std::uint32_t i = 0; i < *count; ++i) {
      const auto at = wkb_.point(dimensions);
      if (!at || !isFinite(*at)) return false;
      into_.points.push_back(*at);
    }
    into_.ringEnds.push_back(static_cast<std::uint32_t>(into_.points.size()));
    into_.ringStarts.push_back(starts);
    return true;
  }

  WkbReader& wkb_;
  Shapes& into_;
};

/// A point, or several of which there is one; kNowhere where there is none.
std::optional<LonLat> pointFrom(WkbReader& wkb, const WkbHead& head) {
  if (head.type == WkbType::MultiPoint) {
    const auto count = wkb.count(kLeastGeometryBytes);
    if (count == 0U) return kNowhere;
    if (count != 1U) return std::nullopt;
    const auto part = wkb.head();
    return part && part->type == WkbType::Point ? pointFrom(wkb, *part) : std::nullopt;
  }
  const auto at = wkb.point(head.dimensions);
  if (!at) return std::nullopt;
  const bool empty = std::isnan(at->lonDegrees) && std::isnan(at->latDegrees);
  return empty || isFinite(*at) ? at : std::nullopt;
}

bool isPoint(WkbType type) {
  return type == WkbType::Point || type == WkbType::MultiPoint;
}

bool isArea(WkbType type) {
  return type == WkbType::Polygon || type == WkbType::MultiPolygon;
}

}  // namespace

void TableGeometry::add(std::span<const std::uint8_t> wkb) {
  if (wkb.empty()) return addRow(ShapeKind::None, kNowhere);
  if (const auto at = plainPoint(wkb); at && isFinite(*at)) return addRow(ShapeKind::Point, *at);
  WkbReader reader(wkb);
  const auto head = reader.head();
  if (!head) return addUnread();
  if (isPoint(head->type)) {
    const auto at = pointFrom(reader, *head);
    if (!at) return addUnread();
    return addRow(isFinite(*at) ? ShapeKind::Point : ShapeKind::None, *at);
  }
  const std::size_t points = shapes_.points.size(), rings = shapes_.ringEnds.size();
  if (!ShapeReader(reader, shapes_).read(*head)) {
    dropSince(points, rings);
    return addUnread();
  }
  const ShapeKind kind = isArea(head->type) ? ShapeKind::Area : ShapeKind::Path;
  addRow(shapes_.ringEnds.size() == rings ? ShapeKind::None : kind, kNowhere);
}

void TableGeometry::addUnread() {
  ++unread_;
  addRow(ShapeKind::Point, kNowhere);
}

void TableGeometry::dropSince(std::size_t points, std::size_t rings) {
  shapes_.points.resize(points);
  shapes_.ringEnds.resize(rings);
  shapes_.ringStarts.resize(rings);
}

void TableGeometry::addRow(ShapeKind kind, LonLat point) {
  const bool first = shapes_.rowEnds.empty() && !shapes_.ringEnds.empty();
  if (first) shapes_.rowEnds.resize(kinds_.size(), 0);
  kinds_.push_back(kind);
  points_.push_back(point);
  if (shapes_.ringEnds.empty()) return;
  shapes_.rowEnds.push_back(static_cast<std::uint32_t>(shapes_.ringEnds.size()));
}

void TableGeometry::expect(double times) {
  constexpr double kMostBytes = 1 << 30;  // a file may say what it likes
  const auto reserve = [&](auto& items) {
    const double count = static_cast<double>(items.size()) * times * 1.02;
    if (count * sizeof(items[0]) < kMostBytes) items.reserve(static_cast<std::size_t>(count));
  };
  reserve(kinds_);
  reserve(points_);
  reserve(shapes_.points);
  reserve(shapes_.ringEnds);
  reserve(shapes_.ringStarts);
  reserve(shapes_.rowEnds);
}

void TableGeometry::moveInto(RawTable& table) {
  table.kinds = std::move(kinds_);
  table.points = std::move(points_);
  table.shapes = std::move(shapes_);
  table.unread = unread_;
}

}  // namespace geo
