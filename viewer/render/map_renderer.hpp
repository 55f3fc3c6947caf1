// Draws frames into a picture of its own. What has not changed since the last frame is kept: the
// base map while the view stands still, all shapes while no feature begins or ends.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/render/gpu_store.hpp"
#include "viewer/render/passes.hpp"

#include <memory>
#include <optional>

namespace viewer {

/// What a frame cost, for tests and the bench.
struct FrameCost {
  bool baseDrawn = false, shapesDrawn = false, pictureDrawn = false;
};

class MapRenderer {
 public:
  static geo::Result<MapRenderer> create();

  /// Uploads a scene; the old one is let go.
  void setScene(ScenePtr scene);

  /// Draws the frame and returns the picture, valid until the next call. Fails when the size is
  /// beyond what the driver can do.
  geo::Result<const gl::Framebuffer*> draw(const Frame& frame);

  FrameCost lastCost() const { return cost_; }

 private:
  MapRenderer(Passes passes, TypeSetter type);
  geo::Result<void> fitTo(const geo::View& view);
  void drawBase(const Frame& frame);
  /// The base map within a rectangle of the picture.
  void drawBasePart(const Frame& frame, const gl::PixelRect& part);
  /// Moves the kept base map by whole pixels and draws only what came into view; false when the
  /// view has changed in another way.
  bool scrollBase(const Frame& frame);
  /// The base map with all that is drawn on it but no text.
  void drawShapes(const Frame& frame);
  /// One mesh; soft ones by way of the spare picture.
  void drawMesh(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const;
  void drawSoftFills(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu) const;
  enum class Under { Borders, Nothing };
  void drawScenarioShapes(const Frame& frame, const Passes::Look& look, Under under) const;
  void drawSelection(const Frame& frame, const Passes::Look& look) const;
  void syncAtlas();

  Passes passes_;
  TypeSetter type_;
  std::optional<gl::Framebuffer> base_, shapes_, picture_;
  std::optional<gl::Framebuffer> spare_;  // scratch between draws
  std::optional<gl::Texture> atlas_;
  std::uint64_t atlasRevision_ = 0;
  std::unique_ptr<GpuScene> scene_;
  std::optional<Frame> lastBase_, lastPicture_;
  FrameCost cost_;
};

}  // namespace viewer
