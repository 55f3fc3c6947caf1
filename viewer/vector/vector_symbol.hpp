// Symbols as areas and lines.
#pragma once

#include "viewer/layers/mesh.hpp"
#include "viewer/vector/vector_canvas.hpp"

namespace viewer {

/// As on the screen, but at its place to a fraction of a pixel.
void drawSymbol(VectorCanvas& canvas, const SymbolInk& symbol);

/// How a marker stands on the picture: `pt` are the pixels of a point of its size.
struct MarkerLook {
  geo::Screen at;
  float pt = 1;
  bool sure = true, struck = false;
};

/// In the colours of its operators, open where the mesh is or where it is not sure.
void drawMarker(VectorCanvas& canvas, const Marker& marker, const LayerMesh& mesh,
                const MarkerLook& look);

}  // namespace viewer
