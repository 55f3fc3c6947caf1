// The programs, and drawing one mesh with them.
#pragma once

#include "geo/coords/view.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/render/gpu_store.hpp"
#include "viewer/render/labels.hpp"
#include "viewer/render/type_setter.hpp"

namespace viewer {

class Passes {
 public:
  static geo::Result<Passes> create();

  /// What a mesh is drawn with: the view, the time window, the part of the plane seen.
  struct Look {
    geo::View view;
    WindowSeconds window{};
    geo::PlaneBox seen;  // what lies outside need not be drawn
  };

  void drawRelief(const Look& look, const ReliefMesh& mesh, const GpuRelief& gpu,
                  float opacity) const;
  /// Fills, then strokes (their casing first).
  void drawShapes(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const;
  void drawMarkers(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                   const gl::Texture& atlas, TypeSetter& type) const;
  void drawSprites(const geo::View& view, const Sprites& sprites, const gl::Texture& atlas) const;

 private:
  Passes(gl::Program fill, gl::Program stroke, gl::Program marker, gl::Program sprite,
         gl::Program relief);
  gl::Program fill_, stroke_, marker_, sprite_, relief_;
};

}  // namespace viewer
