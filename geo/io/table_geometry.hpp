// Geometries of many rows, from well-known binary to points, lines and areas. Within geo/io only.
#pragma once

#include "geo/table/raw_table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace geo {

/// Takes the geometry of one row after the other. Heights and measures are dropped.
class TableGeometry {
 public:
  /// Well-known binary of any kind: ISO, with heights as OGR and PostGIS mark them, either byte
  /// order. No bytes, and an empty geometry, are none. What is neither one point nor lines nor
  /// areas is a point whose place is not known, and counted as unread.
  void add(std::span<const std::uint8_t> wkb);

  /// Room for `times` as many as there are.
  void expect(double times);

  /// Into a table without geometry; coordinates are still as in the file.
  void moveInto(RawTable& table);

 private:
  void addRow(ShapeKind kind, LonLat point);
  void addUnread();
  void dropSince(std::size_t points, std::size_t rings);

  std::vector<ShapeKind> kinds_;
  std::vector<LonLat> points_;
  Shapes shapes_;
  std::size_t unread_ = 0;
};

}  // namespace geo
