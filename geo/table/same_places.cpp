#include "geo/table/same_places.hpp"

#include "geo/table/row_places.hpp"
#include "geo/table/shape_rings.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

/// Where each ring of the row ends, counted from the row's first point, and whether it starts a
/// line or a polygon.
std::vector<std::pair<std::uint32_t, std::uint8_t>> ringEndsOf(const Shapes& shapes,
                                                               std::size_t row) {
  std::vector<std::pair<std::uint32_t, std::uint8_t>> rings;
  const auto [first, end] = ringsOf(shapes, row);
  for (std::uint32_t ring = first; ring < end; ++ring) {
    rings.emplace_back(shapes.ringEnds[ring] - firstPointOf(shapes, first),
                       shapes.ringStarts[ring]);
  }
  return rings;
}

}  // namespace

RowGeometries::RowGeometries(const EventTable& table)
    : table_(table), events_(eventsByRow(table)) {}

bool RowGeometries::isKnown(std::size_t row) const {
  return table_.kinds[row] != ShapeKind::Point || events_[row] != kNoEvent;
}

std::string RowGeometries::textAt(std::size_t row) const {
  const std::size_t points = pointsOf(table_.shapes, row).size();
  switch (table_.kinds[row]) {
    case ShapeKind::None:
      break;
    case ShapeKind::Point: {
      const LonLat place = table_.events.places[events_[row]];
      return fmt::format("{}, {}", place.lonDegrees, place.latDegrees);
    }
    case ShapeKind::Path:
      return fmt::format("line of {} points", points);
    case ShapeKind::Area:
      return fmt::format("area of {} points", points);
  }
  return {};
}

bool RowGeometries::same(std::size_t row, const RowGeometries& other, std::size_t otherRow) const {
  if (table_.kinds[row] != other.table_.kinds[otherRow]) return false;
  if (table_.kinds[row] == ShapeKind::Point) {
    return table_.events.places[events_[row]] ==
           other.table_.events.places[other.events_[otherRow]];
  }
  const Shapes& shapes = table_.shapes;
  const Shapes& others = other.table_.shapes;
  return std::ranges::equal(pointsOf(shapes, row), pointsOf(others, otherRow)) &&
         ringEndsOf(shapes, row) == ringEndsOf(others, otherRow);
}

}  // namespace geo
