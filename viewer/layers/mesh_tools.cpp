#include "viewer/layers/mesh_tools.hpp"

#include "geo/coords/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

/// A straight piece in degrees longer than this bends visibly in a conic projection.
constexpr double kLongestPieceDegrees = 0.2;
constexpr std::size_t kSegmentsAChunk = 64;

geo::Line densified(const geo::Line& line) {
  geo::Line out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) {
      const geo::LonLat a = line[i - 1], b = line[i];
      const double length =
          std::max(std::abs(b.lonDegrees - a.lonDegrees), std::abs(b.latDegrees - a.latDegrees));
      const int pieces =
          std::clamp(static_cast<int>(std::ceil(length / kLongestPieceDegrees)), 1, 2000);
      for (int k = 1; k < pieces; ++k) {
        const double share = static_cast<double>(k) / pieces;
        out.push_back({std::lerp(a.lonDegrees, b.lonDegrees, share),
                       std::lerp(a.latDegrees, b.latDegrees, share)});
      }
    }
    out.push_back(line[i]);
  }
  return out;
}

DetailLevel& levelOf(std::vector<DetailLevel>& levels, std::size_t level) {
  if (levels.size() <= level) levels.resize(level + 1);
  return levels[level];
}

}  // namespace

std::vector<geo::PlaneLine> projectLine(const geo::Projection& projection, const geo::Line& line) {
  std::vector<geo::PlaneLine> pieces(1);
  for (const geo::Projected& p : projection.forward(densified(line))) {
    if (std::isfinite(p.xMetres) && std::isfinite(p.yMetres)) {
      pieces.back().push_back(p);
    } else if (!pieces.back().empty()) {
      pieces.emplace_back();
    }
  }
  std::erase_if(pieces, [](const geo::PlaneLine& piece) { return piece.size() < 2; });
  return pieces;
}

geo::PlanePolygon projectPolygon(const geo::Projection& projection, const geo::Polygon& polygon) {
  geo::PlanePolygon out;
  for (const geo::Line& ring : polygon.rings) {
    geo::PlaneLine plane = projection.forward(densified(ring));
    std::erase_if(plane, [](const geo::Projected& p) { return !std::isfinite(p.xMetres); });
    const bool outer = out.rings.empty();
    if (plane.size() >= 4)
      out.rings.push_back(std::move(plane));
    else if (outer)
      return {};
  }
  return out;
}

LayerMesh emptyMesh(std::string id, const geo::Projection& projection, const geo::GeoBox& extent) {
  LayerMesh mesh;
  mesh.id = std::move(id);
  const geo::LonLat middle{(extent.west + extent.east) / 2, (extent.south + extent.north) / 2};
  mesh.anchor = projection.forward(middle).value_or(geo::Projected{});
  return mesh;
}

void addTriangles(LayerMesh& mesh, const geo::Triangles& triangles, std::span<const float> coverage,
                  const Paint& paint, std::size_t level) {
  const auto base = static_cast<std::uint32_t>(mesh.fillVertices.size());
  Chunk chunk{{},
              static_cast<std::uint32_t>(mesh.fillIndices.size()),
              static_cast<std::uint32_t>(triangles.indices.size())};
  for (std::size_t i = 0; i < triangles.points.size(); ++i) {
    const geo::Projected& p = triangles.points[i];
    chunk.bounds.include(p);
    mesh.fillVertices.push_back({static_cast<float>(p.xMetres - mesh.anchor.xMetres),
                                 static_cast<float>(p.yMetres - mesh.anchor.yMetres), paint.color,
                                 coverage.empty() ? 1.0f : coverage[i], paint.valid});
  }
  for (const std::uint32_t index : triangles.indices) mesh.fillIndices.push_back(base + index);
  if (chunk.count > 0) levelOf(mesh.fillLevels, level).chunks.push_back(chunk);
}

void addStroke(LayerMesh& mesh, std::span<const geo::Projected> line, const Paint& paint,
               std::size_t level) {
  DetailLevel& detail = levelOf(mesh.strokeLevels, level);
  Chunk chunk{{}, static_cast<std::uint32_t>(mesh.segments.size()), 0};
  double along = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const geo::Projected a = line[i - 1], b = line[i];
    chunk.bounds.include(a);
    chunk.bounds.include(b);
    mesh.segments.push_back({static_cast<float>(a.xMetres - mesh.anchor.xMetres),
                             static_cast<float>(a.yMetres - mesh.anchor.yMetres),
                             static_cast<float>(b.xMetres - mesh.anchor.xMetres),
                             static_cast<float>(b.yMetres - mesh.anchor.yMetres),
                             static_cast<float>(along), paint.color, paint.valid});
    along += std::hypot(b.xMetres - a.xMetres, b.yMetres - a.yMetres);
    if (++chunk.count == kSegmentsAChunk || i + 1 == line.size()) {
      detail.chunks.push_back(chunk);
      chunk = {{}, static_cast<std::uint32_t>(mesh.segments.size()), 0};
    }
  }
}

geo::PlaneLine groundCircle(const geo::Projection& projection, geo::LonLat centre, double metres) {
  constexpr int kCorners = 72;
  std::vector<geo::LonLat> ring;
  for (int i = 0; i <= kCorners; ++i) {
    ring.push_back(geo::pointAtDistance(centre, 360.0 * (i % kCorners) / kCorners, metres));
  }
  geo::PlaneLine plane = projection.forward(ring);
  for (const geo::Projected& p : plane) {
    if (!std::isfinite(p.xMetres)) return {};
  }
  return plane;
}

geo::Color colorOf(const geo::Scenario& scenario, std::string_view partyIds, geo::Color otherwise) {
  const auto parties = geo::partiesOf(scenario, partyIds);
  return parties.empty() ? otherwise : parties.front()->color;
}

}  // namespace viewer
