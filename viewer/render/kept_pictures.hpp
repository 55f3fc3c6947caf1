// What is kept between frames: the base map while the view stands still, the shapes while nothing
// begins or ends, the whole picture while nothing at all changes.
#pragma once

#include "viewer/render/painter.hpp"

#include <optional>
#include <span>
#include <vector>

namespace viewer {

/// The base map's picture; two frames with the same view share it.
class BasePicture {
 public:
  geo::Result<void> fitTo(const Tile& tile);
  void forget() { last_.reset(); }
  /// Brings the picture up to date; whether any of its pixels had to be drawn.
  bool show(const Frame& frame, Painter& painter);
  const gl::Framebuffer& picture() const { return *picture_; }
  /// Scratch between draws.
  const gl::Framebuffer& spare() const { return *spare_; }

 private:
  enum class Scrolled { No, Yes, NotByAPixel };
  /// Moves the kept picture by whole pixels and draws only what came into view.
  Scrolled scroll(const Frame& frame, Painter& painter);
  std::optional<gl::Framebuffer> picture_, spare_;
  std::optional<Frame> last_;
};

/// One date's picture on a base map: shapes, and text over them. While the map is dragged the
/// shapes are moved, too; text is laid out anew.
class PartPicture {
 public:
  geo::Result<void> fitTo(const Frame& frame);
  void forget() {
    last_.reset();
    lastShapes_.reset();
  }
  struct Drawn {
    bool shapes = false, shapesMoved = false, picture = false;
  };
  /// Brings the picture up to date. Labels keep clear of `covered`.
  Drawn show(const Frame& frame, std::span<const LabelBox> covered, const BasePicture& base,
             Painter& painter);
  const gl::Framebuffer& picture() const { return *picture_; }
  /// Whether it shows just this already.
  bool shows(const Frame& frame, std::span<const LabelBox> covered) const;

  /// The shapes with no text over them; the picture is to be asked for anew.
  void showShapes(const Frame& frame, const BasePicture& base, Painter& painter);
  bool showsShapes(const Frame& frame) const;
  const gl::Framebuffer& shapes() const { return *shapes_; }

 private:
  /// Brings the shapes up to date.
  void showShapes(const Frame& frame, const BasePicture& base, Painter& painter, Drawn& drawn);
  /// Moves the kept shapes by whole pixels and draws what came into view, and the rim, where marks
  /// that lie outside may reach in.
  bool scroll(const Frame& frame, const BasePicture& base, Painter& painter);
  std::optional<gl::Framebuffer> shapes_, picture_, ghost_;
  std::optional<Frame> last_, lastShapes_;  // the shapes where they lie to the pixel
  MapGridPtr grid_;                         // that the shapes show
  std::vector<LabelBox> covered_;
};

}  // namespace viewer
