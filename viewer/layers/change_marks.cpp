#include "viewer/layers/change_marks.hpp"

#include "viewer/layers/mesh_tools.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <utility>

namespace viewer {

namespace {

// Told apart by more than colour: what is gone is dashed and struck.
constexpr geo::Color kThere{0, 104, 132, 255}, kGone{150, 30, 70, 255}, kGround{33, 36, 41, 255};
constexpr double kRingBeyondPt = 5;  // a selection's ring lies within

enum class Mark { There, Gone };

/// By layer and row.
using MarkedRows = std::map<std::pair<std::size_t, std::size_t>, Mark>;

MarkedRows markedRows(const geo::Changes& changes) {
  MarkedRows rows;
  const auto add = [&](const std::optional<geo::FeatureRef>& row, Mark mark) {
    if (row) rows[{row->layer, row->feature}] = mark;
  };
  for (const geo::Change& change : changes.rows) {
    const bool moved = change.kind == geo::ChangeKind::Moved;
    if (moved || change.kind == geo::ChangeKind::Opened) add(change.after, Mark::There);
    if (moved || change.kind == geo::ChangeKind::Closed) add(change.before, Mark::Gone);
  }
  return rows;
}

void addRing(LayerMesh& mesh, const PickTarget::AtPoint& point, double unitsPerPt, Mark mark) {
  constexpr int kCorners = 48;
  const double radius = (point.radiusPt + kRingBeyondPt) * unitsPerPt;
  const geo::Projected centre{point.at.xMetres + point.offsetXPt * unitsPerPt,
                              point.at.yMetres - point.offsetYPt * unitsPerPt};
  const auto corner = [&](double turns) -> geo::Projected {
    const double angle = 2 * std::numbers::pi * turns;
    return {centre.xMetres + radius * std::cos(angle), centre.yMetres + radius * std::sin(angle)};
  };
  const Paint paint{mark == Mark::There ? kThere : kGone};
  geo::PlaneLine ring;
  for (int i = 0; i <= kCorners; ++i) ring.push_back(corner(static_cast<double>(i) / kCorners));
  addStroke(mesh, ring, paint);
  if (mark == Mark::Gone) addStroke(mesh, geo::PlaneLine{corner(0.125), corner(0.625)}, paint);
}

/// Areas are told by the ground that changed hands.
void addMark(LayerMesh& mesh, const PickTarget& target, double unitsPerPt, Mark mark) {
  if (const auto* point = std::get_if<PickTarget::AtPoint>(&target.shape)) {
    const bool neverDrawn = target.turn == kNoTurn;
    addRing(mesh, neverDrawn ? badgeAt(target.badgeAt) : *point, unitsPerPt, mark);
  } else if (const auto* along = std::get_if<PickTarget::AlongLine>(&target.shape)) {
    addStroke(mesh, along->line, {mark == Mark::There ? kThere : kGone});
  }
}

/// The two meshes: what is there, what is gone.
std::vector<LayerMesh> emptyMarks(geo::Projected anchor) {
  std::vector<LayerMesh> meshes(2);
  meshes[0].id = "changes/there", meshes[1].id = "changes/gone";
  meshes[0].stroke = {.widthPt = 1.4f, .casingPt = 0.8f};
  meshes[1].stroke = {.widthPt = 1.4f, .dashOnPt = 4, .dashOffPt = 2.5f, .casingPt = 0.8f};
  for (LayerMesh& mesh : meshes) mesh.anchor = anchor;
  return meshes;
}

std::optional<std::size_t> layerOf(const geo::Scenario& scenario, const LayerMesh& mesh) {
  const auto found = std::ranges::find(scenario.layers, layerIdOf(mesh), &geo::Layer::id);
  if (found == scenario.layers.end()) return std::nullopt;
  return static_cast<std::size_t>(found - scenario.layers.begin());
}

void addGround(LayerMesh& mesh, const geo::PlacedChanges& placed, std::size_t layer) {
  for (std::size_t i = 0; i < placed.ground.size(); ++i) {
    if (placed.changes.transfers.at(i).layer != layer) continue;
    for (const geo::PlaneRing& ring : placed.ground[i]) addStroke(mesh, ring, {kGround});
  }
}

}  // namespace

std::vector<LayerMesh> changeMarks(const MapScene& scene, std::span<const std::size_t> shown,
                                   const geo::Scenario& scenario, const geo::PlacedChanges& placed,
                                   double unitsPerPt) {
  if (shown.empty()) return {};
  std::vector<LayerMesh> meshes = emptyMarks(scene.scenario.at(shown.front()).anchor);
  const MarkedRows rows = markedRows(placed.changes);
  std::optional<std::size_t> groundOf;  // the layer whose ground was added last: it has many meshes
  for (const std::size_t i : shown) {
    const LayerMesh& mesh = scene.scenario.at(i);
    const auto layer = layerOf(scenario, mesh);
    if (!layer) continue;
    if (groundOf != layer) addGround(meshes[0], placed, *layer);
    groundOf = layer;
    for (const PickTarget& target : mesh.targets) {
      const auto row = rows.find({*layer, target.feature});
      if (row == rows.end()) continue;
      addMark(meshes[row->second == Mark::Gone ? 1 : 0], target, unitsPerPt, row->second);
    }
  }
  std::erase_if(meshes, [](const LayerMesh& mesh) { return mesh.segments.empty(); });
  return meshes;
}

}  // namespace viewer
