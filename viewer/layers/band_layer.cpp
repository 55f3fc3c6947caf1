// Estimated lines: a band as wide as the accuracy, fading to its edge, with a dashed axis.
#include "viewer/layers/build.hpp"
#include "viewer/layers/mesh_tools.hpp"
#include "viewer/layers/palette.hpp"

namespace viewer {

namespace {

constexpr std::uint8_t kBandAlpha = 105;

void addBand(LayerMesh& mesh, const BuildContext& context, const geo::Feature& feature,
             const Paint& axis, const geo::PlaneLine& plane) {
  if (const auto strip =
          geo::stripAround(plane, halfWidthsOfDoubt(context.projection, feature, plane.size()))) {
    const Paint band{axis.color.withAlpha(kBandAlpha), axis.valid};
    addTriangles(mesh, strip->area, strip->coverage, band);
  }
  addStroke(mesh, plane, axis);
}

}  // namespace

std::vector<LayerMesh> buildBands(const BuildContext& context, std::size_t layerIndex) {
  const geo::Layer& layer = context.scenario.layers[layerIndex];
  LayerMesh mesh = emptyMesh(layer.id, context.projection, context.scenario.extent);
  mesh.soft = true;  // stages of one line meet end to end
  mesh.stroke.widthPt = static_cast<float>(layer.style.widthPt.value_or(1.8));
  const auto& dash = layer.style.dashPt;
  mesh.stroke.dashOnPt = dash.size() == 2 ? static_cast<float>(dash[0]) : 5;
  mesh.stroke.dashOffPt = dash.size() == 2 ? static_cast<float>(dash[1]) : 4;
  const geo::Color color = layer.style.color.value_or(palette::kInk);
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const geo::Feature& feature = layer.features[i];
    const Paint axis{color, validSeconds(feature.valid, context.epoch)};
    const auto* lines = std::get_if<geo::Lines>(&feature.geometry);
    if (!lines) continue;
    for (const geo::Line& line : *lines) {
      geo::PlaneLine plane = verticesOnPlane(context.projection, line);
      if (plane.empty()) continue;
      addBand(mesh, context, feature, axis, plane);
      mesh.targets.push_back({i, PickTarget::AlongLine{std::move(plane)}});
    }
  }
  return {std::move(mesh)};
}

}  // namespace viewer
