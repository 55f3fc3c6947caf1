// Who holds what: a fill in the holder's colour and, on some themes, pattern; a hatch where nobody
// is known to hold it; soft where the edge is only roughly known.
#include "viewer/layers/build.hpp"
#include "viewer/layers/mesh_tools.hpp"

#include <algorithm>

namespace viewer {

namespace {

/// An edge that is better known than this is a sharp one: a border that was surveyed.
constexpr double kSharpMetres = 250;

/// Half widths of doubt on the plane, one a ring point of one polygon, whose rings' points begin
/// at `first` in the feature's list.
std::vector<double> halfWidths(const BuildContext& context, const geo::Feature& feature,
                               std::size_t first, std::size_t points) {
  const auto& radii = feature.accuracyMetres;
  std::vector<double> widths(points, 0);
  for (std::size_t i = 0; i < points && !radii.empty(); ++i) {
    const double metres = radii.size() == 1 ? radii.front() : radii.at(first + i);
    if (metres > kSharpMetres) widths[i] = metres / context.projection.metresPerUnit();
  }
  return widths;
}

void addPolygon(LayerMesh& mesh, const DoubtfulPolygon& plane, const Paint& paint) {
  if (const auto soft = geo::softAreaOf(plane.polygon, plane.halfWidths)) {
    addTriangles(mesh, soft->area, soft->coverage, paint);
  } else if (const auto triangles = geo::triangulate(plane.polygon)) {
    addTriangles(mesh, *triangles, {}, paint);
  }
}

void addArea(LayerMesh& mesh, const BuildContext& context, const geo::Feature& feature,
             const Paint& paint, std::size_t featureIndex) {
  const auto* polygons = std::get_if<geo::Polygons>(&feature.geometry);
  if (!polygons) return;
  PickTarget::InArea target;
  std::size_t first = 0;
  for (const geo::Polygon& polygon : *polygons) {
    std::size_t points = 0;
    for (const geo::Line& ring : polygon.rings) points += ring.size();
    DoubtfulPolygon plane =
        projectPolygon(context.projection, polygon, halfWidths(context, feature, first, points));
    first += points;
    if (plane.polygon.rings.empty()) continue;
    addPolygon(mesh, plane, paint);
    target.polygons.push_back(std::move(plane.polygon));
  }
  if (!target.polygons.empty())
    mesh.targets.push_back(targetOf(featureIndex, std::move(target), paint.valid));
}

/// One mesh a holder, in the order of their first rows.
LayerMesh& meshOf(std::vector<LayerMesh>& meshes, const BuildContext& context,
                  const geo::Layer& layer, std::string_view holder, const AreaLook& look) {
  LayerMesh mesh = emptyMesh(context, layer, holder);
  const auto found = std::ranges::find(meshes, mesh.id, &LayerMesh::id);
  if (found != meshes.end()) return *found;
  mesh.ground = true;
  mesh.pattern = look.pattern;
  return meshes.emplace_back(std::move(mesh));
}

}  // namespace

std::vector<LayerMesh> buildAreas(const BuildContext& context, std::size_t layerIndex) {
  const geo::Layer& layer = context.scenario.layers[layerIndex];
  std::vector<LayerMesh> meshes;
  LayerMesh contested = emptyMesh(context, layer, "contested");
  contested.ground = true;
  contested.pattern = context.parties.areaLookOf("").pattern;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const geo::Feature& feature = layer.features[i];
    const std::string_view id = geo::valueOf(layer, feature, "holder");
    const geo::Party* holder = context.scenario.party(id);
    const AreaLook look = context.parties.areaLookOf(id);
    LayerMesh& mesh = holder ? meshOf(meshes, context, layer, holder->id, look) : contested;
    if (!context.wants(feature)) continue;  // the meshes keep their order
    addArea(mesh, context, feature, {look.color, validSeconds(feature.valid, context.epoch)}, i);
  }
  meshes.push_back(std::move(contested));
  return meshes;
}

}  // namespace viewer
