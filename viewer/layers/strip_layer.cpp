// Corridors: a strip of a stated width around an axis that is only roughly known.
#include "viewer/layers/build.hpp"
#include "viewer/layers/mesh_tools.hpp"
#include "viewer/layers/palette.hpp"

#include <charconv>

namespace viewer {

namespace {

constexpr std::uint8_t kStripAlpha = 70;
constexpr double kUnstatedWidthMetres = 1000;

double widthMetres(const geo::Layer& layer, const geo::Feature& feature) {
  const std::string_view text = geo::valueOf(layer, feature, "width_m");
  double width = 0;
  std::from_chars(text.data(), text.data() + text.size(), width);
  return width > 0 ? width : kUnstatedWidthMetres;
}

void addStrip(LayerMesh& area, LayerMesh& edge, const geo::Strip& strip, const Paint& paint) {
  addTriangles(area, strip.area, {}, {paint.color.withAlpha(kStripAlpha), paint.valid});
  for (const geo::PlanePolygon& outline : strip.outline) {
    for (const geo::PlaneLine& ring : outline.rings) addStroke(edge, ring, paint);
  }
}

}  // namespace

std::vector<LayerMesh> buildStrips(const BuildContext& context, std::size_t layerIndex) {
  const geo::Layer& layer = context.scenario.layers[layerIndex];
  LayerMesh area = emptyMesh(layer.id, context.projection, context.scenario.extent);
  LayerMesh edge = emptyMesh(layer.id + "/edge", context.projection, context.scenario.extent);
  area.stroke.widthPt = 1.2f;
  edge.stroke = {.widthPt = 0.9f, .dashOnPt = 2.5f, .dashOffPt = 2};
  const geo::Color color = layer.style.color.value_or(palette::kInk);
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const geo::Feature& feature = layer.features[i];
    const auto* lines = std::get_if<geo::Lines>(&feature.geometry);
    if (!lines) continue;
    const Paint paint{color, validSeconds(feature.valid, context.epoch)};
    const double half = widthMetres(layer, feature) / 2 / context.projection.metresPerUnit();
    for (const geo::Line& line : *lines) {
      for (geo::PlaneLine& plane : projectLine(context.projection, line)) {
        const auto strip = geo::stripAround(plane, std::vector<double>(plane.size(), half));
        if (strip) addStrip(area, edge, *strip, paint);
        addStroke(area, plane, paint);
        area.targets.push_back({i, PickTarget::AlongLine{std::move(plane)}});
      }
    }
  }
  return {std::move(area), std::move(edge)};
}

}  // namespace viewer
