// Lines as boxes that names keep clear of. Within viewer/render.
#pragma once

#include "geo/coords/positions.hpp"
#include "viewer/render/occupancy.hpp"

#include <vector>

namespace viewer {

/// How a line is cut up, in pixels.
struct LinePieces {
  float lengthPx = 1;  // of a piece: its box keeps close to the line however that slants
  float besidePx = 0;  // how far the boxes reach to both sides
  LabelBox within;     // what lies outside is left out
};

/// Adds the boxes of the straight line from a to b.
void addLineBoxes(geo::Screen a, geo::Screen b, const LinePieces& pieces,
                  std::vector<LabelBox>& boxes);

}  // namespace viewer
