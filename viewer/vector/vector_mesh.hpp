// A layer's mesh as areas, lines and symbols: what the shaders make of it, by the same rules.
#pragma once

#include "viewer/layers/mesh.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/vector/vector_canvas.hpp"

namespace viewer {

/// What a mesh is drawn with; the whole of the view's picture.
struct VectorLook {
  geo::View view;
  WindowSeconds window{};
  Certainty certainty = Certainty::PossibleFaint;
  float symbolScale = 1;

  /// As a shape is shown: what is only possible may be like the rest, or left out.
  geo::Validity shown(const ValidSeconds& valid) const;
};

/// The mesh's opacity at the view's scale.
float opacityOf(const LayerMesh& mesh, const VectorLook& look);

/// Whether it has fills in the picture, and whether any has a soft edge: then all are an image.
bool hasFills(const LayerMesh& mesh, const VectorLook& look);
bool hasSoftFills(const LayerMesh& mesh, const VectorLook& look);

/// Fills of even colour or pattern, only what lies in the picture.
void drawHardFills(VectorCanvas& canvas, const LayerMesh& mesh, const VectorLook& look);

/// Lines over their casing, and lines to markers that stand beside their places.
void drawStrokes(VectorCanvas& canvas, const LayerMesh& mesh, const VectorLook& look);

void drawMarkers(VectorCanvas& canvas, const LayerMesh& mesh, const VectorLook& look);

}  // namespace viewer
