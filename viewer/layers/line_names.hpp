// A line's name, written along it. Within viewer/layers only.
#pragma once

#include "viewer/layers/build.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/layers/mesh_tools.hpp"

#include <vector>

namespace viewer {

/// A wish for every stretch of the line on which the name may be written: `name` says what and how,
/// `shortest` is in ground metres.
void addNamesAlong(std::vector<LabelWish>& names, const geo::Projection& projection,
                   const geo::PlaneLine& line, const LabelWish& name, double shortest);

/// The name of a feature that is a line: its `label`, or what its layer is called.
void addLineName(LayerMesh& mesh, const BuildContext& context, const geo::Layer& layer,
                 const geo::Feature& feature, const geo::PlaneLine& line);

}  // namespace viewer
