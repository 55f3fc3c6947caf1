#include "viewer/cli/studio.hpp"

#include "viewer/cli/user_rasters.hpp"
#include "viewer/session/command.hpp"

#include <future>
#include <utility>

namespace viewer::cli {

namespace {

/// The map with its rasters read for its view.
geo::Result<OpenedMap> withRasters(OpenedMap map, const MapArguments& arguments) {
  const auto network = arguments.allowNetwork ? geo::Network::Allowed : geo::Network::Forbidden;
  for (const std::string& path : rastersOf(*map.session.scenario, arguments)) {
    auto raster = openRaster(path, network);
    if (!raster) return tl::unexpected(raster.error());
    auto picture = readRaster(*raster, map.session, network);
    if (!picture) return tl::unexpected(picture.error());
    raster->picture = std::move(*picture);
    map.session = apply(std::move(map.session), command::AddRaster{std::move(*raster)}).session;
  }
  return map;
}

geo::Result<OpenedMap> load(const MapArguments& arguments, Opening::Times times,
                            geo::Report& report) {
  const auto viewport = parseViewport(arguments);
  if (!viewport) return tl::unexpected(viewport.error());
  auto map = openMap(arguments, {*viewport, Furniture::Full, times}, report);
  return map ? withRasters(std::move(*map), arguments) : map;
}

}  // namespace

geo::Result<OpenedMap> anotherView(const Studio& studio, const MapArguments& arguments) {
  if (const auto good = checkArguments(arguments); !good) return tl::unexpected(good.error());
  const auto viewport = parseViewport(arguments);
  if (!viewport) return tl::unexpected(viewport.error());
  const Session& before = studio.map.session;
  MapData data{before.scenario, before.baseMap, studio.map.hashes, before.tables, studio.map.place};
  const Opening opening{*viewport, Furniture::Full};
  if (auto read = readLiveRows(data, arguments, opening); !read) {
    return tl::unexpected(read.error());
  }
  auto map = showMap(data, arguments, opening, &studio.map);
  return map ? withRasters(std::move(*map), arguments) : map;
}

geo::Result<Studio> openStudio(const MapArguments& arguments, Opening::Times times,
                               geo::Report& report, Stopwatch& watch) {
  if (const auto good = checkArguments(arguments); !good) return tl::unexpected(good.error());
  auto loading = std::async(std::launch::async, [&] { return load(arguments, times, report); });
  auto context = OffscreenContext::create();
  auto renderer =
      context ? MapRenderer::create() : geo::Result<MapRenderer>(tl::unexpected(context.error()));
  watch.lap("start");
  auto loaded = loading.get();
  watch.lap("load");
  if (!loaded) return tl::unexpected(loaded.error());
  if (!renderer) return tl::unexpected(renderer.error());
  renderer->setScene(loaded->scene);
  return Studio{std::move(*context), std::move(*renderer), std::move(*loaded)};
}

}  // namespace viewer::cli
