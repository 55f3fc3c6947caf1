// Heights become a tinted and shaded picture, hung on a grid that follows the projection.
#pragma once

#include "geo/coords/projection.hpp"
#include "geo/scenario/base_map.hpp"
#include "viewer/theme/theme.hpp"

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

/// Heights on the map's plane, row by row from the top; NaN where nothing is known.
struct PlaneHeights {
  const std::vector<float>& metres;
  int widthPx = 0, heightPx = 0;
  double metresPerPx = 1;
};

/// The theme's tint, shaded: premultiplied RGBA, transparent where nothing is known. Hillshade as
/// below; the finer the cells the less the heights are exaggerated.
std::vector<std::uint8_t> shadedRelief(const PlaneHeights& heights, const Theme& theme);

/// The part of the grid inside `extent`. Empty when the base map has no relief. Hillshade after
/// Horn (1981), light from the north-west at 45 degrees, heights exaggerated because the grid is
/// coarse; tint by height.
ReliefMesh buildRelief(const geo::ReliefGrid& grid, const geo::GeoBox& extent,
                       const geo::Projection& projection, const Theme& theme);

}  // namespace viewer
