// Estimated lines: a band as wide as the accuracy, fading to its edge, with a dashed axis.
#include "viewer/layers/build.hpp"
#include "viewer/layers/line_names.hpp"
#include "viewer/layers/mesh_tools.hpp"

namespace viewer {

namespace {

void addBand(LayerMesh& mesh, const BuildContext& context, const geo::Feature& feature,
             const Paint& axis, const geo::PlaneLine& plane) {
  if (const auto strip =
          geo::stripAround(plane, halfWidthsOfDoubt(context.projection, feature, plane.size()))) {
    const Paint band{axis.color.withAlpha(context.theme.bandAlpha), axis.valid};
    addTriangles(mesh, strip->area, strip->coverage, band);
  }
  addStroke(mesh, plane, axis);
}

}  // namespace

std::vector<LayerMesh> buildBands(const BuildContext& context, std::size_t layerIndex) {
  const geo::Layer& layer = context.scenario.layers[layerIndex];
  LayerMesh mesh = emptyMesh(context, layer);
  mesh.soft = true;  // stages of one line meet end to end
  mesh.stroke = lineStyleOf(layer, context.theme, kBandAxis);
  const geo::Color color = context.colorOf(layer, context.theme.ink);
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const geo::Feature& feature = layer.features[i];
    if (!context.wants(feature)) continue;
    const Paint axis{color, validSeconds(feature.valid, context.epoch)};
    const auto* lines = std::get_if<geo::Lines>(&feature.geometry);
    if (!lines) continue;
    for (const geo::Line& line : *lines) {
      geo::PlaneLine plane = verticesOnPlane(context.projection, line);
      if (plane.empty()) continue;
      addBand(mesh, context, feature, axis, plane);
      addLineName(mesh, context, layer, feature, plane);
      mesh.targets.push_back(targetOf(i, PickTarget::AlongLine{std::move(plane)}, axis.valid));
    }
  }
  return {std::move(mesh)};
}

}  // namespace viewer
