// Meshes on the GPU: uploaded once a scene, never touched while time passes.
#pragma once

#include "viewer/gl/objects.hpp"
#include "viewer/layers/scene.hpp"

#include <optional>
#include <vector>

namespace viewer {

struct GpuMesh {
  explicit GpuMesh(const LayerMesh& mesh);
  gl::Buffer fillVertices, fillIndices, segments, markers;
  gl::VertexArray fills, strokes, leaders, symbols;
};

struct GpuRelief {
  explicit GpuRelief(const ReliefMesh& mesh);
  gl::Buffer vertices, indices;
  gl::VertexArray grid;
  gl::Texture picture;
};

struct GpuScene {
  explicit GpuScene(ScenePtr scene);
  ScenePtr scene;
  std::vector<GpuMesh> base, scenario;
  std::optional<GpuRelief> relief;
};

}  // namespace viewer
