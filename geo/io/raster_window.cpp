#include "geo/io/raster_window.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace geo {

namespace {

constexpr std::int64_t kMostSamples = 8 << 20;  // at 16 bytes, and 4 to 8 more while they are read

/// Read of all bands between two looks at the stop token; GDAL keeps four times as much.
constexpr double kBytesAtOnce = 64 << 20;

/// Samples read from one point to the next where the file holds no overview that fits.
constexpr double kSamplesPerPoint = 4;

using Bands = std::span<GDALRasterBand* const>;

/// One of the bands' overviews; nothing where they do not share it.
std::optional<RasterLevel> overviewOf(Bands bands, int overview) {
  GDALRasterBand* const first = bands.front()->GetOverview(overview);
  if (!first || first->GetXSize() < 1 || first->GetYSize() < 1) return std::nullopt;
  RasterLevel level{overview, first->GetXSize(), first->GetYSize()};
  for (GDALRasterBand* band : bands.subspan(1)) {
    GDALRasterBand* const other = band->GetOverview(overview);
    const bool shared =
        other && other->GetXSize() == level.width && other->GetYSize() == level.height;
    if (!shared) return std::nullopt;
  }
  level.columnsPerPx = double{1} * level.width / bands.front()->GetXSize();
  level.rowsPerPx = double{1} * level.height / bands.front()->GetYSize();
  return level;
}

/// The coarsest level that is no coarser than the points.
RasterLevel levelFor(Bands bands, double pxPerPoint) {
  constexpr double kSlack = 1.01;  // overviews are rounded up to whole pixels
  RasterLevel best{-1, bands.front()->GetXSize(), bands.front()->GetYSize()};
  for (int i = 0; i < bands.front()->GetOverviewCount(); ++i) {
    const auto level = overviewOf(bands, i);
    if (!level) continue;
    const double coarseness = 1 / std::min(level->columnsPerPx, level->rowsPerPx);
    const bool fits = coarseness <= pxPerPoint * kSlack;
    if (fits && level->columnsPerPx < best.columnsPerPx) best = *level;
  }
  return best;
}

/// Where the points on the band lie, in pixels of a level of it.
PlaneBox boundsIn(const RasterLevel& level, GDALRasterBand& band,
                  std::span<const RasterPoint> points) {
  PlaneBox bounds;
  for (const RasterPoint at : points) {
    const bool on =
        at.column >= 0 && at.column < band.GetXSize() && at.row >= 0 && at.row < band.GetYSize();
    if (on) bounds.include({at.column * level.columnsPerPx, at.row * level.rowsPerPx});
  }
  return bounds;
}

/// The part of an axis of `size` pixels around [low, high], in whole steps.
std::pair<int, int> stretch(double low, double high, int step, int size) {
  const double first = (std::floor(low / step) - 1) * step;
  const double last = (std::floor(high / step) + 2) * step;
  return {static_cast<int>(std::clamp<double>(first, 0, size - 1)),
          static_cast<int>(std::clamp<double>(last, 1, size))};
}

int samplesIn(int pixels, int every) {
  return pixels / every + (pixels % every > 0 ? 1 : 0);
}

int rowsAtOnceIn(Bands bands, const RasterWindow& window) {
  double bytesARow = 0;
  for (GDALRasterBand* band : bands) {
    bytesARow += double{1} * window.width * window.height / window.rows *
                 GDALGetDataTypeSizeBytes(band->GetRasterDataType());
  }
  return static_cast<int>(std::clamp<double>(kBytesAtOnce / bytesARow, 1, window.rows));
}

int CPL_STDCALL goesOn(double, const char*, void* stop) {
  return static_cast<const std::stop_token*>(stop)->stop_requested() ? FALSE : TRUE;
}

}  // namespace

/// Thins out until the window fits in memory. Windows begin at whole steps of the raster, so that
/// neighbouring tiles see the same samples.
RasterPlan planFor(std::span<GDALRasterBand* const> bands, std::span<const RasterPoint> points,
                   double pxPerPoint) {
  const RasterLevel level = levelFor(bands, pxPerPoint);
  const PlaneBox bounds = boundsIn(level, *bands.front(), points);
  const double levelPxPerPoint = pxPerPoint * std::max(level.columnsPerPx, level.rowsPerPx);
  const int most = std::max(level.width, level.height);
  for (double wanted = std::max(1.0, std::ceil(levelPxPerPoint / kSamplesPerPoint));; wanted *= 2) {
    const int every = static_cast<int>(std::min<double>(wanted, most));
    const double spare = std::clamp(levelPxPerPoint / every, 1.0, kSamplesPerPoint);
    const int halvings = static_cast<int>(std::log2(spare));
    const int step = static_cast<int>(std::min<double>(std::ldexp(every, halvings), most));
    const auto [left, right] = stretch(bounds.minX, bounds.maxX, step, level.width);
    const auto [top, bottom] = stretch(bounds.minY, bounds.maxY, step, level.height);
    const int width = right - left, height = bottom - top;
    const int columns = samplesIn(width, every), rows = samplesIn(height, every);
    if (std::int64_t{columns} * rows > kMostSamples) continue;
    return {level, {left, top, width, height, columns, rows}, halvings};
  }
}

std::optional<std::vector<std::vector<float>>> numbersIn(std::span<GDALRasterBand* const> bands,
                                                         const RasterWindow& window,
                                                         const std::stop_token& stop) {
  std::stop_token watched = stop;
  GDALRasterIOExtraArg extra;
  INIT_RASTERIO_EXTRA_ARG(extra);
  extra.pfnProgress = goesOn;
  extra.pProgressData = &watched;
  std::vector<std::vector<float>> numbers(bands.size(), std::vector<float>(window.samples()));
  const int rowsAtOnce = rowsAtOnceIn(bands, window);
  const auto pixelRow = [&window](int row) {
    return window.y + static_cast<int>(std::int64_t{window.height} * row / window.rows);
  };
  for (int row = 0; row < window.rows; row += rowsAtOnce) {
    const int next = std::min(row + rowsAtOnce, window.rows);
    for (std::size_t i = 0; i < bands.size(); ++i) {
      float* const target = numbers[i].data() + std::ptrdiff_t{window.columns} * row;
      const CPLErr read = bands[i]->RasterIO(GF_Read, window.x, pixelRow(row), window.width,
                                             pixelRow(next) - pixelRow(row), target, window.columns,
                                             next - row, GDT_Float32, 0, 0, &extra);
      if (read != CE_None || stop.stop_requested()) return std::nullopt;
    }
  }
  return numbers;
}

}  // namespace geo
