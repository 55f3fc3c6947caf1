// Where a raster's pixels land on the map, against a way that does not pass through GDAL.
#include "geo/io/gdal.hpp"
#include "tests/geo/io/made_raster.hpp"
#include "tests/geo/io/raster_reading.hpp"

#include <cmath>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing_files::ScratchFolder;
using namespace testing_rasters;

const std::string kUtm = "EPSG:32638";
const std::string kDegrees = "EPSG:4326";
const std::string kConic =
    "+proj=lcc +lat_0=40 +lon_0=46 +lat_1=39 +lat_2=41 +datum=WGS84 +units=m";

constexpr int kWidth = 90, kHeight = 70;

/// A raster of 90 by 70 pixels in this system, turned by `degrees`, around 46.5° E 39.5° N.
Made madeAround(const std::string& system, double degrees) {
  Made made{.width = kWidth, .height = kHeight, .system = system};
  const Projected middle = *projection(system)->forward(LonLat{46.5, 39.5});
  const double size = system == kDegrees ? 0.001 : 100;
  const double along = size * std::cos(degrees / 57.3), aside = size * std::sin(degrees / 57.3);
  made.transform = {middle.xMetres - 45 * along - 35 * aside, along, aside,
                    middle.yMetres - 45 * aside + 35 * along, aside, -along};
  return made;
}

struct InRaster {
  double column, row;
};

/// The raster's pixel at a place: our projections, and the geotransform turned round by hand.
InRaster rasterPixel(const Made& made, const Projection& system, LonLat at) {
  const Projected plane = *system.forward(at);
  const auto& t = made.transform;
  const double dx = plane.xMetres - t[0], dy = plane.yMetres - t[3];
  const double determinant = t[1] * t[5] - t[2] * t[4];
  return {(t[5] * dx - t[2] * dy) / determinant, (t[1] * dy - t[4] * dx) / determinant};
}

struct Case {
  std::string system, map;
  double degrees;
  int tilePx;  // a side of the tile that shows all of the raster
};

void expectPixelsInPlace(const Case& c) {
  const ScratchFolder folder;
  const Made made = madeAround(c.system, c.degrees);
  const auto system = projection(c.system), map = projection(c.map);
  const auto columns = described(
      writeTiff(folder, "columns.tif", made, [](int, int column, int) { return column + 0.5; }));
  const auto rows =
      described(writeTiff(folder, "rows.tif", made, [](int, int, int row) { return row + 0.5; }));
  const TileFrame frame = frameAround(columns, *map, c.tilePx, c.tilePx);
  const ElevationTile inColumn = elevation(columns, *map, frame);
  const ElevationTile inRow = elevation(rows, *map, frame);
  const double rasterPxPerPixel = std::max(1.0, 120.0 / c.tilePx);
  int known = 0;
  for (int y = 0; y < c.tilePx; ++y) {
    for (int x = 0; x < c.tilePx; ++x) {
      const InRaster at = rasterPixel(made, *system, *map->inverse(middleOf(frame, x, y)));
      const double inside =
          std::min(std::min(at.column, kWidth - at.column), std::min(at.row, kHeight - at.row));
      if (std::abs(inside) < 0.2) continue;  // the edge itself
      ASSERT_EQ(std::isfinite(metres(inColumn, x, y)), inside > 0) << x << ' ' << y;
      if (inside < 1.5 * rasterPxPerPixel) continue;  // blended with the edge
      EXPECT_NEAR(metres(inColumn, x, y), at.column, 0.2 * rasterPxPerPixel);
      EXPECT_NEAR(metres(inRow, x, y), at.row, 0.2 * rasterPxPerPixel);
      ++known;
    }
  }
  EXPECT_GT(known, c.tilePx * c.tilePx / 5);
}

TEST(RasterPlace, PutsEveryPixelWhereItBelongs) {
  for (const std::string& system : {kUtm, kDegrees, kConic}) {
    for (const std::string& map : {kUtm, kDegrees, kConic}) {
      for (const double degrees : {0.0, 30.0}) {
        for (const int tilePx : {25, 60, 200}) {
          SCOPED_TRACE(system + " on " + map + ", turned " + std::to_string(degrees) + ", " +
                       std::to_string(tilePx));
          expectPixelsInPlace({system, map, degrees, tilePx});
        }
      }
    }
  }
}

TEST(RasterPlace, KnowsItsExtentAndTheSizeOfItsPixels) {
  const ScratchFolder folder;
  Made made{.width = 400, .height = 200};  // 46 to 50 E, 38 to 40 N
  const auto info = described(writeTiff(folder, "box.tif", made, nullptr));
  EXPECT_NEAR(info.extent.west, 46, 1e-9);
  EXPECT_NEAR(info.extent.east, 50, 1e-9);
  EXPECT_NEAR(info.extent.south, 38, 1e-9);
  EXPECT_NEAR(info.extent.north, 40, 1e-9);
  const double across = 111320 * 0.01 * std::cos(39 / 57.29578), down = 111000 * 0.01;
  EXPECT_NEAR(info.metresPerPx, std::sqrt(across * down), 5);
}

TEST(RasterPlace, KnowsExtentsAcrossTheDateLineAndAroundAPole) {
  const ScratchFolder folder;
  const Made pacific{.width = 40, .height = 20, .transform = {170, 0.5, 0, 10, 0, -0.5}};
  const auto across = described(writeTiff(folder, "pacific.tif", pacific, nullptr)).extent;
  EXPECT_NEAR(across.west, 170, 1e-9);
  EXPECT_NEAR(across.east, -170, 1e-9);
  const Made arctic{
      .width = 80, .height = 80, .system = "EPSG:3995", .transform = {-2e6, 5e4, 0, 2e6, 0, -5e4}};
  const auto around = described(writeTiff(folder, "arctic.tif", arctic, nullptr)).extent;
  EXPECT_EQ(around.west, -180);
  EXPECT_EQ(around.east, 180);
  EXPECT_EQ(around.north, 90);
  const Made world{.width = 360, .height = 180, .transform = {-180, 1, 0, 90, 0, -1}};
  const auto whole = described(writeTiff(folder, "world.tif", world, nullptr)).extent;
  EXPECT_EQ(whole, (GeoBox{-180, -90, 180, 90}));
}

/// Grids of weather models count longitudes from 0 to 360.
TEST(RasterPlace, FindsLongitudesOnBothSidesOfTheDateLine) {
  const ScratchFolder folder;
  const auto map = projection(kDegrees);
  for (const double west : {-180.0, 0.0}) {
    const Made world{.width = 360, .height = 180, .transform = {west, 1, 0, 90, 0, -1}};
    const auto info = described(writeTiff(folder, "world.tif", world, [west](int, int column, int) {
      return std::remainder(west + column + 0.5, 360);
    }));
    for (const double lon : {-170.5, -70.5, -1.5, 1.5, 46.5, 170.5}) {
      const auto tile = elevation(info, *map, degreeFrame({lon - 0.5, 10, lon + 0.5, 11}, 1, 1));
      EXPECT_NEAR(metres(tile, 0, 0), lon, 1e-3) << west;
    }
  }
}

TEST(RasterPlace, GoesByControlPointsAndNotFarBeyondThem) {
  const ScratchFolder folder;
  const Made made{.width = 100, .height = 100};
  const std::string path = folder.path() / "scan.tif";
  {
    const GdalMessages unheard;  // control points take the place of a geotransform
    const auto scan = newTiff(path, made, [](int, int column, int) { return column + 0.5; });
    std::vector<GDAL_GCP> points(9);
    GDALInitGCPs(9, points.data());
    for (std::size_t i = 0; i < 9; ++i) {  // a sheet of one degree, curved like an old projection
      const double u = static_cast<double>(i % 3) / 2, v = static_cast<double>(i / 3) / 2;
      points[i].dfGCPPixel = 100 * u, points[i].dfGCPLine = 100 * v;
      points[i].dfGCPX = 46 + u + 0.2 * u * u, points[i].dfGCPY = 40 - v - 0.2 * v * v;
    }
    OGRSpatialReference degrees;
    degrees.SetFromUserInput("OGC:CRS84");
    ASSERT_EQ(scan->SetGCPs(9, points.data(), &degrees), CE_None);
    GDALDeinitGCPs(9, points.data());
  }
  const auto info = described(path);
  EXPECT_NEAR(info.extent.east, 47.2, 0.02);
  const auto map = projection(kDegrees);
  const auto tile = elevation(info, *map, degreeFrame({46.59, 39.4, 46.61, 39.42}, 1, 1));
  EXPECT_NEAR(metres(tile, 0, 0), 54.3, 1.5);  // u + u²/5 = 0.6
  const auto around = elevation(info, *map, degreeFrame({26, 20, 66, 60}, 200, 200));
  for (int row = 0; row < 200; ++row) {
    for (int column = 0; column < 200; ++column) {
      const Projected at = middleOf(around.frame, column, row);
      const bool near = std::abs(at.xMetres - 46.6) < 0.75 && std::abs(at.yMetres - 39.4) < 0.75;
      EXPECT_TRUE(near || std::isnan(metres(around, column, row)));
    }
  }
}

TEST(RasterPlace, ShowsNothingWhereTheProjectionHasNoPlace) {
  const ScratchFolder folder;
  const Made world{.width = 360, .height = 180, .transform = {-180, 1, 0, 90, 0, -1}};
  const auto info =
      described(writeTiff(folder, "world.tif", world, [](int, int, int) { return 5; }));
  const auto map = projection("+proj=moll +lon_0=45 +datum=WGS84");
  TileFrame frame{{}, 200, 100};
  frame.box.include({-2e7, -1e7});
  frame.box.include({2e7, 1e7});
  const auto tile = elevation(info, *map, frame);
  EXPECT_TRUE(std::isnan(metres(tile, 0, 0)));  // beyond the ellipse
  EXPECT_TRUE(std::isnan(metres(tile, 199, 99)));
  int known = 0;
  for (const float value : tile.metres) known += std::isfinite(value) ? 1 : 0;
  const double ellipse = 3.14159265 * 18040095.7 * 9020047.8;  // Snyder, USGS PP 1395, p. 251
  EXPECT_NEAR(known, 20000 * ellipse / (4e7 * 2e7), 60);
}

}  // namespace
}  // namespace geo
