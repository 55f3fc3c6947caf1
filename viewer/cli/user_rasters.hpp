// The user's rasters between files and the session.
#pragma once

#include "geo/io/raster.hpp"
#include "viewer/cli/arguments.hpp"
#include "viewer/session/session.hpp"

#include <stop_token>
#include <string>
#include <vector>

namespace viewer::cli {

/// Whether a file's ending is that of a picture or of elevations, and of no table.
bool isRasterPath(const std::string& path);

/// What is named as an input and is a raster lies under the map, as if --raster named it.
MapArguments withRastersUnder(MapArguments arguments);

/// The scenario's, then those of the arguments.
std::vector<std::string> rastersOf(const geo::Scenario& scenario, const MapArguments& arguments);

/// What a file is, as a layer of the session that has no picture yet.
geo::Result<UserRaster> openRaster(const std::string& path, geo::Network network);

/// The part of a raster that lies in the session's view, on its theme.
geo::Result<RasterPicturePtr> readRaster(const UserRaster& raster, const Session& session,
                                         geo::Network network, std::stop_token stop = {});

/// Whether the raster's picture is the one for the session's view, projection and theme.
bool isCurrent(const UserRaster& raster, const Session& session);

}  // namespace viewer::cli
