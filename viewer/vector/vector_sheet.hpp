// A sheet drawn onto a vector canvas: layer by layer, in the order in which the screen draws it.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/render/sheet.hpp"
#include "viewer/vector/vector_canvas.hpp"

namespace viewer {

/// The whole sheet. The renderer must hold `scene`; it draws what is a picture by nature, and fails
/// where the driver cannot.
geo::Result<void> drawSheet(VectorCanvas& canvas, const Sheet& sheet, const MapScene& scene,
                            MapRenderer& renderer);

}  // namespace viewer
