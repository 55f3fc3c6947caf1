// Corridors: a strip of a stated width around an axis that is only roughly known, so that its edges
// are soft; places that it spares are cut out.
#include "geo/base/number_text.hpp"
#include "viewer/layers/build.hpp"
#include "viewer/layers/line_names.hpp"
#include "viewer/layers/mesh_tools.hpp"

#include <cmath>
#include <limits>

namespace viewer {

namespace {

constexpr double kUnstatedWidthMetres = 1000;

double widthMetres(const geo::Layer& layer, const geo::Feature& feature) {
  const auto width = geo::parseNumber(geo::valueOf(layer, feature, "width_m"));
  return width && *width > 0 ? *width : kUnstatedWidthMetres;
}

/// "lon lat metres", `;` between several: round places that the strip does not touch.
std::vector<geo::PlanePolygon> sparedPlaces(const geo::Projection& projection,
                                            std::string_view list) {
  std::vector<geo::PlanePolygon> places;
  for (const std::string_view text : geo::splitList(list)) {
    const auto numbers = geo::parseNumbers(text);
    if (numbers.size() != 3) continue;  // `check` names it
    geo::PlaneLine circle = groundCircle(projection, {numbers[0], numbers[1]}, numbers[2]);
    if (!circle.empty()) places.push_back({{std::move(circle)}});
  }
  return places;
}

/// An axis and how roughly it is known at each vertex, in plane units.
struct Axis {
  geo::PlaneLine line;
  std::vector<double> doubt;
};

/// The axis's doubt where it is nearest to a point.
double doubtNear(const Axis& axis, geo::Projected point) {
  double nearest = std::numeric_limits<double>::max(), doubt = axis.doubt.front();
  for (std::size_t i = 0; i + 1 < axis.line.size(); ++i) {
    const geo::Projected a = axis.line[i], b = axis.line[i + 1];
    const double dx = b.xMetres - a.xMetres, dy = b.yMetres - a.yMetres;
    const double px = point.xMetres - a.xMetres, py = point.yMetres - a.yMetres;
    const double squared = dx * dx + dy * dy;
    const double share = squared > 0 ? std::clamp((px * dx + py * dy) / squared, 0.0, 1.0) : 0;
    const double distance = std::hypot(px - share * dx, py - share * dy);
    if (distance >= nearest) continue;
    nearest = distance;
    doubt = std::lerp(axis.doubt[i], axis.doubt[i + 1], share);
  }
  return doubt;
}

void addPart(LayerMesh& mesh, const geo::PlanePolygon& part, const Axis& axis, const Paint& paint) {
  std::vector<double> doubt;
  for (const geo::PlaneLine& ring : part.rings) {
    for (const geo::Projected& point : ring) doubt.push_back(doubtNear(axis, point));
  }
  if (const auto soft = geo::softAreaOf(part, doubt)) {
    addTriangles(mesh, soft->area, soft->coverage, paint);
  }
}

struct StripShape {
  double halfWidth;
  std::vector<geo::PlanePolygon> spared;
};

void addStrip(LayerMesh& mesh, const Axis& axis, const StripShape& shape, const Paint& paint) {
  const auto strip =
      geo::stripAround(axis.line, std::vector<double>(axis.line.size(), shape.halfWidth));
  if (!strip) return;
  auto parts = geo::difference(strip->outline, shape.spared);
  for (const geo::PlanePolygon& part : parts ? *parts : strip->outline) {
    addPart(mesh, part, axis, paint);
  }
}

}  // namespace

std::vector<LayerMesh> buildStrips(const BuildContext& context, std::size_t layerIndex) {
  const geo::Layer& layer = context.scenario.layers[layerIndex];
  LayerMesh mesh = emptyMesh(context, layer);
  mesh.soft = true;  // the old strip and the new one share their eastern half
  mesh.stroke = lineStyleOf(layer, context.theme, kStripAxis);
  const geo::Color color = context.colorOf(layer, context.theme.ink);
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const geo::Feature& feature = layer.features[i];
    if (!context.wants(feature)) continue;
    const auto* lines = std::get_if<geo::Lines>(&feature.geometry);
    if (!lines) continue;
    const Paint paint{color, validSeconds(feature.valid, context.epoch)};
    const StripShape shape{
        widthMetres(layer, feature) / 2 / context.projection.metresPerUnit(),
        sparedPlaces(context.projection, geo::valueOf(layer, feature, "spared"))};
    for (const geo::Line& line : *lines) {
      Axis axis{verticesOnPlane(context.projection, line), {}};
      if (axis.line.empty()) continue;
      axis.doubt = halfWidthsOfDoubt(context.projection, feature, axis.line.size());
      addStrip(mesh, axis, shape, {color.withAlpha(context.theme.stripAlpha), paint.valid});
      addStroke(mesh, axis.line, paint);
      addLineName(mesh, context, layer, feature, axis.line);
      mesh.targets.push_back(targetOf(i, PickTarget::AlongLine{std::move(axis.line)}, paint.valid));
    }
  }
  return {std::move(mesh)};
}

}  // namespace viewer
