// Cutting polygons along a grid: by halves along grid lines, so that each point is looked at once a
// halving and not once a cell.
#include "geo/shape/geos.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace geo {

namespace {

using geos::Context;
using geos::GeometryPtr;

/// Grid lines as whole numbers of cells: columns [column, column + columns) and rows alike.
struct Cells {
  long column = 0, row = 0, columns = 1, rows = 1;
};

struct Piece {
  GeometryPtr geometry;
  Cells cells;
};

/// Both halves of a piece that covers more than one cell, empty ones left out.
Result<std::vector<Piece>> halvesOf(const Context& context, const Piece& piece, double cell) {
  const bool byColumns = piece.cells.columns >= piece.cells.rows;
  Cells low = piece.cells, high = piece.cells;
  (byColumns ? low.columns : low.rows) /= 2;
  (byColumns ? high.columns : high.rows) -= byColumns ? low.columns : low.rows;
  (byColumns ? high.column : high.row) += byColumns ? low.columns : low.rows;
  auto cut = geos::cutInTwo(
      context, piece.geometry.get(), byColumns ? geos::Cut::AtX : geos::Cut::AtY,
      static_cast<double>(byColumns ? high.column : high.row) * cell, geos::Clipping::Fast);
  if (!cut) return tl::unexpected(cut.error());
  std::vector<Piece> halves;
  halves.push_back({std::move(cut->second), high});
  halves.push_back({std::move(cut->first), low});
  std::erase_if(halves, [&context](const Piece& half) {
    return geos::polygonParts(context, half.geometry.get()).empty();
  });
  return halves;
}

std::optional<Cells> cellsOver(const PlaneBox& box, double cell) {
  constexpr double kMostCells = 100'000;
  const double west = std::floor(box.minX / cell), south = std::floor(box.minY / cell);
  const double columns = std::max(1.0, std::ceil(box.maxX / cell) - west);
  const double rows = std::max(1.0, std::ceil(box.maxY / cell) - south);
  if (!(cell > 0) || !(columns * rows <= kMostCells)) return std::nullopt;
  return Cells{std::lround(west), std::lround(south), std::lround(columns), std::lround(rows)};
}

}  // namespace

Result<std::vector<PlanePolygon>> splitByGrid(const PlanePolygon& polygon, double cell) {
  const Context context;
  auto geometry = geos::validGeometryFrom(context, polygon);
  if (!geometry) return tl::unexpected(geometry.error());
  const auto cells = cellsOver(geos::boundsOf(context, geometry->get()), cell);
  if (!cells) return fail(Failure::Kind::Usage, "splitting a polygon: too many cells");

  std::vector<PlanePolygon> pieces;
  std::vector<Piece> open;
  open.push_back({std::move(*geometry), *cells});
  while (!open.empty()) {
    const Piece piece = std::move(open.back());
    open.pop_back();
    if (piece.cells.columns == 1 && piece.cells.rows == 1) {
      for (PlanePolygon& part : geos::polygonsFrom(context, piece.geometry.get())) {
        pieces.push_back(std::move(part));
      }
      continue;
    }
    auto halves = halvesOf(context, piece, cell);
    if (!halves) return tl::unexpected(halves.error());
    std::ranges::move(*halves, std::back_inserter(open));
  }
  return pieces;
}

}  // namespace geo
