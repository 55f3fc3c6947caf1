// Heights become a tinted and shaded picture, hung on a grid that follows the projection.
#pragma once

#include "geo/coords/projection.hpp"
#include "geo/scenario/base_map.hpp"

#include <cstdint>
#include <vector>

namespace viewer {

struct ReliefVertex {
  float x, y;  // relative to the anchor
  float u, v;  // 0 to 1, v down
};

struct ReliefMesh {
  geo::Projected anchor;
  std::vector<ReliefVertex> vertices;
  std::vector<std::uint32_t> indices;
  int widthPx = 0, heightPx = 0;
  std::vector<std::uint8_t> rgba;
};

/// The part of the grid inside `extent`. Empty when the base map has no relief. Hillshade after
/// Horn (1981), light from the north-west at 45 degrees, heights exaggerated because the grid is
/// coarse; tint by height.
ReliefMesh buildRelief(const geo::ReliefGrid& grid, const geo::GeoBox& extent,
                       const geo::Projection& projection);

}  // namespace viewer
