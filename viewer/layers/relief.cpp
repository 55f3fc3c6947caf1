#include "viewer/layers/relief.hpp"

#include "geo/base/color.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace viewer {

namespace {

struct TintStop {
  double metres;
  geo::Color color;
};
/// Pale from plain to snow line, so that lines and labels keep their contrast.
constexpr std::array<TintStop, 6> kTints{{{-30, {228, 233, 216, 255}},
                                          {200, {236, 238, 221, 255}},
                                          {700, {244, 240, 224, 255}},
                                          {1500, {240, 230, 211, 255}},
                                          {2400, {230, 218, 202, 255}},
                                          {3600, {240, 236, 232, 255}}}};
constexpr double kExaggeration = 5;
constexpr double kShadeStrength = 0.17;
constexpr double kMetresPerDegree = 111320;

geo::Color tintAt(double metres) {
  for (std::size_t i = 1; i < kTints.size(); ++i) {
    if (metres > kTints[i].metres) continue;
    const TintStop &low = kTints[i - 1], &high = kTints[i];
    const double share = (metres - low.metres) / (high.metres - low.metres);
    return geo::mix(low.color, high.color, std::clamp(share, 0.0, 1.0));
  }
  return kTints.back().color;
}

struct Heights {
  const geo::ReliefGrid& grid;
  double at(int column, int row) const {
    const int x = std::clamp(column, 0, grid.width - 1), y = std::clamp(row, 0, grid.height - 1);
    return grid.metres[static_cast<std::size_t>(y) * static_cast<std::size_t>(grid.width) +
                       static_cast<std::size_t>(x)];
  }
};

/// Light on a cell: 1 on flat ground, more towards the light, less away from it.
double lightAt(const Heights& h, int x, int y, double cellXMetres, double cellYMetres) {
  const double east = (h.at(x + 1, y - 1) + 2 * h.at(x + 1, y) + h.at(x + 1, y + 1) -
                       h.at(x - 1, y - 1) - 2 * h.at(x - 1, y) - h.at(x - 1, y + 1)) /
                      (8 * cellXMetres);
  const double north = (h.at(x - 1, y - 1) + 2 * h.at(x, y - 1) + h.at(x + 1, y - 1) -
                        h.at(x - 1, y + 1) - 2 * h.at(x, y + 1) - h.at(x + 1, y + 1)) /
                       (8 * cellYMetres);
  const double nx = -east * kExaggeration, ny = -north * kExaggeration;
  const double length = std::sqrt(nx * nx + ny * ny + 1);
  const double level = std::numbers::sqrt2 / 2;  // the light is 45 degrees high
  const double dot = (nx * -0.5 + ny * 0.5 + level) / length;
  return 1 + (dot - level) * kShadeStrength / level * 1.6;
}

void paint(ReliefMesh& mesh, const geo::ReliefGrid& grid) {
  const Heights heights{grid};
  const double cellY = (grid.box.north - grid.box.south) / grid.height * kMetresPerDegree;
  mesh.rgba.reserve(static_cast<std::size_t>(grid.width * grid.height) * 4);
  for (int y = 0; y < grid.height; ++y) {
    const double lat =
        std::lerp(grid.box.north, grid.box.south, (y + 0.5) / static_cast<double>(grid.height));
    const double cellX = (grid.box.east - grid.box.west) / grid.width * kMetresPerDegree *
                         std::max(0.05, std::cos(lat * std::numbers::pi / 180));
    for (int x = 0; x < grid.width; ++x) {
      const geo::Color tint = tintAt(heights.at(x, y));
      const double light = lightAt(heights, x, y, cellX, cellY);
      for (const std::uint8_t part : {tint.r, tint.g, tint.b}) {
        mesh.rgba.push_back(
            static_cast<std::uint8_t>(std::lround(std::clamp(part * light, 0.0, 255.0))));
      }
      mesh.rgba.push_back(255);
    }
  }
}

}  // namespace

ReliefMesh buildRelief(const geo::ReliefGrid& grid, const geo::GeoBox& extent,
                       const geo::Projection& projection) {
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
  paint(mesh, grid);
  return mesh;
}

}  // namespace viewer
