// What of a frame is drawn, and in which order: the same for the screen and for vector files.
#pragma once

#include "viewer/render/frame.hpp"

#include <vector>

namespace viewer {

/// One of the things that the base map is made of; `index` is that of a mesh of the scene, or of a
/// raster of the frame.
struct BaseStep {
  enum class Kind { Mesh, Relief, Raster };
  Kind kind;
  std::size_t index = 0;
};

/// From the bottom up, but for what lies above the areas.
std::vector<BaseStep> baseSteps(const Frame& frame, const MapScene& scene);

/// Borders are drawn above the areas of the scenario.
bool aboveAreas(const LayerMesh& mesh);

/// Land, water and state borders only.
bool onInset(const LayerMesh& mesh);

/// Whether the other date may show other areas.
bool mayChangeGround(const Frame& frame);
/// Whether it may have what is gone now.
bool hasGhost(const Frame& frame);

/// Rings and outlines of what differs between two dates; empty while none are compared.
std::vector<LayerMesh> changeMarksOn(const Frame& frame, const MapScene& scene);

/// The outlines of what is chosen or pointed out, as far as the frame shows it.
std::vector<LayerMesh> outlinesOn(const Frame& frame, const MapScene& scene);

/// Around the marks of tables that hold what is chosen; over all marks.
std::vector<LayerMesh> eventRingsOn(const Frame& frame);

/// The discs within which chosen events lie; under all marks.
std::vector<LayerMesh> chosenDiscsOn(const Frame& frame);

/// The line of what is measured; over all else, and without segments where nothing is.
LayerMesh measuredOn(const Frame& frame);

}  // namespace viewer
