// Who holds what: fills in the holder's colour; a hatch where nobody is known to hold it.
#include "viewer/layers/build.hpp"
#include "viewer/layers/mesh_tools.hpp"
#include "viewer/layers/palette.hpp"

namespace viewer {

namespace {

constexpr std::uint8_t kHeldAlpha = 92, kContestedAlpha = 80;

void addArea(LayerMesh& mesh, const BuildContext& context, const geo::Feature& feature,
             const Paint& paint, std::size_t featureIndex) {
  const auto* polygons = std::get_if<geo::Polygons>(&feature.geometry);
  if (!polygons) return;
  PickTarget::InArea target;
  for (const geo::Polygon& polygon : *polygons) {
    geo::PlanePolygon plane = projectPolygon(context.projection, polygon);
    if (plane.rings.empty()) continue;
    if (const auto triangles = geo::triangulate(plane)) addTriangles(mesh, *triangles, {}, paint);
    target.polygons.push_back(std::move(plane));
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
