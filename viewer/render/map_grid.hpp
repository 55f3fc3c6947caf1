// The grid over the map: its lines as a mesh, and what is written on them.
#pragma once

#include "geo/coords/grid.hpp"
#include "viewer/render/frame.hpp"

#include <memory>
#include <vector>

namespace viewer {

struct MapGrid {
  geo::Grid grid;
  LayerMesh mesh;
  geo::PlaneBox box;  // that the lines were traced for
};

using MapGridPtr = std::shared_ptr<const MapGrid>;

/// The grid that the frame asks for; empty for Grid::None.
MapGrid gridFor(const Frame& frame);

/// Whether two grids have the same lines where both are: the map was dragged, not more.
bool sameLines(const MapGrid& a, const MapGrid& b);

/// Whether two frames have the same grid.
bool sameGrid(const Frame& a, const Frame& b);

}  // namespace viewer
