// All that can be drawn of a scenario on a base map in one projection: built on a worker, frozen,
// then uploaded once.
#pragma once

#include "geo/coords/projection.hpp"
#include "geo/scenario/base_map.hpp"
#include "geo/scenario/query.hpp"
#include "geo/scenario/scenario.hpp"
#include "viewer/layers/build.hpp"
#include "viewer/layers/legend.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/layers/relief.hpp"

#include <memory>
#include <vector>

namespace viewer {

struct MapScene {
  geo::Epoch epoch;
  std::vector<LayerMesh> base;      // in drawing order
  std::vector<LayerMesh> scenario;  // in drawing order, above the base
  ReliefMesh relief;
  SceneLook look{};
  std::vector<std::vector<LegendEntry>> legends{};  // of each of the scenario's layers
};

using ScenePtr = std::shared_ptr<const MapScene>;

ScenePtr buildScene(const geo::Scenario& scenario, const geo::BaseMap& map,
                    const geo::Projection& projection, const SceneLook& look);

/// The id of the layer that a mesh belongs to: the part before '/'.
std::string_view layerIdOf(const LayerMesh& mesh);

/// An outline around a feature's shape, drawn over everything while it is selected; a ring around a
/// marker, or around the badge that counts it, whose size on the picture needs `unitsPerPt`. Empty
/// when the feature has no place.
LayerMesh selectionMesh(const MapScene& scene, const geo::Scenario& scenario, geo::FeatureRef ref,
                        const TimeShown& time, double unitsPerPt);

/// The same around a mark that is no feature's.
LayerMesh ringAround(const PickTarget::AtPoint& mark, double unitsPerPt, const Theme& theme);

}  // namespace viewer
