#include "viewer/snapshot/snapshot.hpp"

#include <algorithm>
#include <cstring>
#include <future>
#include <utility>

#include <fmt/format.h>

namespace viewer {

namespace {

/// Every driver can do this; a band has at most so many pixels, which bounds the memory.
constexpr int kTileSidePx = 8192, kBandPx = 6'000'000;

int bandHeightPx(const geo::View& view) {
  return std::clamp(kBandPx / std::max(view.widthPx, 1), 64, kTileSidePx);
}

/// The tile's rows into their places in the band.
void lay(const Rows& tileRows, const Tile& tile, int bandWidthPx, Rows& band) {
  const std::size_t from = static_cast<std::size_t>(tile.widthPx) * 4;
  const std::size_t to = static_cast<std::size_t>(bandWidthPx) * 4;
  for (std::size_t row = 0; row < static_cast<std::size_t>(tile.heightPx); ++row) {
    std::memcpy(&band[row * to + static_cast<std::size_t>(tile.leftPx) * 4], &tileRows[row * from],
                from);
  }
}

geo::Result<Rows> drawBand(const Sheet& sheet, const Tile& band, MapRenderer& renderer) {
  Rows rows;
  for (int left = 0; left < band.widthPx; left += kTileSidePx) {
    const Tile tile{left, band.topPx, std::min(kTileSidePx, band.widthPx - left), band.heightPx};
    const auto drawn = renderer.draw(tileOf(sheet, tile));
    if (!drawn) return tl::unexpected(drawn.error());
    if (tile.widthPx == band.widthPx) return (*drawn)->read();
    rows.resize(static_cast<std::size_t>(band.widthPx) * static_cast<std::size_t>(band.heightPx) *
                4);
    lay((*drawn)->read(), tile, band.widthPx, rows);
  }
  return rows;
}

}  // namespace

geo::Result<void> drawInBands(const Sheet& sheet, MapRenderer& renderer,
                              const std::function<geo::Result<void>(Rows)>& take) {
  std::future<geo::Result<void>> taking;
  const auto taken = [&]() -> geo::Result<void> {
    return taking.valid() ? taking.get() : geo::Result<void>{};
  };
  for (const Tile& band : tilesFor(sheet.view, sheet.view.widthPx, bandHeightPx(sheet.view))) {
    auto rows = drawBand(sheet, band, renderer);
    if (auto good = taken(); !good) return good;
    if (!rows) return tl::unexpected(rows.error());
    taking = std::async(std::launch::async, [&take, ready = std::move(*rows)]() mutable {
      return take(std::move(ready));
    });
  }
  return taken();
}

void append(Picture& picture, Rows rows) {
  if (picture.rgba.empty()) {
    picture.rgba = std::move(rows);
    picture.rgba.reserve(static_cast<std::size_t>(picture.widthPx) *
                         static_cast<std::size_t>(picture.heightPx) * 4);
  } else {
    picture.rgba.insert(picture.rgba.end(), rows.begin(), rows.end());
  }
}

geo::Result<Picture> takePicture(const Session& session, const MapScene& scene,
                                 MapRenderer& renderer) {
  Picture picture{session.view.widthPx, session.view.heightPx, {}};
  const auto drawn = drawInBands(sheetFrom(session, scene, &renderer.memo()), renderer,
                                 [&](Rows rows) -> geo::Result<void> {
                                   append(picture, std::move(rows));
                                   return {};
                                 });
  if (!drawn) return tl::unexpected(drawn.error());
  return picture;
}

std::string worldFileText(const PlanePlace& place) {
  const double half = place.unitsPerPx / 2;
  return fmt::format("{:.12g}\n0\n0\n{:.12g}\n{:.12g}\n{:.12g}\n", place.unitsPerPx,
                     -place.unitsPerPx, place.leftUnits + half, place.topUnits - half);
}

geo::Result<void> writeWorldFile(const std::filesystem::path& picture, const PlanePlace& place,
                                 const geo::Projection& projection) {
  // First and last letter of the picture's ending, and a w, as ESRI has it: .pgw, .jgw, .tfw.
  const std::string ending = picture.extension().string();
  const std::string letters =
      ending.size() > 2 ? fmt::format(".{}{}w", ending[1], ending.back()) : ".wld";
  auto world = picture;
  const auto written = writeWhole(world.replace_extension(letters), worldFileText(place));
  if (!written) return written;
  return writeWhole(world.replace_extension(".prj"), projection.esriWkt() + "\n");
}

}  // namespace viewer
