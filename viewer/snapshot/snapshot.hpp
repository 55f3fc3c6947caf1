// A session as a picture, drawn by the same frame function and passes as the window.
#pragma once

#include "viewer/render/map_renderer.hpp"
#include "viewer/session/session.hpp"
#include "viewer/snapshot/picture_file.hpp"

#include <filesystem>
#include <string>

namespace viewer {

/// What `session` shows now. The renderer must hold `scene`.
geo::Result<Picture> takePicture(const Session& session, const MapScene& scene,
                                 MapRenderer& renderer);

/// The six lines of a world file: where the picture's pixels lie on the plane (the centre of the
/// upper left pixel), in the units of its projection.
std::string worldFileText(const geo::View& view);

/// Writes `x.png`'s companions `x.pgw` and `x.prj`.
geo::Result<void> writeWorldFile(const std::filesystem::path& picture, const Session& session);

}  // namespace viewer
