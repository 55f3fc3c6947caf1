#include "viewer/layers/relief.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace viewer {

namespace {

constexpr double kExaggeration = 5;  // of cells of a kilometre
constexpr double kLeastExaggeration = 1.5;
constexpr double kMetresPerDegree = 111320;

geo::Color tintAt(const Theme& theme, double metres) {
  for (std::size_t i = 1; i < theme.tints.size(); ++i) {
    if (metres > theme.tints.at(i).metres) continue;
    const TintStop &low = theme.tints.at(i - 1), &high = theme.tints.at(i);
    const double share = (metres - low.metres) / (high.metres - low.metres);
    return geo::mix(low.color, high.color, std::clamp(share, 0.0, 1.0));
  }
  return theme.tints.back().color;
}

struct Heights {
  const geo::ReliefGrid& grid;
  double at(int column, int row) const {
    const int x = std::clamp(column, 0, grid.width - 1), y = std::clamp(row, 0, grid.height - 1);
    return grid.metres[static_cast<std::size_t>(y) * static_cast<std::size_t>(grid.width) +
                       static_cast<std::size_t>(x)];
  }
};

/// A cell's sides in metres, and how much its heights are exaggerated.
struct Cell {
  double xMetres, yMetres, exaggeration;
};

/// Light on a cell: 0 on flat ground, more towards the light, less away from it. `at(column, row)`
/// gives a height in metres.
template <class HeightAt>
double lightAt(const HeightAt& at, int x, int y, const Cell& cell) {
  const double east = (at(x + 1, y - 1) + 2 * at(x + 1, y) + at(x + 1, y + 1) - at(x - 1, y - 1) -
                       2 * at(x - 1, y) - at(x - 1, y + 1)) /
                      (8 * cell.xMetres);
  const double north = (at(x - 1, y - 1) + 2 * at(x, y - 1) + at(x + 1, y - 1) - at(x - 1, y + 1) -
                        2 * at(x, y + 1) - at(x + 1, y + 1)) /
                       (8 * cell.yMetres);
  const double nx = -east * cell.exaggeration, ny = -north * cell.exaggeration;
  const double length = std::sqrt(nx * nx + ny * ny + 1);
  const double level = std::numbers::sqrt2 / 2;  // the light is 45 degrees high
  const double dot = (nx * -0.5 + ny * 0.5 + level) / length;
  return (dot - level) / level * 1.6;
}

void addPixel(std::vector<std::uint8_t>& rgba, geo::Color tint, double light) {
  for (const std::uint8_t part : {tint.r, tint.g, tint.b}) {
    rgba.push_back(static_cast<std::uint8_t>(std::lround(std::clamp(part * light, 0.0, 255.0))));
  }
  rgba.push_back(255);
}

void paint(ReliefMesh& mesh, const geo::ReliefGrid& grid, const Theme& theme) {
  const Heights heights{grid};
  const auto at = [&](int column, int row) { return heights.at(column, row); };
  const double cellY = (grid.box.north - grid.box.south) / grid.height * kMetresPerDegree;
  mesh.rgba.reserve(static_cast<std::size_t>(grid.width * grid.height) * 4);
  for (int y = 0; y < grid.height; ++y) {
    const double lat =
        std::lerp(grid.box.north, grid.box.south, (y + 0.5) / static_cast<double>(grid.height));
    const double cellX = (grid.box.east - grid.box.west) / grid.width * kMetresPerDegree *
                         std::max(0.05, std::cos(lat * std::numbers::pi / 180));
    for (int x = 0; x < grid.width; ++x) {
      const geo::Color tint = tintAt(theme, heights.at(x, y));
      const double light =
          1 + theme.shadeStrength * lightAt(at, x, y, {cellX, cellY, kExaggeration});
      addPixel(mesh.rgba, tint, light);
    }
  }
}

}  // namespace

ReliefMesh buildRelief(const geo::ReliefGrid& grid, const geo::GeoBox& extent,
                       const geo::Projection& projection, const Theme& theme) {
  ReliefMesh mesh;
  if (grid.width < 2 || grid.height < 2) return mesh;
  constexpr int kColumns = 24, kRows = 16;
  std::vector<geo::LonLat> corners;
  for (int row = 0; row <= kRows; ++row) {
    for (int column = 0; column <= kColumns; ++column) {
      corners.push_back({std::lerp(extent.west, extent.east, column / double{kColumns}),
                         std::lerp(extent.north, extent.south, row / double{kRows})});
    }
  }
  const auto plane = projection.forward(corners);
  const geo::Projected middle = plane[plane.size() / 2];
  if (std::isfinite(middle.xMetres)) mesh.anchor = middle;
  for (std::size_t i = 0; i < plane.size(); ++i) {
    const geo::GeoBox& box = grid.box;
    const double u = (corners[i].lonDegrees - box.west) / (box.east - box.west);
    const double v = (box.north - corners[i].latDegrees) / (box.north - box.south);
    mesh.vertices.push_back({static_cast<float>(plane[i].xMetres - mesh.anchor.xMetres),
                             static_cast<float>(plane[i].yMetres - mesh.anchor.yMetres),
                             static_cast<float>(u), static_cast<float>(v)});
  }
  const auto inside = [&](std::uint32_t i) { return std::isfinite(plane[i].xMetres); };
  for (std::uint32_t row = 0; row < kRows; ++row) {
    for (std::uint32_t column = 0; column < kColumns; ++column) {
      const std::uint32_t a = row * (kColumns + 1) + column, b = a + 1, c = a + kColumns + 1,
                          d = c + 1;
      if (!inside(a) || !inside(b) || !inside(c) || !inside(d)) continue;
      mesh.indices.insert(mesh.indices.end(), {a, c, b, b, c, d});
    }
  }
  mesh.widthPx = grid.width;
  mesh.heightPx = grid.height;
  paint(mesh, grid, theme);
  return mesh;
}

std::vector<std::uint8_t> shadedRelief(const PlaneHeights& heights, const Theme& theme) {
  const double metres = heights.metresPerPx;
  const Cell cell{metres, metres, std::clamp(metres / 150, kLeastExaggeration, kExaggeration)};
  std::vector<std::uint8_t> rgba;
  rgba.reserve(heights.metres.size() * 4);
  const auto raw = [&](int x, int y) {
    return heights.metres[static_cast<std::size_t>(y) * static_cast<std::size_t>(heights.widthPx) +
                          static_cast<std::size_t>(x)];
  };
  for (int y = 0; y < heights.heightPx; ++y) {
    for (int x = 0; x < heights.widthPx; ++x) {
      const double here = raw(x, y);
      if (!std::isfinite(here)) {
        rgba.insert(rgba.end(), 4, 0);
        continue;
      }
      // Beyond the edges, and where a neighbour is not known, the ground goes on level.
      const auto at = [&](int column, int row) {
        const double height = raw(std::clamp(column, 0, heights.widthPx - 1),
                                  std::clamp(row, 0, heights.heightPx - 1));
        return std::isfinite(height) ? height : here;
      };
      addPixel(rgba, tintAt(theme, here), 1 + theme.shadeStrength * lightAt(at, x, y, cell));
    }
  }
  return rgba;
}

}  // namespace viewer
