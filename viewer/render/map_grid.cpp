#include "viewer/render/map_grid.hpp"

#include "geo/coords/graticule.hpp"
#include "geo/coords/utm_grid.hpp"
#include "viewer/layers/mesh_tools.hpp"

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

}  // namespace

MapGrid gridFor(const Frame& frame) {
  const Theme& theme = themeOf(frame.theme);
  MapGrid made{linesFor(frame), {}};
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
