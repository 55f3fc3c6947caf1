// The user's rasters between files and the session.
#pragma once

#include "geo/io/raster.hpp"
#include "viewer/session/session.hpp"

#include <stop_token>
#include <string>

namespace viewer::cli {

/// What a file is, as a layer of the session that has no picture yet.
geo::Result<UserRaster> openRaster(const std::string& path, geo::Network network);

/// The part of a raster that lies in the session's view, on its theme.
geo::Result<RasterPicturePtr> readRaster(const UserRaster& raster, const Session& session,
                                         geo::Network network, std::stop_token stop = {});

/// Whether the raster's picture is the one for the session's view, projection and theme.
bool isCurrent(const UserRaster& raster, const Session& session);

}  // namespace viewer::cli
