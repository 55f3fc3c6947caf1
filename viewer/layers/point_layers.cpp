// Sites, proposals, events and places: a symbol at a place, with the radius of its accuracy.
#include "viewer/layers/build.hpp"
#include "viewer/layers/mesh_tools.hpp"

#include <cmath>
#include <string>

#include <fmt/format.h>

namespace viewer {

namespace {

constexpr geo::Color kUnknownOperator{120, 120, 124, 255};

/// A point feature on the plane with all that its marker needs.
struct PlacedPoint {
  std::size_t index;
  const geo::Feature& feature;
  geo::LonLat at;
  geo::Projected plane;
  Slot slot;
  geo::Projected badgePlane;  // of the place that it shares; its own where it shares none
  ValidSeconds valid;
};

template <class Visit>
void forEachPoint(const BuildContext& context, std::size_t layerIndex, Visit visit) {
  const geo::Layer& layer = context.scenario.layers[layerIndex];
  for (std::size_t i = 0; i < layer.features.size(); ++i) {
    const geo::Feature& feature = layer.features[i];
    const auto at = geo::placeOf(feature);
    const auto plane = at ? context.projection.forward(*at) : std::nullopt;
    if (!plane) continue;
    const auto found = context.slots.find({layerIndex, i});
    const Slot slot = found == context.slots.end() ? Slot{{}, {}, *at} : found->second;
    const auto badge = context.projection.forward(slot.place);
    visit(PlacedPoint{i, feature, *at, *plane, slot, badge.value_or(*plane),
                      validSeconds(feature.valid, context.epoch)});
  }
}

void addMarker(LayerMesh& mesh, const PlacedPoint& point, Symbol symbol, geo::Color left,
               geo::Color right) {
  const SlotOffset offset = point.slot.offset;
  if (point.slot.turn != kNoTurn) {
    mesh.markers.push_back({static_cast<float>(point.plane.xMetres - mesh.anchor.xMetres),
                            static_cast<float>(point.plane.yMetres - mesh.anchor.yMetres),
                            offset.xPt, offset.yPt, left, right, static_cast<float>(symbol),
                            point.valid, point.slot.turn});
  }
  const float radiusPt = shapeOf(symbol).diameterPt / 2 + 1;
  PickTarget target = targetOf(
      point.index, PickTarget::AtPoint{point.plane, offset.xPt, offset.yPt, radiusPt}, point.valid);
  target.turn = point.slot.turn;
  target.badgeAt = point.badgePlane;
  mesh.targets.push_back(std::move(target));
}

/// The disc within which the true place lies: it fades from its middle to a fine, faint edge.
void addRadius(LayerMesh& mesh, const BuildContext& context, const PlacedPoint& point,
               geo::Color color) {
  const double metres = geo::largestAccuracy(point.feature);
  if (metres <= 0 || point.slot.turn == kNoTurn) return;
  addDisc(mesh, groundCircle(context.projection, point.at, metres), point.plane,
          {color, point.valid});
}

void addLabel(LayerMesh& mesh, const PlacedPoint& point, std::string_view text, LabelWish wish) {
  if (text.empty() || point.slot.turn == kNoTurn) return;
  wish.at = point.plane;
  wish.text = text;
  wish.offsetXPt = point.slot.offset.xPt;
  wish.offsetYPt = point.slot.offset.yPt;
  wish.valid = point.valid;
  wish.turn = point.slot.turn;
  mesh.labels.push_back(std::move(wish));
}

/// A place's name in a language, or its own name where the row has none in it. Local names stand in
/// the order of the language codes, az before hy.
std::string nameIn(const geo::Layer& layer, const geo::Feature& feature, geo::Names names) {
  std::string_view name;
  if (names == geo::Names::Local) {
    const auto az = geo::valueOf(layer, feature, "name_az");
    const auto hy = geo::valueOf(layer, feature, "name_hy");
    if (!az.empty() && !hy.empty()) return fmt::format("{} / {}", az, hy);
  }
  if (names == geo::Names::Azerbaijani) name = geo::valueOf(layer, feature, "name_az");
  if (names == geo::Names::Armenian) name = geo::valueOf(layer, feature, "name_hy");
  if (names == geo::Names::Russian) name = geo::valueOf(layer, feature, "name_ru");
  return name.empty() ? feature.name : std::string(name);
}

/// The radii lie in a mesh of their own, under all markers.
LayerMesh radiusMesh(const BuildContext& context, const geo::Layer& layer) {
  LayerMesh mesh = emptyMesh(context, layer, "radius");
  mesh.stroke = kRadiusRim;
  return mesh;
}

std::vector<LayerMesh> buildPosts(const BuildContext& context, std::size_t layerIndex,
                                  bool proposed) {
  const geo::Layer& layer = context.scenario.layers[layerIndex];
  LayerMesh radii = radiusMesh(context, layer);
  LayerMesh mesh = emptyMesh(context, layer);
  mesh.open = proposed;
  mesh.closes = !proposed;
  forEachPoint(context, layerIndex, [&](const PlacedPoint& point) {
    const auto operators = geo::valueOf(layer, point.feature, "operator");
    const auto parties = geo::partiesOf(context.scenario, operators);
    const geo::Color left =
        parties.empty() ? kUnknownOperator : context.parties.colorOf(*parties.front());
    const geo::Color right = parties.size() > 1 ? context.parties.colorOf(*parties[1]) : left;
    const Symbol symbol = symbolForKind(geo::valueOf(layer, point.feature, "kind"));
    addRadius(radii, context, point, left);
    addMarker(mesh, point, symbol, left, right);
    const bool large = symbol == Symbol::MonitoringCentre || symbol == Symbol::Headquarters;
    addLabel(mesh, point, geo::valueOf(layer, point.feature, "label"),
             {.priority = proposed ? 12
                          : large  ? 0
                                   : 10,
              .sizePt = large ? 9.5f : 8.5f,
              .bold = large,
              .italic = proposed,
              .color = context.theme.ink,
              .halo = context.theme.halo,
              .clearancePt = shapeOf(symbol).diameterPt / 2 + 2,
              .mostMetresAcross = large ? 0.0 : 400e3});
  });
  return {std::move(radii), std::move(mesh)};
}

}  // namespace

std::vector<LayerMesh> buildSites(const BuildContext& context, std::size_t layerIndex) {
  return buildPosts(context, layerIndex, false);
}

std::vector<LayerMesh> buildProposals(const BuildContext& context, std::size_t layerIndex) {
  return buildPosts(context, layerIndex, true);
}

std::vector<LayerMesh> buildEvents(const BuildContext& context, std::size_t layerIndex) {
  const geo::Layer& layer = context.scenario.layers[layerIndex];
  LayerMesh mesh = emptyMesh(context, layer);
  const geo::Color color = context.colorOf(layer, context.theme.ink);
  forEachPoint(context, layerIndex, [&](const PlacedPoint& point) {
    addMarker(mesh, point, Symbol::Event, color, color);
  });
  return {std::move(mesh)};
}

std::vector<LayerMesh> buildPlaces(const BuildContext& context, std::size_t layerIndex) {
  const geo::Layer& layer = context.scenario.layers[layerIndex];
  LayerMesh mesh = emptyMesh(context, layer);
  if (mesh.shownAt == WidthRange{}) mesh.shownAt.mostMetres = 130e3;
  const geo::Color color = context.colorOf(layer, context.theme.placeInk);
  forEachPoint(context, layerIndex, [&](const PlacedPoint& point) {
    addMarker(mesh, point, Symbol::Place, color, color);
    addLabel(mesh, point, nameIn(layer, point.feature, context.names),
             {
                 .priority = 60,
                 .sizePt = 7.5f,
                 .italic = true,
                 .color = context.nameColorOf(layer, context.theme.placeInk),
                 .halo = context.theme.halo,
             });
  });
  return {std::move(mesh)};
}

}  // namespace viewer
