// truceline render: one picture, with no display and no GPU needed.
#include "viewer/cli/arguments.hpp"
#include "viewer/cli/compare_arguments.hpp"
#include "viewer/cli/inputs.hpp"
#include "viewer/cli/user_rasters.hpp"
#include "viewer/platform/offscreen.hpp"
#include "viewer/session/command.hpp"
#include "viewer/snapshot/snapshot.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace viewer::cli {

namespace {

struct RenderArguments {
  MapArguments map;
  std::string output;
  bool worldFile = false;
};

geo::Result<void> checkOutput(const RenderArguments& arguments) {
  if (arguments.worldFile && arguments.output == "-") {
    return geo::fail(geo::Failure::Kind::Usage, "--world-file needs a file name", "-o -");
  }
  if (arguments.worldFile && arguments.map.comparing.mode == "side") {
    return geo::fail(geo::Failure::Kind::Usage, "--world-file wants one map, not two side by side",
                     arguments.output);
  }
  return checkPictureName(arguments.output);
}

/// The session with its rasters read for its view.
geo::Result<Session> withRasters(Session session, const MapArguments& arguments) {
  const auto network = arguments.allowNetwork ? geo::Network::Allowed : geo::Network::Forbidden;
  for (const std::string& path : arguments.rasters) {
    auto raster = openRaster(path, network);
    if (!raster) return tl::unexpected(raster.error());
    auto picture = readRaster(*raster, session, network);
    if (!picture) return tl::unexpected(picture.error());
    raster->picture = std::move(*picture);
    session = apply(std::move(session), command::AddRaster{std::move(*raster)}).session;
  }
  return session;
}

geo::Result<Session> openMap(const MapArguments& arguments, geo::Report& report) {
  if (const auto good = checkArguments(arguments); !good) return tl::unexpected(good.error());
  const auto viewport = parseViewport(arguments);
  if (!viewport) return tl::unexpected(viewport.error());
  auto scenario = openScenario(arguments.inputs, report);
  if (!scenario) return tl::unexpected(scenario.error());
  auto session = openSession(*scenario, openBaseMap(report), *viewport, arguments.crs);
  if (!session) return session;
  session->furniture = Furniture::Full;
  auto ready = applyArguments(std::move(*session), arguments);
  if (!ready) return ready;
  return withRasters(std::move(*ready), arguments);
}

geo::Result<void> renderMap(const RenderArguments& arguments) {
  if (auto good = checkOutput(arguments); !good) return good;
  geo::Report report;
  const auto session = openMap(arguments.map, report);
  if (!arguments.map.quiet) printReport(report);
  if (!session) return tl::unexpected(session.error());
  const auto context = OffscreenContext::create();
  if (!context) return tl::unexpected(context.error());
  auto renderer = MapRenderer::create();
  if (!renderer) return tl::unexpected(renderer.error());
  const ScenePtr scene = buildScene(*session->scenario, *session->baseMap, *session->projection,
                                    sceneLookOf(*session));
  renderer->setScene(scene);
  const auto picture = takePicture(*session, *scene, *renderer);
  if (!picture) return tl::unexpected(picture.error());
  if (!arguments.map.quiet) {
    for (const std::string& missing : renderer->takeMissingCharacters()) {
      fmt::print(stderr, "truceline: warning: {}\n", missing);
    }
  }
  const auto png = encodePng(*picture, arguments.map.dpi);
  if (!png) return tl::unexpected(png.error());
  if (auto written = writeWhole(arguments.output, *png); !written) return written;
  return arguments.worldFile ? writeWorldFile(arguments.output, *session) : geo::Result<void>{};
}

}  // namespace

int renderVerb(const Arguments& arguments) {
  RenderArguments wanted;
  CLI::App app{"Write one picture of the map, with no display needed", "truceline render"};
  addInputs(app, wanted.map);
  addTimeOptions(app, wanted.map);
  addMapOptions(app, wanted.map);
  addCompareOptions(app, wanted.map.comparing);
  app.add_option("-o,--output", wanted.output, "picture to write (.png), - for standard output")
      ->required();
  app.add_flag("--world-file", wanted.worldFile, "write .pgw and .prj beside the picture");
  if (const auto code = parse(app, arguments)) return *code;
  const auto rendered = renderMap(wanted);
  return rendered ? kSuccess : reportFailure(rendered.error());
}

}  // namespace viewer::cli
