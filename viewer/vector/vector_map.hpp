// One map of a sheet, drawn onto the layers of a vector file. Within viewer/vector.
#pragma once

#include "viewer/render/map_renderer.hpp"
#include "viewer/vector/vector_layers.hpp"
#include "viewer/vector/vector_mesh.hpp"

#include <vector>

namespace viewer {

class VectorMap {
 public:
  /// The renderer must hold `scene`.
  VectorMap(const Frame& frame, const MapScene& scene, MapRenderer& renderer, VectorLayers& layers);

  /// Ground, areas, lines and symbols.
  geo::Result<void> drawShapes();
  /// Labels and furniture, in the pixels of the frame's view.
  geo::Result<void> drawOverlay(const Overlay& overlay);

 private:
  geo::Result<void> drawBase();
  geo::Result<void> drawComparison(const Pictorial& part, std::string_view title);
  geo::Result<void> drawScenario(bool ground);
  void drawTableShapes();
  geo::Result<void> drawEventDiscs();
  void drawBorders();
  void drawGrid();
  void drawMarks();
  void drawAllMarkers();
  geo::Result<void> drawMesh(const LayerMesh& mesh);
  /// The soft fills that wait, as one image of the layer that is open.
  geo::Result<void> flushSoft();
  /// An image of a part of the frame, cut to where there is something.
  geo::Result<void> place(VectorCanvas& canvas, const Frame& frame, const Pictorial& part);
  geo::Result<void> drawSample(VectorCanvas& canvas, const LayerMesh& sample);
  void drawInset(VectorCanvas& canvas, const InsetMap& inset);
  void drawInks(VectorCanvas& canvas, const Inks& inks);
  VectorCanvas& enterLayerOf(const LayerMesh& mesh);

  const Frame& frame_;
  const MapScene& scene_;
  MapRenderer& renderer_;
  VectorLayers& layers_;
  VectorLook look_;
  Frame imageFrame_;  // the same picture, no larger than a driver can hold
  std::vector<const LayerMesh*> soft_;
};

}  // namespace viewer
