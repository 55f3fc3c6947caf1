#include "viewer/layers/scene.hpp"

#include "viewer/layers/mesh_tools.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <future>
#include <iterator>
#include <numbers>
#include <utility>

namespace viewer {

ScenePtr buildScene(const geo::Scenario& scenario, const geo::BaseMap& map,
                    const geo::Projection& projection, const SceneLook& look) {
  auto scene = std::make_shared<MapScene>();
  scene->epoch = scenario.epoch();
  auto base = std::async(std::launch::async, buildBaseMap, std::cref(map), std::cref(projection),
                         std::cref(look));
  const bool hilly = !look.without.contains("base.relief");
  auto relief = std::async(std::launch::async, [&] {
    return hilly ? buildRelief(map.relief, extentOf(map), projection, themeOf(look.theme))
                 : ReliefMesh{};
  });
  scene->scenario = buildScenario(scenario, projection, look);
  scene->base = base.get();
  ReliefMesh hills = relief.get();
  if (!scene->base.empty()) scene->relief = std::move(hills);
  scene->look = look;
  for (const geo::Layer& layer : scenario.layers) {
    scene->legends.push_back(legendOf(scenario, layer, themeOf(look.theme)));
  }
  return scene;
}

std::string_view layerIdOf(const LayerMesh& mesh) {
  const std::string_view id = mesh.id;
  return id.substr(0, id.find('/'));
}

namespace {

void addRing(LayerMesh& mesh, const PickTarget::AtPoint& point, double unitsPerPt,
             const Paint& paint) {
  constexpr int kCorners = 48;
  const double radius = (point.radiusPt + 3) * unitsPerPt;
  geo::PlaneLine ring;
  for (int i = 0; i <= kCorners; ++i) {
    const double angle = 2 * std::numbers::pi * i / kCorners;
    ring.push_back({point.at.xMetres + point.offsetXPt * unitsPerPt + radius * std::cos(angle),
                    point.at.yMetres - point.offsetYPt * unitsPerPt + radius * std::sin(angle)});
  }
  addStroke(mesh, ring, paint);
}

void addOutline(LayerMesh& mesh, const PickTarget& target, const TimeShown& time, double unitsPerPt,
                const Paint& paint) {
  if (const auto point = seenAt(target, time)) {
    addRing(mesh, *point, unitsPerPt, paint);
  } else if (const auto* line = std::get_if<PickTarget::AlongLine>(&target.shape)) {
    addStroke(mesh, line->line, paint);
  } else if (const auto* area = std::get_if<PickTarget::InArea>(&target.shape)) {
    for (const auto& polygon : area->polygons) {
      for (const auto& ring : polygon.rings) addStroke(mesh, ring, paint);
    }
  }
}

LayerMesh emptyOutline(const Theme& theme) {
  LayerMesh outline;
  outline.id = "selection";
  outline.stroke = {.widthPt = 2, .casingPt = 1, .casingColor = theme.symbolInk};
  return outline;
}

/// A marker's ring is opaque. Over a line or an edge lies a wide band that one sees through, so
/// that an estimate still looks like one.
constexpr float kBandPt = 7;
constexpr std::uint8_t kBandAlpha = 135;

}  // namespace

LayerMesh ringAround(const PickTarget::AtPoint& mark, double unitsPerPt, const Theme& theme) {
  LayerMesh ring = emptyOutline(theme);
  ring.anchor = mark.at;
  addRing(ring, mark, unitsPerPt, {theme.selection});
  return ring;
}

LayerMesh selectionMesh(const MapScene& scene, const geo::Scenario& scenario, geo::FeatureRef ref,
                        const TimeShown& time, double unitsPerPt) {
  const Theme& theme = themeOf(scene.look.theme);
  LayerMesh selected = emptyOutline(theme);
  Paint paint{theme.selection};
  if (!std::holds_alternative<geo::LonLat>(geo::featureOf(scenario, ref).geometry)) {
    selected.stroke = {.widthPt = kBandPt};
    paint = {theme.selection.withAlpha(kBandAlpha)};
  }
  for (const LayerMesh& mesh : scene.scenario) {
    if (layerIdOf(mesh) != scenario.layers.at(ref.layer).id) continue;
    selected.anchor = mesh.anchor;
    for (const PickTarget& target : mesh.targets) {
      if (target.feature != ref.feature) continue;
      addOutline(selected, target, time, unitsPerPt, paint);
    }
  }
  return selected;
}

}  // namespace viewer
