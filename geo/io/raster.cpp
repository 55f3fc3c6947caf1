#include "geo/io/raster.hpp"

#include "geo/io/raster_access.hpp"
#include "geo/io/raster_bands.hpp"
#include "geo/io/raster_place.hpp"
#include "geo/io/raster_samples.hpp"
#include "geo/io/raster_tile.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <limits>
#include <string_view>
#include <tuple>
#include <utility>

namespace geo {

namespace {

constexpr std::int64_t kMostTilePixels = 16 << 20;

constexpr std::size_t kMostTitleBytes = 100;

bool isPlain(std::string_view text) {
  return !text.empty() && text.size() <= kMostTitleBytes &&
         CPLIsUTF8(text.data(), static_cast<int>(text.size())) &&
         std::ranges::none_of(text, [](unsigned char c) { return c < ' ' || c == 127; });
}

/// What the file calls itself, or else its name without the ending.
std::string titleOf(GDALDataset& dataset, const std::string& path) {
  for (const char* key : {"name", "TIFFTAG_DOCUMENTNAME", "IDENTIFIER"}) {
    const char* title = dataset.GetMetadataItem(key);
    if (title && isPlain(title)) return title;
  }
  return std::filesystem::path(path).stem().string();
}

/// Numbers spread over a band, at most 64 a side, without those that mean "nothing here".
std::vector<float> spreadNumbers(GDALRasterBand& band) {
  constexpr int kMostASide = 64;
  const int columns = std::min(kMostASide, band.GetXSize());
  const int rows = std::min(kMostASide, band.GetYSize());
  std::vector<float> numbers(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  const CPLErr read = band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), numbers.data(),
                                    columns, rows, GDT_Float32, 0, 0, nullptr);
  if (read != CE_None) return {};
  int stated = FALSE;
  const auto blank = static_cast<float>(band.GetNoDataValue(&stated));
  std::erase_if(numbers, [stated, blank](float number) {
    return !std::isfinite(number) || (stated && number == blank);
  });
  return numbers;
}

/// The greatest number that a byte of the band can hold; scans have as few as two bits.
double greatestIn(GDALRasterBand& band) {
  const char* bits = band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE");
  const int stated = bits ? std::atoi(bits) : 8;
  return (1 << std::clamp(stated, 1, 8)) - 1;
}

/// Black and white of a picture: of other numbers than bytes, the least and the greatest seen.
std::pair<double, double> brightnessOf(const RasterBands& bands) {
  std::vector<float> numbers;
  for (GDALRasterBand* band : bands.colours) {
    if (band->GetColorTable()) return {0, 255};
    if (band->GetRasterDataType() == GDT_Byte) return {0, greatestIn(*band)};
    std::ranges::copy(spreadNumbers(*band), std::back_inserter(numbers));
  }
  if (numbers.empty()) return {0, 255};
  const auto [least, greatest] = std::ranges::minmax(numbers);
  if (least < greatest) return {least, greatest};
  return {least, least + std::max(1.0f, std::abs(least))};
}

/// Reads one pixel, for what only reading brings to light: that the file points to the network.
void touch(GDALRasterBand& band) {
  float ignored = 0;
  const CPLErr read = band.RasterIO(GF_Read, band.GetXSize() / 2, band.GetYSize() / 2, 1, 1,
                                    &ignored, 1, 1, GDT_Float32, 0, 0, nullptr);
  static_cast<void>(read);  // other damage is told when the damaged part is drawn
}

tl::unexpected<Failure> stopped(const RasterInfo& info) {
  return fail(Failure::Kind::Unavailable, "stopped", info.source.path);
}

/// Whether pixels can be counted in the frame.
bool isDrawable(const TileFrame& frame) {
  const PlaneBox& box = frame.box;
  const bool finite = std::isfinite(box.width()) && std::isfinite(box.height());
  return finite && box.width() > 0 && box.height() > 0 && frame.widthPx > 0 && frame.heightPx > 0 &&
         std::int64_t{frame.widthPx} * frame.heightPx <= kMostTilePixels;
}

/// Hands `put` the index of every pixel of the frame that lies on the raster, and what is there.
template <class Put>
Result<void> sample(const RasterInfo& info, const Projection& projection, const TileFrame& frame,
                    const std::stop_token& stop, const Put& put) {
  if (!isDrawable(frame)) return fail(Failure::Kind::Invalid, "no such tile", info.source.path);
  RasterAccess access(info.source);
  const auto dataset = access.open();
  if (!dataset) return tl::unexpected(dataset.error());
  const auto bands = bandsOf(**dataset, {info.source.path, info.source.network, info.kind});
  if (!bands) return tl::unexpected(bands.error());
  const auto place = RasterPlace::of(**dataset, access);
  if (!place) return tl::unexpected(place.error());
  const auto points = pointsIn(frame, *place, projection, stop);
  if (stop.stop_requested()) return stopped(info);
  if (std::ranges::none_of(points, [&](RasterPoint at) { return place->holds(at); })) return {};
  const auto samples = RasterSamples::read(*bands, info, points, pxPerPoint(points, frame), stop);
  if (stop.stop_requested()) return stopped(info);
  if (!samples || access.heldBack()) {
    return access.failure(Failure::Kind::Unreadable, "cannot be read");
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (place->holds(points[i])) put(i, samples->at(points[i]));
  }
  return {};
}

std::size_t pixelsOf(const TileFrame& frame) {
  return isDrawable(frame)
             ? static_cast<std::size_t>(frame.widthPx) * static_cast<std::size_t>(frame.heightPx)
             : 0;
}

std::uint8_t byteOf(float value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 255.0f)));
}

}  // namespace

Result<RasterInfo> describeRaster(const RasterSource& source) {
  RasterAccess access(source);
  const auto dataset = access.open();
  if (!dataset) return tl::unexpected(dataset.error());
  const auto bands = bandsOf(**dataset, source);
  if (!bands) return tl::unexpected(bands.error());
  const auto place = RasterPlace::of(**dataset, access);
  if (!place) return tl::unexpected(place.error());
  if (source.network == Network::Forbidden) touch(*bands->colours.front());
  RasterInfo info;
  info.source = source;
  info.kind = bands->kind;
  info.title = titleOf(**dataset, source.path);
  info.driver = (*dataset)->GetDriverName();
  info.extent = place->extent();
  info.metresPerPx = place->metresPerPx();
  if (info.kind == RasterKind::Picture) {
    std::tie(info.darkest, info.brightest) = brightnessOf(*bands);
  }
  if (access.heldBack()) return access.failure(Failure::Kind::Unavailable, "");
  return info;
}

Result<PictureTile> readPicture(const RasterInfo& info, const Projection& projection,
                                const TileFrame& frame, const std::stop_token& stop) {
  if (info.kind != RasterKind::Picture) {
    return fail(Failure::Kind::Invalid, "holds elevations, not a picture", info.source.path);
  }
  PictureTile tile{frame, std::vector<std::uint8_t>(pixelsOf(frame) * 4)};
  const auto put = [&tile](std::size_t i, const RasterSample& at) {
    for (std::size_t c = 0; c < 3; ++c) tile.rgba[4 * i + c] = byteOf(at.values[c]);
    tile.rgba[4 * i + 3] = byteOf(at.weight * 255);
  };
  const auto done = sample(info, projection, frame, stop, put);
  if (!done) return tl::unexpected(done.error());
  return tile;
}

Result<ElevationTile> readElevation(const RasterInfo& info, const Projection& projection,
                                    const TileFrame& frame, const std::stop_token& stop) {
  if (info.kind != RasterKind::Elevation) {
    return fail(Failure::Kind::Invalid, "holds a picture, not elevations", info.source.path);
  }
  constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
  ElevationTile tile{frame, std::vector<float>(pixelsOf(frame), kNone)};
  const auto put = [&tile](std::size_t i, const RasterSample& at) {
    if (at.weight >= 0.5f) tile.metres[i] = at.values[0] / at.weight;  // mostly known
  };
  const auto done = sample(info, projection, frame, stop, put);
  if (!done) return tl::unexpected(done.error());
  return tile;
}

}  // namespace geo
