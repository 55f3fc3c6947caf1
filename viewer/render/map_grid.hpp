// The grid over the map: its lines as a mesh, and what is written on them.
#pragma once

#include "geo/coords/grid.hpp"
#include "viewer/render/frame.hpp"

#include <vector>

namespace viewer {

struct MapGrid {
  geo::Grid grid;
  LayerMesh mesh;
};

/// The grid that the frame asks for; empty for Grid::None.
MapGrid gridFor(const Frame& frame);

/// Whether two frames have the same grid.
bool sameGrid(const Frame& a, const Frame& b);

}  // namespace viewer
