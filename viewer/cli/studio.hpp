// A map off screen, ready to be drawn: opened once, for any number of pictures.
#pragma once

#include "viewer/cli/open_map.hpp"
#include "viewer/cli/stopwatch.hpp"
#include "viewer/platform/offscreen.hpp"
#include "viewer/render/map_renderer.hpp"

namespace viewer::cli {

struct Studio {
  OffscreenContext context;  // outlives the renderer
  MapRenderer renderer;
  OpenedMap map;
};

/// Reads the data on a worker while the driver starts.
geo::Result<Studio> openStudio(const MapArguments& arguments, Opening::Times times,
                               geo::Report& report, Stopwatch& watch);

/// Another view of the same data, with its rasters read.
geo::Result<OpenedMap> anotherView(const Studio& studio, const MapArguments& arguments);

}  // namespace viewer::cli
