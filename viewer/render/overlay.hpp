// What is laid over the map's shapes: names, and the furniture with the samples of its legend.
#pragma once

#include "viewer/layers/mesh.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/render/ink.hpp"
#include "viewer/session/furniture.hpp"

#include <optional>
#include <vector>

namespace viewer {

/// From the bottom up.
struct Overlay {
  Inks labels;                     // on the map
  Inks boxes;                      // the sheets that furniture stands on
  std::vector<LayerMesh> samples;  // of the legend; a plane unit is a pixel, y runs up from the top
  std::optional<InsetMap> inset;   // a small map on its sheet
  Inks words;                      // furniture's text and symbols
  std::vector<FurniturePiece> leftOut{};  // of a page: what found no room
};

}  // namespace viewer
