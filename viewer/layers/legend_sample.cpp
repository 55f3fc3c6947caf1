#include "viewer/layers/legend_sample.hpp"

#include "viewer/layers/mesh_tools.hpp"

#include <vector>

namespace viewer {

namespace {

using Sample = LegendEntry::Sample;

geo::Triangles rectangle(const geo::PlaneBox& box) {
  return {{{box.minX, box.minY}, {box.maxX, box.minY}, {box.maxX, box.maxY}, {box.minX, box.maxY}},
          {0, 1, 2, 0, 2, 3}};
}

void addRim(LayerMesh& mesh, const geo::PlaneBox& box, geo::Color color) {
  const geo::PlaneLine rim{{box.minX, box.minY},
                           {box.maxX, box.minY},
                           {box.maxX, box.maxY},
                           {box.minX, box.maxY},
                           {box.minX, box.minY}};
  addStroke(mesh, rim, {color});
}

geo::PlaneBox middleShare(const geo::PlaneBox& box, double width, double height) {
  const geo::Projected centre = box.centre();
  const double x = box.width() * width / 2, y = box.height() * height / 2;
  return {centre.xMetres - x, centre.yMetres - y, centre.xMetres + x, centre.yMetres + y};
}

void addAxis(LayerMesh& mesh, const LegendEntry& entry, const geo::PlaneBox& place) {
  mesh.stroke = entry.stroke;
  const double y = place.centre().yMetres;
  addStroke(mesh, geo::PlaneLine{{place.minX, y}, {place.maxX, y}}, {entry.color});
}

/// Densest in the middle, nothing at the edges: as wide as the doubt.
void addSoftBand(LayerMesh& mesh, const geo::PlaneBox& place, geo::Color color) {
  const double y = place.centre().yMetres;
  const geo::Triangles band{{{place.minX, place.minY},
                             {place.maxX, place.minY},
                             {place.minX, y},
                             {place.maxX, y},
                             {place.minX, place.maxY},
                             {place.maxX, place.maxY}},
                            {0, 1, 2, 1, 3, 2, 2, 3, 4, 3, 5, 4}};
  const std::vector<float> coverage{0, 0, 1, 1, 0, 0};
  addTriangles(mesh, band, coverage, {color});
}

void addTints(LayerMesh& mesh, const Theme& theme, const geo::PlaneBox& place) {
  const double step = place.width() / static_cast<double>(theme.tints.size());
  for (std::size_t i = 0; i < theme.tints.size(); ++i) {
    geo::PlaneBox slice = place;
    slice.minX = place.minX + step * static_cast<double>(i);
    slice.maxX = slice.minX + step;
    addTriangles(mesh, rectangle(slice), {}, {theme.tints.at(i).color});
  }
}

}  // namespace

LayerMesh sampleMesh(const LegendEntry& entry, const Theme& theme, const geo::PlaneBox& place) {
  LayerMesh mesh;
  mesh.id = "legend";
  mesh.pattern = entry.pattern;
  mesh.open = entry.open;
  mesh.inks = {theme.symbolInk, theme.symbolCasing, theme.openBody};
  const geo::Projected middle = place.centre();
  switch (entry.sample) {
    case Sample::Area:
      addTriangles(
          mesh, rectangle(place), {},
          {entry.color.withAlpha(entry.of.empty() ? theme.contestedAlpha : theme.areaAlpha)});
      break;
    case Sample::Tint:
      addTints(mesh, theme, place);
      break;
    case Sample::Colour:
      addTriangles(mesh, rectangle(middleShare(place, place.height() / place.width(), 1)), {},
                   {entry.color});
      return mesh;
    case Sample::Band:
      addSoftBand(mesh, place, entry.color.withAlpha(theme.bandAlpha));
      addAxis(mesh, entry, place);
      return mesh;
    case Sample::Strip:
      addTriangles(mesh, rectangle(middleShare(place, 1, 0.8)), {},
                   {entry.color.withAlpha(theme.stripAlpha)});
      addAxis(mesh, entry, place);
      return mesh;
    case Sample::Line:
      addAxis(mesh, entry, place);
      return mesh;
    case Sample::Marker:
      mesh.markers.push_back({static_cast<float>(middle.xMetres),
                              static_cast<float>(middle.yMetres), 0, 0, entry.color, entry.color,
                              static_cast<float>(entry.symbol), kAlways});
      return mesh;
    case Sample::None:
      return mesh;
  }
  mesh.stroke.widthPt = 0.5f;
  addRim(mesh, place, theme.sheetRim);
  return mesh;
}

}  // namespace viewer
