// How much of a raster a tile needs: the overview that fits, the window, and how far it is thinned
// out while it is read, so that neither time nor memory grows with the file.
#pragma once

#include "geo/io/gdal.hpp"
#include "geo/io/raster_place.hpp"

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace geo {

/// The raster itself, or one of its overviews.
struct RasterLevel {
  int overview = -1;  // none: the raster itself
  int width = 0, height = 0;
  double columnsPerPx = 1, rowsPerPx = 1;  // of the raster's pixels

  GDALRasterBand& of(GDALRasterBand& band) const {
    return overview < 0 ? band : *band.GetOverview(overview);
  }
};

/// A part of a band, in its pixels, and how many samples are taken of it, evenly.
struct RasterWindow {
  int x = 0, y = 0, width = 0, height = 0;
  int columns = 0, rows = 0;

  bool operator==(const RasterWindow&) const = default;
  std::size_t samples() const {
    return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
  }
};

struct RasterPlan {
  RasterLevel level;
  RasterWindow window;
  int halvings = 0;  // so many times the samples are then averaged two by two
};

/// The window around those points that lie on the raster (at least one must), to be shown at
/// `pxPerPoint` of the raster's pixels from each point to the next. The bands are at least one.
RasterPlan planFor(std::span<GDALRasterBand* const> bands, std::span<const RasterPoint> points,
                   double pxPerPoint);

/// The window's samples of every band, row by row; nothing when they cannot be read, or when
/// stopped. The bands are read side by side: most files store them together.
std::optional<std::vector<std::vector<float>>> numbersIn(std::span<GDALRasterBand* const> bands,
                                                         const RasterWindow& window,
                                                         const std::stop_token& stop);

}  // namespace geo
