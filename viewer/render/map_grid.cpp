#include "viewer/render/map_grid.hpp"

#include "geo/coords/graticule.hpp"
#include "geo/coords/grid_trace.hpp"
#include "geo/coords/utm_grid.hpp"
#include "viewer/layers/mesh_tools.hpp"

#include <algorithm>

namespace viewer {

namespace {

constexpr float kGridPt = 0.5f;

geo::Grid linesFor(const Frame& frame) {
  switch (frame.grid) {
    case Grid::None:
      return {};
    case Grid::LonLat:
      return {geo::lonLatLines(*frame.projection, frame.view), {}};
    case Grid::Utm:
      return geo::utmGrid(*frame.projection, frame.view);
    case Grid::Mgrs:
      return geo::mgrsGrid(*frame.projection, frame.view);
  }
  return {};
}

geo::PlaneBox boundsOf(const geo::GridLine& line) {
  geo::PlaneBox box;
  for (const geo::Projected& p : line.line) box.include(p);
  return box;
}

/// Whether each line of `a` that may be seen in `box` is one of `b`'s, too.
bool hasLinesOf(const MapGrid& a, const MapGrid& b, const geo::PlaneBox& box) {
  return std::ranges::all_of(a.grid.lines, [&](const geo::GridLine& line) {
    if (!boundsOf(line).meets(box)) return true;
    return std::ranges::any_of(b.grid.lines, [&](const geo::GridLine& other) {
      return other.family == line.family && other.value == line.value;
    });
  });
}

}  // namespace

bool sameLines(const MapGrid& a, const MapGrid& b) {
  const geo::PlaneBox both{std::max(a.box.minX, b.box.minX), std::max(a.box.minY, b.box.minY),
                           std::min(a.box.maxX, b.box.maxX), std::min(a.box.maxY, b.box.maxY)};
  return hasLinesOf(a, b, both) && hasLinesOf(b, a, both);
}

MapGrid gridFor(const Frame& frame) {
  const Theme& theme = themeOf(frame.theme);
  MapGrid made{linesFor(frame), {}, geo::gridBox(frame.view)};
  made.mesh.id = "grid";
  made.mesh.anchor = frame.view.centre;
  made.mesh.stroke.widthPt = kGridPt * theme.lineShare;
  for (const geo::GridLine& line : made.grid.lines) {
    addStroke(made.mesh, line.line, {theme.grid});
  }
  return made;
}

bool sameGrid(const Frame& a, const Frame& b) {
  if (a.grid != b.grid) return false;
  return a.grid == Grid::None ||
         (a.view == b.view && a.projection == b.projection && a.theme == b.theme);
}

}  // namespace viewer
