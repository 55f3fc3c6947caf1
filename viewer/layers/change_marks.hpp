// Marks on the map where two dates differ: a ring around what is new, a struck and dashed one where
// something has gone, an outline around ground that changed hands.
#pragma once

#include "geo/change/placed_changes.hpp"
#include "viewer/layers/scene.hpp"

#include <span>
#include <vector>

namespace viewer {

/// For the scene's meshes that are shown (by their positions), in drawing order: what is there and
/// what is gone. Rings have a size on the picture, which needs `unitsPerPt`. Moved rows have both;
/// events, and changes of number or certainty, have none.
std::vector<LayerMesh> changeMarks(const MapScene& scene, std::span<const std::size_t> shown,
                                   const geo::Scenario& scenario, const geo::PlacedChanges& placed,
                                   double unitsPerPt);

}  // namespace viewer
