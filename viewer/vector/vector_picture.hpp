// A sheet as a file of lines and text: PDF with layers and a place on the Earth, or SVG.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/files/picture_facts.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/render/sheet.hpp"

#include <cstdint>
#include <vector>

namespace viewer {

enum class VectorFormat { Pdf, Svg };

/// What the screen shows of the sheet, drawn by the same rules; the same input gives the same
/// bytes. The renderer must hold `scene`. Fails where the driver, Cairo or GDAL does.
geo::Result<std::vector<std::uint8_t>> vectorPicture(VectorFormat format, const Sheet& sheet,
                                                     const MapScene& scene, MapRenderer& renderer,
                                                     const PictureFacts& facts);

}  // namespace viewer
