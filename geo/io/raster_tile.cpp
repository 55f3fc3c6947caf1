#include "geo/io/raster_tile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

#include <gdal_alg.h>

namespace geo {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

constexpr double kMostErrorPx = 0.125;  // of the raster

/// The pixels of a frame that may show the raster; half-open.
struct Patch {
  int left = 0, top = 0, right = 0, bottom = 0;
};

/// Where the frame may show a raster of this extent: beyond it, control points would lead to places
/// for which nobody has set any. A little is added to the bounds, which are good to a thousandth;
/// an extent that goes around the Earth has none that would hold.
Patch patchOf(const TileFrame& frame, const GeoBox& extent, const Projection& projection) {
  const double width = extent.east - extent.west + (extent.east < extent.west ? 360 : 0);
  if (width > 180 || extent.south <= -90 || extent.north >= 90) {
    return {0, 0, frame.widthPx, frame.heightPx};
  }
  const auto bounds = projection.boundsOf(extent);
  if (!bounds) return {};
  const double addX = bounds->width() / 100, addY = bounds->height() / 100;
  const double pxX = frame.widthPx / frame.box.width(), pxY = frame.heightPx / frame.box.height();
  const auto pixel = [](double at, int most) {
    return static_cast<int>(std::clamp<double>(at, 0, most));
  };
  return {pixel(std::floor((bounds->minX - addX - frame.box.minX) * pxX), frame.widthPx),
          pixel(std::floor((frame.box.maxY - bounds->maxY - addY) * pxY), frame.heightPx),
          pixel(std::ceil((bounds->maxX + addX - frame.box.minX) * pxX), frame.widthPx),
          pixel(std::ceil((frame.box.maxY - bounds->minY + addY) * pxY), frame.heightPx)};
}

struct Way {
  const TileFrame& frame;
  const RasterPlace& place;
  const Projection& projection;
};

Projected planePoint(const TileFrame& frame, double column, double row) {
  return {frame.box.minX + column * frame.box.width() / frame.widthPx,
          frame.box.maxY - row * frame.box.height() / frame.heightPx};
}

/// The places of plane points; NaN where the projection has none. One that leads to another place
/// than it came from is none: outside their domains projections repeat themselves.
std::vector<LonLat> placesOf(const Way& way, const std::vector<Projected>& points) {
  std::vector<LonLat> places;
  places.reserve(points.size());
  for (const Projected at : points) {
    places.push_back(way.projection.inverse(at).value_or(LonLat{kNaN, kNaN}));
  }
  const double slack = way.frame.box.width() / way.frame.widthPx / 2;
  const std::vector<Projected> back = way.projection.forward(places);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double off =
        std::hypot(back[i].xMetres - points[i].xMetres, back[i].yMetres - points[i].yMetres);
    if (!(off <= slack)) places[i] = {kNaN, kNaN};
  }
  return places;
}

std::vector<RasterPoint> onRaster(const Way& way, int count, const double* columns,
                                  const double* rows) {
  std::vector<Projected> plane;
  plane.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) plane.push_back(planePoint(way.frame, columns[i], rows[i]));
  return way.place.pointsOf(placesOf(way, plane));
}

/// For GDAL: pixels of the frame become pixels of the raster, in place.
int toRaster(void* way, int, int count, double* x, double* y, double*, int* ok) {
  try {
    const auto points = onRaster(*static_cast<const Way*>(way), count, x, y);
    for (int i = 0; i < count; ++i) {
      const RasterPoint at = points[static_cast<std::size_t>(i)];
      x[i] = at.column, y[i] = at.row;
      ok[i] = std::isfinite(at.column) ? TRUE : FALSE;
    }
    return TRUE;
  } catch (...) {  // no memory: C code is above us
    std::fill_n(ok, count, FALSE);
    return FALSE;
  }
}

struct ApproximationDeleter {
  void operator()(void* transformer) const { GDALDestroyApproxTransformer(transformer); }
};

double medianOf(std::vector<double> values) {
  if (values.empty()) return 1;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

std::vector<RasterPoint> pointsIn(const TileFrame& frame, const RasterPlace& place,
                                  const Projection& projection, const std::stop_token& stop) {
  const Patch patch = patchOf(frame, place.extent(), projection);
  if (patch.left >= patch.right || patch.top >= patch.bottom) return {};
  Way way{frame, place, projection};
  const std::unique_ptr<void, ApproximationDeleter> approximation(
      GDALCreateApproxTransformer(toRaster, &way, kMostErrorPx));
  const auto width = static_cast<std::size_t>(frame.widthPx);
  std::vector<RasterPoint> points(width * static_cast<std::size_t>(frame.heightPx), {kNaN, kNaN});
  const auto count = static_cast<std::size_t>(patch.right - patch.left);
  for (int row = patch.top; row < patch.bottom; ++row) {
    if (stop.stop_requested()) return {};
    std::vector<double> x(count), y(count, row + 0.5), z(count);
    std::vector<int> ok(count);
    std::iota(x.begin(), x.end(), patch.left + 0.5);
    GDALApproxTransform(approximation.get(), TRUE, static_cast<int>(count), x.data(), y.data(),
                        z.data(), ok.data());
    const std::size_t first =
        static_cast<std::size_t>(row) * width + static_cast<std::size_t>(patch.left);
    for (std::size_t i = 0; i < count; ++i) {
      if (ok[i]) points[first + i] = {x[i], y[i]};
    }
  }
  return points;
}

double pxPerPoint(const std::vector<RasterPoint>& points, const TileFrame& frame) {
  const auto width = static_cast<std::size_t>(frame.widthPx);
  const auto distances = [&points](std::size_t ahead) {
    constexpr std::size_t kEvery = 7;  // no divisor of a tile's usual width
    std::vector<double> all;
    for (std::size_t i = 0; i + ahead < points.size(); i += kEvery) {
      const double distance = std::hypot(points[i + ahead].column - points[i].column,
                                         points[i + ahead].row - points[i].row);
      if (std::isfinite(distance)) all.push_back(distance);
    }
    return medianOf(std::move(all));
  };
  return std::min(distances(1), distances(width));
}

}  // namespace geo
