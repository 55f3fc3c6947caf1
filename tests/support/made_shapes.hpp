// Tables of lines and areas made by hand.
#pragma once

#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace geo::test {

/// One shape a row: an area, the first ring its outline and the others holes; or lines.
struct MadeShape {
  ShapeKind kind = ShapeKind::Area;
  std::vector<std::vector<LonLat>> rings;
  std::string date = "2020-10-01";
};

/// Of a day each, of two kinds.
inline EventTablePtr shapeTable(const std::vector<MadeShape>& made) {
  std::vector<TextRow> rows;
  for (std::size_t i = 0; i < made.size(); ++i) {
    rows.push_back({std::to_string(i), made[i].date, i % 3 == 0 ? "mined" : "burnt"});
  }
  RawTable raw = textTable({"id", "date", "kind"}, rows);
  for (const MadeShape& shape : made) {
    raw.kinds.push_back(shape.kind);
    raw.points.push_back({std::nan(""), std::nan("")});
    for (std::size_t i = 0; i < shape.rings.size(); ++i) {
      const auto& ring = shape.rings[i];
      raw.shapes.points.insert(raw.shapes.points.end(), ring.begin(), ring.end());
      raw.shapes.ringEnds.push_back(static_cast<std::uint32_t>(raw.shapes.points.size()));
      raw.shapes.ringStarts.push_back(i == 0 || shape.kind == ShapeKind::Path ? 1 : 0);
    }
    raw.shapes.rowEnds.push_back(static_cast<std::uint32_t>(raw.shapes.ringEnds.size()));
  }
  return std::make_shared<const EventTable>(assemble(std::move(raw), {}));
}

/// A square with its lower left corner there.
inline std::vector<LonLat> squareRing(LonLat corner, double degrees) {
  const double x = corner.lonDegrees, y = corner.latDegrees;
  return {{x, y}, {x + degrees, y}, {x + degrees, y + degrees}, {x, y + degrees}, {x, y}};
}

}  // namespace geo::test
