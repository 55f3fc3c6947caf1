// A legend entry's sample as a mesh, so that it is drawn by the same passes as what it explains.
#pragma once

#include "viewer/layers/legend.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/theme/theme.hpp"

namespace viewer {

/// The sample fills `place`, on a plane whose unit is a pixel.
LayerMesh sampleMesh(const LegendEntry& entry, const Theme& theme, const geo::PlaneBox& place);

}  // namespace viewer
