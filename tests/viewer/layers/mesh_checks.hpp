// What every mesh keeps, whatever it shows, and sums over meshes.
#pragma once

#include "viewer/layers/mesh.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include <gtest/gtest.h>

namespace viewer::test {

inline geo::Projected onPlane(const LayerMesh& mesh, float x, float y) {
  return {mesh.anchor.xMetres + static_cast<double>(x),
          mesh.anchor.yMetres + static_cast<double>(y)};
}

/// What a float may be off so far from the anchor.
inline double slackAt(float x, float y) {
  return 1e-6 + 1.2e-7 * static_cast<double>(std::max(std::abs(x), std::abs(y)));
}

inline void expectHolds(const geo::PlaneBox& box, const LayerMesh& mesh, float x, float y) {
  const geo::Projected p = onPlane(mesh, x, y);
  const double slack = slackAt(x, y);
  ASSERT_TRUE(std::isfinite(p.xMetres) && std::isfinite(p.yMetres));
  ASSERT_GE(p.xMetres, box.minX - slack);
  ASSERT_LE(p.xMetres, box.maxX + slack);
  ASSERT_GE(p.yMetres, box.minY - slack);
  ASSERT_LE(p.yMetres, box.maxY + slack);
}

/// Chunks lie in their buffer and cover each element exactly once, all levels together; levels grow
/// coarser.
inline void expectCovers(std::span<const DetailLevel> levels, std::size_t size) {
  std::vector<int> times(size, 0);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (i > 0) {
      EXPECT_GT(levels[i].tolerance, levels[i - 1].tolerance);
    }
    for (const Chunk& chunk : levels[i].chunks) {
      EXPECT_GT(chunk.count, 0u);
      ASSERT_LE(std::size_t{chunk.first} + chunk.count, size);
      for (std::uint32_t k = 0; k < chunk.count; ++k) ++times[chunk.first + k];
    }
  }
  EXPECT_EQ(std::ranges::count(times, 1), static_cast<std::ptrdiff_t>(size))
      << "elements that no chunk draws, or two do";
}

inline void expectSoundFill(const LayerMesh& mesh) {
  ASSERT_EQ(mesh.fillIndices.size() % 3, 0u);
  for (const std::uint32_t index : mesh.fillIndices) ASSERT_LT(index, mesh.fillVertices.size());
  expectCovers(mesh.fillLevels, mesh.fillIndices.size());
  for (const DetailLevel& level : mesh.fillLevels) {
    for (const Chunk& chunk : level.chunks) {
      EXPECT_EQ(chunk.count % 3, 0u);
      for (std::uint32_t k = 0; k < chunk.count; ++k) {
        const FillVertex& v = mesh.fillVertices[mesh.fillIndices[chunk.first + k]];
        ASSERT_NO_FATAL_FAILURE(expectHolds(chunk.bounds, mesh, v.x, v.y));
      }
    }
  }
  for (const FillVertex& v : mesh.fillVertices) {
    ASSERT_GE(v.coverage, 0.0f);
    ASSERT_LE(v.coverage, 1.0f);
  }
}

inline void expectSoundStrokes(const LayerMesh& mesh) {
  expectCovers(mesh.strokeLevels, mesh.segments.size());
  for (const DetailLevel& level : mesh.strokeLevels) {
    for (const Chunk& chunk : level.chunks) {
      for (std::uint32_t k = 0; k < chunk.count; ++k) {
        const StrokeSegment& s = mesh.segments[chunk.first + k];
        ASSERT_NO_FATAL_FAILURE(expectHolds(chunk.bounds, mesh, s.ax, s.ay));
        ASSERT_NO_FATAL_FAILURE(expectHolds(chunk.bounds, mesh, s.bx, s.by));
        ASSERT_GE(s.along, 0.0f);
      }
    }
  }
}

inline void expectSound(const LayerMesh& mesh) {
  SCOPED_TRACE(mesh.id);
  EXPECT_FALSE(mesh.id.empty());
  ASSERT_TRUE(std::isfinite(mesh.anchor.xMetres) && std::isfinite(mesh.anchor.yMetres));
  expectSoundFill(mesh);
  expectSoundStrokes(mesh);
  for (const Marker& marker : mesh.markers) {
    EXPECT_TRUE(std::isfinite(marker.x) && std::isfinite(marker.y));
    EXPECT_GE(marker.symbol, 0.0f);
    EXPECT_LT(marker.symbol, static_cast<float>(kSymbolCount));
  }
  for (const LabelWish& label : mesh.labels) {
    EXPECT_FALSE(label.text.empty());
    EXPECT_TRUE(std::isfinite(label.at.xMetres) && std::isfinite(label.at.yMetres));
    EXPECT_GT(label.sizePt, 0);
  }
}

/// How much a list of meshes holds.
struct Amount {
  std::size_t vertices = 0, indices = 0, segments = 0, markers = 0, targets = 0, labels = 0;
  bool operator==(const Amount&) const = default;

  void add(const LayerMesh& mesh) {
    vertices += mesh.fillVertices.size(), indices += mesh.fillIndices.size();
    segments += mesh.segments.size(), markers += mesh.markers.size();
    targets += mesh.targets.size(), labels += mesh.labels.size();
  }
  std::size_t drawn() const { return indices + segments + markers; }
};

inline Amount amountOf(const std::vector<LayerMesh>& meshes) {
  Amount amount;
  for (const LayerMesh& mesh : meshes) amount.add(mesh);
  return amount;
}

/// Everything that carries a valid time, and the pick targets' features.
inline std::vector<ValidSeconds> validTimesOf(const LayerMesh& mesh) {
  std::vector<ValidSeconds> times;
  for (const auto& v : mesh.fillVertices) times.push_back(v.valid);
  for (const auto& s : mesh.segments) times.push_back(s.valid);
  for (const auto& m : mesh.markers) times.push_back(m.valid);
  for (const auto& l : mesh.labels) times.push_back(l.valid);
  return times;
}

/// The area of a mesh's triangles, square plane units.
inline double filledArea(const LayerMesh& mesh, bool weighed = false) {
  double twice = 0;
  for (std::size_t i = 0; i + 2 < mesh.fillIndices.size(); i += 3) {
    const FillVertex& a = mesh.fillVertices[mesh.fillIndices[i]];
    const FillVertex& b = mesh.fillVertices[mesh.fillIndices[i + 1]];
    const FillVertex& c = mesh.fillVertices[mesh.fillIndices[i + 2]];
    const double abX = double{b.x} - double{a.x}, abY = double{b.y} - double{a.y};
    const double acX = double{c.x} - double{a.x}, acY = double{c.y} - double{a.y};
    const double covered = double{a.coverage + b.coverage + c.coverage} / 3;
    twice += std::abs(abX * acY - abY * acX) * (weighed ? covered : 1);
  }
  return twice / 2;
}

/// Each part of the fill counted as much as it covers: soft edges count half.
inline double coveredArea(const LayerMesh& mesh) {
  return filledArea(mesh, true);
}

}  // namespace viewer::test
