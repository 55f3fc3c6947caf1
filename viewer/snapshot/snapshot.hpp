// A session as a picture, drawn by the same frame function and passes as the window.
#pragma once

#include "viewer/files/picture_file.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/session/session.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace viewer {

/// Whole rows of RGBA.
using Rows = std::vector<std::uint8_t>;

/// Draws a picture of any size, larger than the driver could hold at once, in bands from the top
/// that join without a seam. While a band is drawn, `take` is busy on a worker with the one before
/// it; it is called with one band after the other, and never again once it has failed.
geo::Result<void> drawInBands(const Sheet& sheet, MapRenderer& renderer,
                              const std::function<geo::Result<void>(Rows)>& take);

/// Below what the picture has already.
void append(Picture& picture, Rows rows);

/// What `session` shows now. The renderer must hold `scene`.
geo::Result<Picture> takePicture(const Session& session, const MapScene& scene,
                                 MapRenderer& renderer);

/// The six lines of a world file: where the picture's pixels lie on the plane (the centre of the
/// upper left pixel), in the units of its projection.
std::string worldFileText(const PlanePlace& place);

/// Writes the picture's companions: `x.pgw` (or what its ending asks for) and `x.prj`.
geo::Result<void> writeWorldFile(const std::filesystem::path& picture, const PlanePlace& place,
                                 const geo::Projection& projection);

}  // namespace viewer
