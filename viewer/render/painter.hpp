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
#include "viewer/render/pictorial.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

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
    /// Only these pixels are drawn, counted from the lower left.
    gl::PixelRect part{0, 0, target.widthPx(), target.heightPx()};
  };

  /// The base map within a rectangle of the picture.
  void drawBase(const Frame& frame, const gl::Framebuffer& target, const gl::PixelRect& part);
  /// The base map with all that is drawn on it but no text.
  void drawShapes(const Frame& frame, const gl::Framebuffer& base, const Canvas& canvas);
  /// Labels and furniture, clear of `covered`.
  void drawText(const Frame& frame, std::span<const LabelBox> covered,
                const gl::Framebuffer& target);

  /// On top of what the target shows.
  void drawOverlay(const Frame& frame, const gl::Framebuffer& target, const Overlay& overlay);

  /// Labels and furniture as drawText draws them.
  Overlay overlayOf(const Frame& frame, std::span<const LabelBox> covered);
  /// A part of the frame on a transparent ground, with nothing else.
  void drawAlone(const Frame& frame, const Pictorial& part, const Canvas& canvas);

  /// The frame's grid: made anew when view, projection, theme or kind change. Never null.
  MapGridPtr gridOf(const Frame& frame);

  TypeSetter& type() { return type_; }

 private:
  Painter(Passes passes, TypeSetter type);
  /// Drawing goes to one of the canvas's pictures, within the canvas's part.
  static void drawOn(const gl::Framebuffer& target, const Canvas& canvas);
  /// One mesh; soft ones by way of the spare picture.
  void drawMesh(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                const Canvas& canvas) const;
  void drawFills(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                 const Canvas& canvas) const;
  void drawSoftFills(const Passes::Look& look, const LayerMesh& mesh, const GpuMesh& gpu,
                     const Canvas& canvas) const;
  enum class Under { Borders, Nothing };
  void drawScenarioShapes(const Frame& frame, const Passes::Look& look, Under under,
                          const Canvas& canvas) const;
  void drawMarkers(const Frame& frame, const Passes::Look& look);
  /// Of tables; their markers are made for this view and window alone.
  void drawEvents(const Frame& frame, const Passes::Look& look);
  void drawMarks(std::span<const FrameTable> tables, const Passes::Look& look);
  /// What was there at the other date and is no longer: stripes where areas were others, the rest
  /// grey and faint.
  void drawChangedGround(const Frame& frame, const Canvas& canvas);
  void drawGhost(const Frame& frame, const Canvas& canvas);
  void drawChangeMarks(const Frame& frame, const Passes::Look& look, const Canvas& canvas) const;
  void drawSelection(const Frame& frame, const Passes::Look& look, const Canvas& canvas) const;
  struct OverlaySprites {
    Sprites labels, boxes, words;
  };
  /// With all that they need in the atlas on the GPU.
  OverlaySprites spritesOf(const Frame& frame, const Overlay& overlay);
  void drawSamples(const Frame& frame, const std::vector<LayerMesh>& samples);
  void drawInset(const Frame& frame, const InsetMap& inset, const gl::Framebuffer& target) const;
  /// Every symbol into the atlas, where the markers' shader looks for them.
  void bringSymbols(float pxPerPt);
  void addSymbols(float pxPerPt);
  void syncAtlas();
  /// The user's rasters of one kind, uploaded once.
  void drawRaster(const Frame& frame, const Passes::Look& look, std::size_t index);
  void keepRasters(const Frame& frame);
  /// Lines and areas of tables, uploaded once.
  void keepTableShapes(const Frame& frame);
  void drawTableShapes(const Frame& frame, const Passes::Look& look, const Canvas& canvas) const;
  void drawEventDiscs(const Frame& frame, const Passes::Look& look, const Canvas& canvas) const;

  struct KeptRaster {
    ReliefMesh mesh;
    GpuRelief gpu;
  };

  Passes passes_;
  TypeSetter type_;
  std::optional<gl::Texture> atlas_;
  std::uint64_t atlasRevision_ = 0;
  std::unique_ptr<GpuScene> scene_;
  std::map<const RasterPicture*, KeptRaster> rasters_;          // those of the last frame
  std::map<TableShapesPtr, std::vector<GpuMesh>> tableShapes_;  // those of the last frame
  std::optional<Frame> gridFrame_;                              // that the grid was made for
  MapGridPtr grid_;
  LabelCache labels_;
};

/// All that a tile draws into.
gl::PixelRect allOf(const Tile& tile);

/// How a frame's meshes are drawn at one of its dates, within a part of its tile, counted from the
/// tile's lower left.
Passes::Look lookAt(const Frame& frame, const WindowSeconds& window, const gl::PixelRect& part);

/// The part of the plane behind a rectangle of a tile, counted from the tile's lower left.
geo::PlaneBox planeBoxOf(const geo::View& view, const Tile& tile, const gl::PixelRect& part);

}  // namespace viewer
