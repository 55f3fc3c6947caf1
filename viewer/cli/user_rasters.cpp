#include "viewer/cli/user_rasters.hpp"

#include "viewer/layers/relief.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <utility>

namespace viewer::cli {

namespace {

/// Tiles of a MBTiles file may be vectors; nearly all that people have are pictures.
constexpr std::string_view kRasterEndings[] = {
    ".tif", ".tiff", ".png", ".jpg", ".jpeg", ".jp2", ".webp",    ".bmp", ".gif", ".img", ".hgt",
    ".dem", ".bil",  ".asc", ".nc",  ".ecw",  ".sid", ".mbtiles", ".ppm", ".pgm", ".pnm"};

geo::Result<std::vector<std::uint8_t>> readPixels(const geo::RasterInfo& info,
                                                  const Session& session,
                                                  const std::stop_token& stop) {
  const geo::View& view = session.view;
  const geo::TileFrame frame{geo::boundsOf(view), view.widthPx, view.heightPx};
  if (info.kind == geo::RasterKind::Picture) {
    return geo::readPicture(info, *session.projection, frame, stop).map([](geo::PictureTile tile) {
      return std::move(tile.rgba);
    });
  }
  const double metresPerPx = view.unitsPerPx * session.projection->metresPerUnit();
  return geo::readElevation(info, *session.projection, frame, stop)
      .map([&](const geo::ElevationTile& tile) {
        return shadedRelief({tile.metres, view.widthPx, view.heightPx, metresPerPx},
                            themeOf(session.theme));
      });
}

}  // namespace

bool isRasterPath(const std::string& path) {
  std::string ending = std::filesystem::path(path).extension();
  std::ranges::transform(ending, ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return std::ranges::find(kRasterEndings, ending) != std::end(kRasterEndings);
}

MapArguments withRastersUnder(MapArguments arguments) {
  const auto rasters = std::ranges::stable_partition(
      arguments.inputs, [](const std::string& input) { return !isRasterPath(input); });
  std::ranges::move(rasters, std::back_inserter(arguments.rasters));
  arguments.inputs.erase(rasters.begin(), rasters.end());
  return arguments;
}

std::vector<std::string> rastersOf(const geo::Scenario& scenario, const MapArguments& arguments) {
  std::vector<std::string> paths = scenario.rasters;
  std::ranges::copy(arguments.rasters, std::back_inserter(paths));
  return paths;
}

geo::Result<UserRaster> openRaster(const std::string& path, geo::Network network) {
  return geo::describeRaster({path, network, {}}).map([&](const geo::RasterInfo& info) {
    const bool elevation = info.kind == geo::RasterKind::Elevation;
    return UserRaster{{},
                      info.title,
                      path,
                      elevation ? UserRaster::Kind::Elevation : UserRaster::Kind::Picture,
                      nullptr};
  });
}

geo::Result<RasterPicturePtr> readRaster(const UserRaster& raster, const Session& session,
                                         geo::Network network, std::stop_token stop) {
  const auto info = geo::describeRaster({raster.path, network, {}});
  if (!info) return tl::unexpected(info.error());
  auto pixels = readPixels(*info, session, stop);
  if (!pixels) return tl::unexpected(pixels.error());
  return std::make_shared<const RasterPicture>(
      RasterPicture{session.view, session.projection, session.theme, std::move(*pixels)});
}

bool isCurrent(const UserRaster& raster, const Session& session) {
  const RasterPicture* made = raster.picture.get();
  return made && made->view == session.view && made->projection == session.projection &&
         (raster.kind == UserRaster::Kind::Picture || made->theme == session.theme);
}

}  // namespace viewer::cli
