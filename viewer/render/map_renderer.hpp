// Draws sheets into a picture of its own: one map, or two dates on one. What has not changed since
// the last sheet is kept (kept_pictures.hpp); the scene is uploaded once for all dates.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/render/kept_pictures.hpp"
#include "viewer/render/map_layers.hpp"
#include "viewer/render/sheet.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace viewer {

/// What a sheet cost, for tests and the bench.
struct FrameCost {
  bool baseDrawn = false, shapesDrawn = false, pictureDrawn = false;
  bool shapesMoved = false;  // and drawn only where they came into view
  int partsDrawn = 0;        // pictures of one date that were not kept
};

class MapRenderer {
 public:
  static geo::Result<MapRenderer> create();

  /// Uploads a scene; the old one is let go.
  void setScene(ScenePtr scene);

  /// Draws the sheet and returns the picture, valid until the next call. Fails when the size is
  /// beyond what the driver can do.
  geo::Result<const gl::Framebuffer*> draw(const Sheet& sheet);
  geo::Result<const gl::Framebuffer*> draw(Frame frame);

  /// What is laid over one of the sheet's maps: labels, furniture, grid labels.
  Overlay overlayOf(const Sheet& sheet, std::size_t part);
  /// What is laid over both maps of a comparison; the sheet must be one.
  Overlay sharedOverlayOf(const Sheet& sheet);
  /// And beside the map on a page.
  Overlay pageOverlayOf(const Sheet& sheet);
  /// A part of a frame on a transparent ground: premultiplied RGBA, rows from the top, as large as
  /// the frame's tile.
  geo::Result<std::vector<std::uint8_t>> drawAlone(const Frame& frame, const Pictorial& part);

  /// Draws the next piece of what the sheet's layers want, so that no frame has to wait for all of
  /// it; false when nothing is left.
  geo::Result<bool> prepareLayers(const Sheet& sheet);
  /// The sheet's maps and what lies over them, apart; of a sheet without a page.
  geo::Result<MapLayers> drawLayers(const Sheet& sheet);
  /// Of a frame only what is drawn on the ground, no text.
  geo::Result<Ground> drawGround(const Frame& frame);

  TypeSetter& type() { return painter_.type(); }
  /// What the sheets of a series have in common, while they show the same part of the map.
  MarkMemo& memo() { return memo_; }

  /// What no font could draw, in words, each character once; empty when there was nothing new.
  std::vector<std::string> takeWarnings();

  FrameCost lastCost() const { return cost_; }

 private:
  explicit MapRenderer(Painter painter);
  geo::Result<void> fitTo(const Sheet& sheet);
  /// The date on the right has the picture that a map of one date has: it stays when the other
  /// comes and goes.
  PartPicture& pictureOf(const Sheet& sheet, std::size_t part);
  /// Where the furniture lies that both dates share, on the picture of one of them.
  std::vector<LabelBox> coveredOn(const Sheet& sheet, std::size_t part);
  geo::Result<void> drawPart(const Sheet& sheet, std::size_t part);
  void drawPartLayers(const Sheet& sheet, std::size_t part, const MapLayers& layers);
  /// Both dates, the line, and what they share.
  void layTogether(const Sheet& sheet);

  MarkMemo memo_;
  Painter painter_;
  BasePicture base_;
  PartPicture right_;
  std::optional<PartPicture> left_;
  std::optional<gl::Framebuffer> whole_;  // of two parts
  std::optional<Sheet> lastWhole_;
  FrameCost cost_;
  std::set<FurniturePiece> leftOut_;  // of pages; each is told once
  std::vector<std::string> warnings_;
};

}  // namespace viewer
