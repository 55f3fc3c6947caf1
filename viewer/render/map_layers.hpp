// A map apart from what lies over it, so that the one can be moved under the other.
#pragma once

#include "viewer/gl/objects.hpp"
#include "viewer/render/cell_mask.hpp"
#include "viewer/render/sheet.hpp"

#include <vector>

namespace viewer {

/// The columns of a picture that one map has, and where the middle of its view lies on the picture.
struct MapPiece {
  int fromPx = 0, toPx = 0;
  double middleXPx = 0, middleYPx = 0;  // from the upper left corner
};

/// The pieces of a sheet's maps, from left to right.
std::vector<MapPiece> piecesOf(const Sheet& sheet);

/// Copies a part's own picture to its place on the whole.
void copyPart(const Sheet& sheet, std::size_t i, const gl::Framebuffer& from,
              const gl::Framebuffer& whole);

/// Two pictures of the same size: laid over one another they are a sheet.
struct MapLayers {
  geo::View view;  // of each of the maps, apart from its size
  std::vector<MapPiece> pieces;
  gl::Framebuffer map;        // with its names
  gl::Framebuffer furniture;  // on a transparent ground
  CellMask furnished{};       // where there is any

  static geo::Result<MapLayers> create(const geo::View& view);
};

/// A part of the plane without a word.
struct Ground {
  geo::View view;
  gl::Framebuffer picture;
};

}  // namespace viewer
