// The base line of a text that follows a line. Pure geometry, in pixels.
#pragma once

#include "viewer/render/text_path.hpp"

#include <optional>
#include <span>

namespace viewer {

/// A base line along the middle of a line, `liftPx` above it and read from left to right: smoothed
/// so that letters as large as `sizePx` can follow it. Nothing where there is no room for
/// `widthPx`.
std::optional<TextPath> baseLineAlong(std::span<const geo::Screen> line, float widthPx,
                                      float sizePx, float liftPx);

}  // namespace viewer
