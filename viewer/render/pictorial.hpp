// Parts of a frame that are pictures by nature: a vector file holds each of them as an image.
#pragma once

#include "viewer/render/frame.hpp"

#include <variant>
#include <vector>

namespace viewer {

/// Fills with soft edges, in a view and a window that need not be the frame's.
struct SoftFills {
  geo::View view;
  WindowSeconds window{};
  std::vector<const LayerMesh*> meshes;
};
struct ReliefPicture {};
/// A raster of the user's, by its place among the frame's.
struct RasterLayer {
  std::size_t index = 0;
};
/// Stripes where areas were others at the other date.
struct ChangedGround {};
/// What was there at the other date and is no longer.
struct GhostPicture {};

using Pictorial = std::variant<SoftFills, ReliefPicture, RasterLayer, ChangedGround, GhostPicture>;

}  // namespace viewer
