// What a reader found in a file, before anything is made of it.
#pragma once

#include "geo/coords/positions.hpp"
#include "geo/table/column.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace geo {

enum class ShapeKind : std::uint8_t { None, Point, Path, Area };

/// Lines and areas of many rows, one after the other.
struct Shapes {
  std::vector<LonLat> points;
  std::vector<std::uint32_t> ringEnds;   // of each line or ring: where it ends in `points`
  std::vector<std::uint8_t> ringStarts;  // parallel: 1 where a line or a polygon begins, 0: a hole
  std::vector<std::uint32_t> rowEnds;    // of each row: where it ends in `ringEnds`; empty when no
                                         // row has a line or an area
};

/// The rows of one layer of a file. All that is there for each row is parallel: the columns, the
/// kinds, the points.
struct RawTable {
  std::string path, layer;  // the file, and the layer's name in it
  std::string crs;          // as the file names it; empty when it does not
  bool crsUnknown = false;  // a geometry column whose numbers are no degrees and whose reference
                            // system nobody names: the places are not known
  bool crsByUser = false;   // the file does not name it, but the user has
  std::size_t rowCount = 0;
  std::vector<Column> columns;
  // WGS 84. Empty when the file has no geometry column; else one a row.
  std::vector<ShapeKind> kinds;
  std::vector<LonLat> points;  // of a Point; NaN for other rows
  Shapes shapes;               // of a Path, an Area
  std::size_t leftOut = 0;     // lines of the file that are no rows of the table: other lengths
  std::size_t unread = 0;      // rows whose geometry could not be read, such as curves
  std::size_t outside = 0;     // whose place the file's reference system could not bring to WGS 84
};

/// A layer that a file offers.
struct TableLayer {
  std::string name;
  std::int64_t rows = -1;  // not known without reading where negative
  bool hasGeometry = false;
  std::string crs;
  std::vector<std::string> columns;
};

}  // namespace geo
