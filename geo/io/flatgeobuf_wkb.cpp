#include "geo/io/flatgeobuf_wkb.hpp"

#include <bit>
#include <cstddef>
#include <cstring>

namespace geo {

namespace {

using fgb::Geometry;
using fgb::GeometryType;

constexpr std::size_t kBytesOfPoint = 2 * sizeof(double);

/// The numbers of types that both formats have are the same.
class WkbWriter {
 public:
  WkbWriter(const GeometryForm& form, std::vector<std::uint8_t>& into) : form_(form), into_(into) {}

  bool put(const Geometry& geometry, GeometryType type) {
    if (type == GeometryType::MultiPolygon) return putAreas(geometry);
    if (!isWhole(geometry)) return false;
    switch (type) {
      case GeometryType::Point:
        return putPoint(geometry);
      case GeometryType::LineString:
        head(type);
        return putPath(geometry, 0, pointCount(geometry));
      case GeometryType::Polygon:
        return putArea(geometry);
      case GeometryType::MultiPoint:
        return putPoints(geometry);
      case GeometryType::MultiLineString:
        return putLines(geometry);
      default:
        return false;
    }
  }

 private:
  static std::uint32_t pointCount(const Geometry& geometry) {
    return geometry.xy() ? geometry.xy()->size() / 2 : 0;
  }

  /// GDAL refuses those that are not.
  bool isWhole(const Geometry& geometry) const {
    const std::uint32_t points = pointCount(geometry);
    const auto has = [points](const flatbuffers::Vector<double>* of) {
      return of && of->size() >= points;
    };
    return points > 0 && geometry.xy()->size() % 2 == 0 && (!form_.heights || has(geometry.z())) &&
           (!form_.measures || has(geometry.m()));
  }

  template <class Number>
  void number(Number value) {
    const std::size_t before = into_.size();
    into_.resize(before + sizeof(Number));
    std::memcpy(into_.data() + before, &value, sizeof(Number));
  }

  void head(GeometryType type) {
    number<std::uint8_t>(std::endian::native == std::endian::little ? 1 : 0);
    number(static_cast<std::uint32_t>(type));
  }

  void point(const Geometry& geometry, std::uint32_t at) {
    number(geometry.xy()->Get(2 * at));
    number(geometry.xy()->Get(2 * at + 1));
  }

  bool putPoint(const Geometry& geometry) {
    if (pointCount(geometry) != 1) return false;
    head(GeometryType::Point);
    point(geometry, 0);
    return true;
  }

  bool putPoints(const Geometry& geometry) {
    head(GeometryType::MultiPoint);
    number(pointCount(geometry));
    for (std::uint32_t i = 0; i < pointCount(geometry); ++i) {
      head(GeometryType::Point);
      point(geometry, i);
    }
    return true;
  }

  bool putPath(const Geometry& geometry, std::uint32_t from, std::uint32_t to) {
    number(to - from);
    into_.reserve(into_.size() + (to - from) * kBytesOfPoint);
    for (std::uint32_t i = from; i < to; ++i) point(geometry, i);
    return true;
  }

  bool putArea(const Geometry& geometry) {
    head(GeometryType::Polygon);
    if (geometry.ends() && geometry.ends()->size() > 1) return putPaths(geometry, [] {});
    number(std::uint32_t{1});
    return putPath(geometry, 0, pointCount(geometry));
  }

  bool putLines(const Geometry& geometry) {
    if (!geometry.ends()) return false;
    head(GeometryType::MultiLineString);
    return putPaths(geometry, [this] { head(GeometryType::LineString); });
  }

  template <class PutHead>
  bool putPaths(const Geometry& geometry, PutHead putHead) {
    number(geometry.ends()->size());
    std::uint32_t from = 0;
    for (const std::uint32_t to : *geometry.ends()) {
      if (to < from || to > pointCount(geometry)) return false;
      putHead();
      putPath(geometry, from, to);
      from = to;
    }
    return true;
  }

  bool putAreas(const Geometry& geometry) {
    if (!geometry.parts()) return false;
    head(GeometryType::MultiPolygon);
    number(geometry.parts()->size());
    for (const Geometry* part : *geometry.parts()) {
      if (!put(*part, GeometryType::Polygon)) return false;
    }
    return true;
  }

  const GeometryForm& form_;
  std::vector<std::uint8_t>& into_;
};

}  // namespace

bool toWkb(const Geometry* geometry, const GeometryForm& form, std::vector<std::uint8_t>& wkb) {
  wkb.clear();
  if (!geometry) return true;
  const bool own = form.type == GeometryType::Unknown;
  return WkbWriter(form, wkb).put(*geometry, own ? geometry->type() : form.type);
}

}  // namespace geo
