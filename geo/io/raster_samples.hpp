// The part of a raster that a tile needs, no finer than the tile can show: read from the overview
// that fits, thinned out while it is read, averaged, and then blended.
#pragma once

#include "geo/io/raster_bands.hpp"
#include "geo/io/raster_place.hpp"

#include <array>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace geo {

/// Values weighted by how much is known there: red, green and blue (0 to 255), or metres in the
/// first; the weight is opacity, 0 to 1. Sums and means of samples are samples again.
struct RasterSample {
  std::array<float, 3> values{};
  float weight = 0;

  RasterSample& operator+=(const RasterSample& other);
  friend RasterSample operator*(RasterSample sample, float factor);
};

class RasterSamples {
 public:
  /// Of the window around `points` (those that are NaN or off the raster do not count), at
  /// `pxPerPoint` raster pixels from each point to the next. Nothing when the raster cannot be read
  /// or `stop` was asked for.
  static std::optional<RasterSamples> read(const RasterBands& bands, const RasterInfo& info,
                                           std::span<const RasterPoint> points, double pxPerPoint,
                                           const std::stop_token& stop);

  /// Blended from the samples around a point on the raster.
  RasterSample at(RasterPoint point) const;

 private:
  void halve();
  const RasterSample& near(int column, int row) const;  // the edges go on outwards

  // Column = point.column * columnsPerPx - firstColumn, likewise for rows.
  double columnsPerPx_ = 1, rowsPerPx_ = 1, firstColumn_ = 0, firstRow_ = 0;
  int columns_ = 0, rows_ = 0;
  std::vector<RasterSample> samples_;
};

}  // namespace geo
