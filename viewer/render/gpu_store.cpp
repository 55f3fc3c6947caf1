#include "viewer/render/gpu_store.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace viewer {

namespace {

using gl::Advance;
using gl::Attribute;
using gl::AttributeType;

constexpr std::array kFillLayout{
    Attribute{0, 2, AttributeType::Float, offsetof(FillVertex, x)},
    Attribute{1, 4, AttributeType::UnsignedByteAsShare, offsetof(FillVertex, color)},
    Attribute{2, 1, AttributeType::Float, offsetof(FillVertex, coverage)},
    Attribute{3, 4, AttributeType::Int, offsetof(FillVertex, valid)}};

constexpr std::array kStrokeLayout{
    Attribute{0, 2, AttributeType::Float, offsetof(StrokeSegment, ax)},
    Attribute{1, 2, AttributeType::Float, offsetof(StrokeSegment, bx)},
    Attribute{2, 1, AttributeType::Float, offsetof(StrokeSegment, along)},
    Attribute{3, 4, AttributeType::UnsignedByteAsShare, offsetof(StrokeSegment, color)},
    Attribute{4, 4, AttributeType::Int, offsetof(StrokeSegment, valid)},
    Attribute{6, 4, AttributeType::Float, offsetof(StrokeSegment, before)},
    Attribute{7, 4, AttributeType::Float, offsetof(StrokeSegment, after)}};

/// Markers as lines from their true places to where they stand. They have no place along a line.
constexpr std::array kLeaderLayout{
    Attribute{0, 2, AttributeType::Float, offsetof(Marker, x)},
    Attribute{1, 2, AttributeType::Float, offsetof(Marker, x)},
    Attribute{3, 4, AttributeType::UnsignedByteAsShare, offsetof(Marker, color)},
    Attribute{4, 4, AttributeType::Int, offsetof(Marker, valid)},
    Attribute{5, 2, AttributeType::Float, offsetof(Marker, offsetXPt)},
    Attribute{6, 2, AttributeType::Float, offsetof(Marker, x)},
    Attribute{7, 2, AttributeType::Float, offsetof(Marker, x)}};

constexpr std::array kMarkerLayout{
    Attribute{0, 2, AttributeType::Float, offsetof(Marker, x)},
    Attribute{1, 2, AttributeType::Float, offsetof(Marker, offsetXPt)},
    Attribute{2, 4, AttributeType::UnsignedByteAsShare, offsetof(Marker, color)},
    Attribute{3, 4, AttributeType::UnsignedByteAsShare, offsetof(Marker, color2)},
    Attribute{4, 1, AttributeType::Float, offsetof(Marker, symbol)},
    Attribute{5, 4, AttributeType::Int, offsetof(Marker, valid)},
    Attribute{6, 2, AttributeType::Int, offsetof(Marker, turn)}};

constexpr std::array kReliefLayout{
    Attribute{0, 2, AttributeType::Float, offsetof(ReliefVertex, x)},
    Attribute{1, 2, AttributeType::Float, offsetof(ReliefVertex, u)}};

template <class Item>
gl::Buffer upload(const std::vector<Item>& items) {
  return gl::Buffer(std::as_bytes(std::span(items)));
}

}  // namespace

GpuMesh::GpuMesh(const LayerMesh& mesh)
    : fillVertices(upload(mesh.fillVertices)),
      fillIndices(upload(mesh.fillIndices)),
      segments(upload(mesh.segments)),
      markers(upload(mesh.markers)),
      fills(fillVertices, sizeof(FillVertex), kFillLayout, Advance::PerVertex, &fillIndices),
      strokes(segments, sizeof(StrokeSegment), kStrokeLayout, Advance::PerInstance),
      leaders(markers, sizeof(Marker), kLeaderLayout, Advance::PerInstance),
      symbols(markers, sizeof(Marker), kMarkerLayout, Advance::PerInstance) {}

GpuRelief::GpuRelief(const ReliefMesh& mesh)
    : vertices(upload(mesh.vertices)),
      indices(upload(mesh.indices)),
      grid(vertices, sizeof(ReliefVertex), kReliefLayout, Advance::PerVertex, &indices),
      picture(mesh.widthPx, mesh.heightPx, mesh.rgba, gl::Texture::Sampling::Linear) {}

GpuScene::GpuScene(ScenePtr from) : scene(std::move(from)) {
  base.reserve(scene->base.size());
  for (const LayerMesh& mesh : scene->base) base.emplace_back(mesh);
  scenario.reserve(scene->scenario.size());
  for (const LayerMesh& mesh : scene->scenario) scenario.emplace_back(mesh);
  if (!scene->relief.indices.empty()) relief.emplace(scene->relief);
}

}  // namespace viewer
