// What is written on the grid's lines, at the picture's edges, and in the middle of its squares.
#pragma once

#include "viewer/render/map_grid.hpp"
#include "viewer/render/page.hpp"

namespace viewer {

/// Between the marking and the small print, clear of the rest of the furniture; takes its room.
void addGridLabels(Page& page, const geo::Grid& grid);

}  // namespace viewer
