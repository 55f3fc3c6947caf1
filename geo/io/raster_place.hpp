// Where a raster lies: its pixels on the Earth and back, by its geotransform or control points.
#pragma once

#include "geo/io/raster_access.hpp"

#include <memory>
#include <span>
#include <vector>

namespace geo {

/// A position in a raster: (0, 0) is the outer corner of its first pixel.
struct RasterPoint {
  double column = 0, row = 0;
};

class RasterPlace {
 public:
  /// The dataset must live as long as the place.
  static Result<RasterPlace> of(GDALDataset& dataset, RasterAccess& access);

  /// Points of the Earth in the raster; NaN for those that it cannot have.
  std::vector<RasterPoint> pointsOf(std::span<const LonLat> places) const;

  /// The least box that holds the raster, from samples along and inside its edges.
  const GeoBox& extent() const { return extent_; }
  /// Ground metres per pixel, the median over the raster.
  double metresPerPx() const { return metresPerPx_; }

  /// Whether a point lies on the raster.
  bool holds(RasterPoint at) const {
    return at.column >= 0 && at.column < width_ && at.row >= 0 && at.row < height_;
  }

 private:
  struct TransformerDeleter {
    void operator()(void* transformer) const;
  };
  bool measure();
  bool holdsPole(double latDegrees) const;

  std::unique_ptr<void, TransformerDeleter> transformer_;  // of GDAL: raster to lon-lat
  int width_ = 0, height_ = 0;
  GeoBox extent_;
  double metresPerPx_ = 0;
};

}  // namespace geo
