// Who holds what: fills in the holder's colour, a hatch where nobody is known to hold it; soft
// where the edge is only roughly known.
#include "viewer/layers/build.hpp"
#include "viewer/layers/mesh_tools.hpp"
#include "viewer/layers/palette.hpp"

namespace viewer {

namespace {

constexpr std::uint8_t kHeldAlpha = 92, kContestedAlpha = 80;
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
  if (!target.polygons.empty()) mesh.targets.push_back({featureIndex, std::move(target)});
}

}  // namespace

std::vector<LayerMesh> buildAreas(const BuildContext& context, std::size_t layerIndex) {
  const geo::Layer& layer = context.scenario.layers[layerIndex];
  LayerMesh held = emptyMesh(layer.id, context.projection, context.scenario.extent);
  LayerMesh contested =
      emptyMesh(layer.id + "/contested", context.projection, context.scenario.extent);
  held.ground = contested.ground = true;
  contested.hatched = true;
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const geo::Feature& feature = layer.features[i];
    const geo::Party* holder = context.scenario.party(geo::valueOf(layer, feature, "holder"));
    const ValidSeconds valid = validSeconds(feature.valid, context.epoch);
    if (holder) {
      addArea(held, context, feature, {holder->color.withAlpha(kHeldAlpha), valid}, i);
    } else {
      addArea(contested, context, feature, {palette::kInk.withAlpha(kContestedAlpha), valid}, i);
    }
  }
  return {std::move(held), std::move(contested)};
}

}  // namespace viewer
