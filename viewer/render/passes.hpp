// The programs, and drawing one mesh with them.
#pragma once

#include "geo/coords/view.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/render/gpu_store.hpp"
#include "viewer/render/labels.hpp"
#include "viewer/render/tile.hpp"
#include "viewer/render/type_setter.hpp"
#include "viewer/session/session.hpp"

namespace viewer {

class Passes {
 public:
  static geo::Result<Passes> create();

  /// What a mesh is drawn with: the view, the part of its picture that is drawn into, the time
  /// window, the part of the plane seen.
  struct Look {
    geo::View view;
    Tile tile;
    WindowSeconds window{};
    geo::PlaneBox seen;      // what lies outside need not be drawn
    WindowSeconds except{};  // what is valid then is not drawn; nothing when empty
    Certainty certainty = Certainty::PossibleFaint;
    float symbolScale = 1;  // of the symbols' sizes, and of how far beside their places they stand
  };

  void drawRelief(const Look& look, const ReliefMesh& mesh, const GpuRelief& gpu,
                  float opacity) const;
  void drawFills(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const;
  /// The mesh's lines, over their casing where they have one; and thin lines from the true places
  /// of markers that stand beside them, which thereby lie under all markers.
  void drawStrokes(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const;
  /// Lays a picture of the same size over the one drawn into, within the clip rectangle.
  enum class Ghost { No, Yes };  // grey and faint: what has gone
  void drawLayer(const gl::Texture& layer, Ghost ghost = Ghost::No) const;
  /// Stripes where two pictures of areas differ, in the colour that was there then.
  void drawChange(const Look& look, const gl::Texture& then, const gl::Texture& now) const;
  void drawMarkers(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                   const gl::Texture& atlas, TypeSetter& type) const;
  void drawSprites(const Tile& tile, const Sprites& sprites, const gl::Texture& atlas) const;

 private:
  void drawLines(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const;
  void drawLeaders(const Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const;
  struct Programs {
    gl::Program fill, stroke, plainStroke, marker, sprite, relief, layer, change;
  };
  explicit Passes(Programs programs);
  Programs programs_;
  gl::Buffer nothing_;
  gl::VertexArray quad_;  // no attributes: the corner comes from the vertex number
};

}  // namespace viewer
