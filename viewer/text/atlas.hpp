// Where masks live: an RGBA page packed on shelves. R casing, G body, B ink, A dashed ink.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace viewer {

/// A rectangle of the page, in pixels.
struct AtlasCell {
  std::uint16_t x = 0, y = 0, width = 0, height = 0;
};

/// One page of `sidePx` squared. Cells keep a free border of one pixel. Cells are never moved.
class Atlas {
 public:
  explicit Atlas(int sidePx);

  /// Room for a picture, filled with `rgba` (4 bytes a pixel, rows from the top); nothing when
  /// full.
  /// A picture with no pixels takes no room: its cell is empty, even on a full page.
  std::optional<AtlasCell> add(int widthPx, int heightPx, std::span<const std::uint8_t> rgba);

  int sidePx() const { return sidePx_; }
  std::span<const std::uint8_t> pixels() const { return pixels_; }
  /// Grows with each added cell; whoever holds a copy compares.
  std::uint64_t revision() const { return revision_; }
  void clear();

 private:
  int sidePx_;
  int shelfX_ = 1, shelfY_ = 1, shelfHeight_ = 0;
  std::uint64_t revision_ = 0;
  std::vector<std::uint8_t> pixels_;
};

}  // namespace viewer
