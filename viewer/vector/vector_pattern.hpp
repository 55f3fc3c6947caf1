// Fills and lines with their patterns, as lines and dots.
#pragma once

#include "geo/coords/view.hpp"
#include "viewer/layers/mesh.hpp"
#include "viewer/vector/vector_canvas.hpp"

#include <vector>

namespace viewer {

struct VectorFill {
  geo::Color color;
  FillPattern pattern = FillPattern::Plain;
};

/// The pattern's lines stand where they stand in every picture of the view's size.
void fillWith(VectorCanvas& canvas, const std::vector<ScreenLine>& rings, const VectorFill& look,
              const geo::View& view);

void strokeWith(VectorCanvas& canvas, const std::vector<VectorLine>& lines,
                const StrokeStyle& style, geo::Color color, float pxPerPt);

/// Whether something as small as a symbol there could be seen in the view's picture.
bool isNear(const geo::View& view, geo::Screen at);

}  // namespace viewer
