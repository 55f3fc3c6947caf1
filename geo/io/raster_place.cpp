#include "geo/io/raster_place.hpp"

#include "geo/coords/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <gdal_alg.h>

namespace geo {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

constexpr std::size_t kSide = 33;  // samples an edge: an extent good to a thousandth of its size

constexpr int kFewestControlPoints = 3;

constexpr const char* kDegrees = "EPSG:4326";

using Geotransform = std::array<double, 6>;

bool isInvertible(Geotransform there) {
  Geotransform back{};
  const auto finite = [](double value) { return std::isfinite(value); };
  return std::ranges::all_of(there, finite) && GDALInvGeoTransform(there.data(), back.data()) &&
         std::ranges::all_of(back, finite);
}

/// Corners or control points, in the raster's own coordinates.
std::vector<LonLat> coordinatesOf(GDALDataset& dataset, const Geotransform* transform) {
  std::vector<LonLat> all;
  if (!transform) {
    for (int i = 0; i < dataset.GetGCPCount(); ++i) {
      all.push_back({dataset.GetGCPs()[i].dfGCPX, dataset.GetGCPs()[i].dfGCPY});
    }
    return all;
  }
  const Geotransform& t = *transform;
  for (const double x : {0.0, double{1} * dataset.GetRasterXSize()}) {
    for (const double y : {0.0, double{1} * dataset.GetRasterYSize()}) {
      all.push_back({t[0] + t[1] * x + t[2] * y, t[3] + t[4] * x + t[5] * y});
    }
  }
  return all;
}

/// A raster of the whole Earth may reach half a pixel past its edges.
bool couldBeDegrees(const std::vector<LonLat>& coordinates) {
  return std::ranges::all_of(coordinates, [](LonLat at) {
    return at.lonDegrees >= -181 && at.lonDegrees <= 361 && std::abs(at.latDegrees) <= 91;
  });
}

const OGRSpatialReference* systemOf(GDALDataset& dataset, const Geotransform* transform) {
  return transform ? dataset.GetSpatialRef() : dataset.GetGCPSpatialRef();
}

/// What is wrong with how a raster says where it lies; nothing when it can be placed.
const char* misplacement(GDALDataset& dataset, const Geotransform* transform) {
  if (!transform && dataset.GetGCPCount() < kFewestControlPoints) {
    return "has no place on the Earth: neither a geotransform nor three control points; give it "
           "one "
           "with gdal_translate -a_ullr … -a_srs …, or with gdal_translate -gcp … and gdalwarp";
  }
  if (transform && !isInvertible(*transform)) return "its geotransform has no inverse";
  if (systemOf(dataset, transform) || couldBeDegrees(coordinatesOf(dataset, transform)))
    return nullptr;
  return "says nothing of its reference system, and its coordinates are no degrees; name the "
         "system "
         "with gdal_translate -a_srs";
}

/// Places of a grid of kSide² points from edge to edge of the raster, row by row; NaN where a point
/// is at no place of the Earth.
std::vector<LonLat> sampledPlaces(void* transformer, int width, int height) {
  std::vector<double> x, y, z(kSide * kSide);
  for (std::size_t i = 0; i < kSide * kSide; ++i) {
    const std::size_t column = i % kSide, row = i / kSide;
    x.push_back(width * static_cast<double>(column) / (kSide - 1));
    y.push_back(height * static_cast<double>(row) / (kSide - 1));
  }
  std::vector<int> ok(x.size());
  GDALGenImgProjTransform(transformer, FALSE, static_cast<int>(x.size()), x.data(), y.data(),
                          z.data(), ok.data());
  std::vector<LonLat> places;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const bool onEarth = ok[i] && std::isfinite(x[i]) && std::abs(y[i]) < 90.5;
    places.push_back(onEarth ? LonLat{x[i], std::clamp(y[i], -90.0, 90.0)} : LonLat{kNaN, kNaN});
  }
  return places;
}

bool isPlace(LonLat at) {
  return std::isfinite(at.lonDegrees);
}

/// Lets longitudes run on past 180° from one sample to the next.
void unwrap(std::vector<LonLat>& places) {
  for (std::size_t i = 1; i < places.size(); ++i) {
    if (!isPlace(places[i])) continue;
    const bool besideOne = i % kSide > 0 && isPlace(places[i - 1]);
    const bool belowOne = i >= kSide && isPlace(places[i - kSide]);
    if (!besideOne && !belowOne) continue;
    const double near = places[besideOne ? i - 1 : i - kSide].lonDegrees;
    places[i].lonDegrees = near + std::remainder(places[i].lonDegrees - near, 360);
  }
}

/// Of unwrapped places; nothing when there is none.
std::optional<GeoBox> boxAround(const std::vector<LonLat>& places) {
  PlaneBox box;
  for (const LonLat at : places) {
    if (isPlace(at)) box.include({at.lonDegrees, at.latDegrees});
  }
  if (box.empty()) return std::nullopt;
  if (box.width() >= 360) return GeoBox{-180, box.minY, 180, box.maxY};
  const double turns = 360 * std::floor((box.minX + 180) / 360);
  const double west = box.minX - turns, east = box.maxX - turns;
  return GeoBox{west, box.minY, east > 180 ? east - 360 : east, box.maxY};
}

/// The median distance from a sample to the one `ahead` of it in the grid.
double metresBetween(const std::vector<LonLat>& places, std::size_t ahead) {
  std::vector<double> metres;
  for (std::size_t i = 0; i + ahead < places.size(); ++i) {
    const bool wraps = ahead == 1 && (i + 1) % kSide == 0;
    if (wraps || !isPlace(places[i]) || !isPlace(places[i + ahead])) continue;
    metres.push_back(distanceMetres(places[i], places[i + ahead]));
  }
  if (metres.empty()) return 0;
  const auto middle = metres.begin() + static_cast<std::ptrdiff_t>(metres.size() / 2);
  std::ranges::nth_element(metres, middle);
  return *middle;
}

}  // namespace

void RasterPlace::TransformerDeleter::operator()(void* transformer) const {
  GDALDestroyGenImgProjTransformer(transformer);
}

Result<RasterPlace> RasterPlace::of(GDALDataset& dataset, RasterAccess& access) {
  Geotransform stated{};
  const bool hasTransform = dataset.GetGeoTransform(stated.data()) == CE_None;
  const Geotransform* transform = hasTransform ? &stated : nullptr;
  if (const char* wrong = misplacement(dataset, transform)) {
    return access.failure(Failure::Kind::Unsupported, wrong);
  }
  CPLStringList options;
  options.SetNameValue("METHOD", transform ? "GEOTRANSFORM" : "GCP_POLYNOMIAL");
  options.SetNameValue("DST_SRS", kDegrees);
  if (!systemOf(dataset, transform)) options.SetNameValue("SRC_SRS", kDegrees);
  RasterPlace place;
  place.transformer_.reset(GDALCreateGenImgProjTransformer2(&dataset, nullptr, options.List()));
  if (!place.transformer_) {
    return access.failure(Failure::Kind::Unsupported, "cannot be laid on the Earth");
  }
  place.width_ = dataset.GetRasterXSize();
  place.height_ = dataset.GetRasterYSize();
  if (!place.measure()) {
    return access.failure(Failure::Kind::Unsupported, "lies at no place of the Earth");
  }
  return place;
}

bool RasterPlace::measure() {
  std::vector<LonLat> places = sampledPlaces(transformer_.get(), width_, height_);
  unwrap(places);
  const auto box = boxAround(places);
  if (!box) return false;
  extent_ = *box;
  for (const double pole : {-90.0, 90.0}) {
    if (!holdsPole(pole)) continue;
    extent_.west = -180, extent_.east = 180;
    (pole > 0 ? extent_.north : extent_.south) = pole;
  }
  const double stepsAcross = (kSide - 1.0) / width_, stepsDown = (kSide - 1.0) / height_;
  metresPerPx_ =
      std::sqrt(metresBetween(places, 1) * stepsAcross * metresBetween(places, kSide) * stepsDown);
  return true;
}

/// Inside the edges: a raster in degrees may end at the pole.
bool RasterPlace::holdsPole(double latDegrees) const {
  const LonLat pole{0, latDegrees};
  const RasterPoint at = pointsOf({&pole, 1}).front();
  return at.column > 1 && at.column < width_ - 1 && at.row > 1 && at.row < height_ - 1;
}

std::vector<RasterPoint> RasterPlace::pointsOf(std::span<const LonLat> places) const {
  std::vector<double> x, y, z(places.size());
  for (const LonLat at : places) {
    x.push_back(at.lonDegrees);
    y.push_back(at.latDegrees);
  }
  std::vector<int> ok(places.size());
  GDALGenImgProjTransform(transformer_.get(), TRUE, static_cast<int>(places.size()), x.data(),
                          y.data(), z.data(), ok.data());
  std::vector<RasterPoint> points;
  for (std::size_t i = 0; i < places.size(); ++i) {
    points.push_back(ok[i] && std::isfinite(x[i]) && std::isfinite(y[i]) ? RasterPoint{x[i], y[i]}
                                                                         : RasterPoint{kNaN, kNaN});
  }
  return points;
}

}  // namespace geo
