// Pictures within vector files.
#pragma once

#include "viewer/vector/vector_canvas.hpp"

#include <optional>

namespace viewer {

/// A part of an image, and where it was.
struct CutImage {
  int leftPx = 0, topPx = 0;
  VectorImage image;
};

/// Without the empty margins; nothing where all of it is empty.
std::optional<CutImage> cutToInk(const VectorImage& image);

/// A PNG with its transparency.
std::vector<std::uint8_t> pngOf(const VectorImage& image);

}  // namespace viewer
