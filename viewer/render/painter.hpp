// Draws the pieces of a frame into pictures that others keep: base map, shapes, text. Holds what
// all frames share: the scene on the GPU, uploaded once, the programs, and the atlas.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/render/gpu_store.hpp"
#include "viewer/render/label_cache.hpp"
#include "viewer/render/map_grid.hpp"
#include "viewer/render/overlay.hpp"
#include "viewer/render/passes.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>

namespace viewer {

class Painter {
 public:
  static geo::Result<Painter> create();

  /// Uploads a scene; the old one is let go.
  void setScene(ScenePtr scene);

  /// Where shapes go, and room to lay them together first; all of the frame's size.
  struct Canvas {
    const gl::Framebuffer& target;
    const gl::Framebuffer& spare;
    /// Room for the other date; only for a frame that has one.
    const gl::Framebuffer* ghost = nullptr;
    const gl::Framebuffer* ground = nullptr;
  };

  /// The base map within a rectangle of the picture.
  void drawBase(const Frame& frame, const gl::Framebuffer& target, const gl::PixelRect& part);
  /// The base map with all that is drawn on it but no text.
  void drawShapes(const Frame& frame, const gl::Framebuffer& base, const Canvas& canvas);
  /// Labels and furniture, clear of `covered`.
  void drawText(const Frame& frame, std::span<const LabelBox> covered,
                const gl::Framebuffer& target);

  /// What `write(type)` gives, on top of what the target shows.
  template <class Write>
  void drawOverlay(const Frame& frame, const gl::Framebuffer& target, Write write) {
    bringSymbols(frame.view.pxPerPt);
    Overlay overlay = write(type_);
    if (type_.takeOverflow()) overlay = write(type_);  // cells have moved
    drawReady(frame, target, overlay);
  }

  TypeSetter& type() { return type_; }

 private:
  Painter(Passes passes, TypeSetter type);
  /// One mesh; soft ones by way of the spare picture.
  void drawMesh(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                const Canvas& canvas) const;
  void drawSoftFills(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                     const Canvas& canvas) const;
  enum class Under { Borders, Nothing };
  void drawScenarioShapes(const Frame& frame, const Passes::Look& look, Under under,
                          const Canvas& canvas) const;
  void drawMarkers(const Frame& frame, const Passes::Look& look);
  /// What was there at the other date and is no longer: stripes where areas were others, the rest
  /// grey and faint.
  void drawChangedGround(const Frame& frame, const Canvas& canvas);
  void drawGhost(const Frame& frame, const Canvas& canvas);
  void drawChangeMarks(const Frame& frame, const Passes::Look& look, const Canvas& canvas) const;
  void drawSelection(const Frame& frame, const Passes::Look& look, const Canvas& canvas) const;
  void drawReady(const Frame& frame, const gl::Framebuffer& target, const Overlay& overlay);
  void drawSamples(const Frame& frame, const std::vector<LayerMesh>& samples);
  void drawInset(const Frame& frame, const InsetMap& inset, const gl::Framebuffer& target) const;
  /// Every symbol into the atlas, where the markers' shader looks for them.
  void bringSymbols(float pxPerPt);
  void syncAtlas();
  /// The user's rasters of one kind, uploaded once.
  void drawRasters(const Frame& frame, const Passes::Look& look, UserRaster::Kind kind);
  void keepRasters(const Frame& frame);
  /// Made anew when view, projection, theme or kind change.
  const MapGrid& gridOf(const Frame& frame);

  struct KeptRaster {
    ReliefMesh mesh;
    GpuRelief gpu;
  };

  Passes passes_;
  TypeSetter type_;
  std::optional<gl::Texture> atlas_;
  std::uint64_t atlasRevision_ = 0;
  std::unique_ptr<GpuScene> scene_;
  std::map<const RasterPicture*, KeptRaster> rasters_;  // those of the last frame
  std::optional<Frame> gridFrame_;                      // that the grid was made for
  MapGrid grid_;
  LabelCache labels_;
};

/// The part of the plane behind a rectangle that is counted from the lower left.
geo::PlaneBox planeBoxOf(const geo::View& view, const gl::PixelRect& part);

}  // namespace viewer
