// A part of a picture that is drawn by itself, so that pictures may be larger than the driver can
// hold.
#pragma once

#include "geo/coords/view.hpp"

#include <vector>

namespace viewer {

/// Whole pixels from the picture's upper left corner; may reach beyond the picture.
struct Tile {
  int leftPx = 0, topPx = 0, widthPx = 0, heightPx = 0;
  bool operator==(const Tile&) const = default;
};

/// The whole picture.
inline Tile tileOf(const geo::View& view) {
  return {0, 0, view.widthPx, view.heightPx};
}

/// What two parts of one picture have in common; no size where that is nothing.
Tile common(const Tile& a, const Tile& b);

/// Tiles that cover a picture without overlapping, row by row from the top, none larger than asked
/// for; those of a row are equally high. `mostWidthPx` and `mostHeightPx` are at least 1.
std::vector<Tile> tilesFor(const geo::View& view, int mostWidthPx, int mostHeightPx);

}  // namespace viewer
