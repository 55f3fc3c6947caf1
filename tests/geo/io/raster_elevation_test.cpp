// Heights: formats, units, holes.
#include "tests/geo/io/made_raster.hpp"
#include "tests/geo/io/raster_reading.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace geo {
namespace {

using testing_files::ScratchFolder;
using namespace testing_rasters;

struct Format {
  const char* driver;
  const char* name;
};

TEST(ReadElevation, ReadsEveryFormatAlike) {
  const ScratchFolder folder;
  Made made{.width = 1201, .height = 1201, .type = GDT_Int16, .blank = -32768};
  made.transform = {46 - 1 / 2400.0, 1 / 1200.0, 0, 40 + 1 / 2400.0, 0, -1 / 1200.0};
  const auto tiff = writeTiff(folder, "heights.tif", made, [](int, int column, int row) {
    return column < 600 && row < 600 ? -32768 : column + row;
  });
  const TileFrame frame = degreeFrame({46.2, 39.2, 46.8, 39.8}, 6, 6);
  const auto expected = elevation(described(tiff), *degrees(), frame);
  EXPECT_TRUE(std::isnan(metres(expected, 0, 0)));
  EXPECT_NEAR(metres(expected, 5, 5), 1200 * 0.75 * 2, 1);
  const Format formats[] = {{"SRTMHGT", "N39E046.hgt"}, {"DTED", "e046.dt1"},
                            {"VRT", "heights.vrt"},     {"HFA", "heights.img"},
                            {"AAIGrid", "heights.asc"}, {"GPKG", "heights.gpkg"}};
  for (const Format& format : formats) {
    const auto path = copyAs(format.driver, tiff, folder.path() / format.name);
    const auto info = described(path);
    EXPECT_EQ(info.driver, format.driver);
    EXPECT_EQ(info.kind, RasterKind::Elevation) << format.driver;
    const auto tile = elevation(info, *degrees(), frame);
    EXPECT_TRUE(std::isnan(metres(tile, 0, 0))) << format.driver;
    EXPECT_NEAR(metres(tile, 5, 5), metres(expected, 5, 5), 1) << format.driver;
  }
}

TEST(ReadElevation, CountsInMetres) {
  const ScratchFolder folder;
  const Made made{.type = GDT_Int16};
  const std::string path = folder.path() / "feet.tif";
  {
    const auto tiff = newTiff(path, made, [](int, int, int) { return 100; });
    GDALRasterBand& band = *tiff->GetRasterBand(1);
    band.SetScale(0.5);
    band.SetOffset(1000);
    band.SetUnitType("ft");
  }
  const auto tile = elevation(described(path), *degrees(), pixelForPixel(made));
  EXPECT_NEAR(metres(tile, 5, 5), 1050 * 0.3048, 0.01);
}

TEST(ReadElevation, IsNotDrawnIntoHoles) {
  const ScratchFolder folder;
  for (const double blank : {-9999.0, std::nan(""), -3.4028234663852886e38}) {
    const Made made{.blank = blank};
    const auto path = writeTiff(folder, "holes.tif", made, [blank](int, int column, int row) {
      return column >= 20 && column < 40 && row >= 10 && row < 30 ? blank : 100;
    });
    const auto info = described(path);
    for (const int factor : {1, 4}) {  // finer and coarser than the raster
      TileFrame frame = pixelForPixel(made);
      frame.widthPx *= 4 / factor, frame.heightPx *= 4 / factor;
      const auto tile = elevation(info, *degrees(), frame);
      for (int row = 0; row < frame.heightPx; ++row) {
        for (int column = 0; column < frame.widthPx; ++column) {
          const double x = (column + 0.5) * made.width / frame.widthPx;
          const double y = (row + 0.5) * made.height / frame.heightPx;
          const double into = std::min(std::min(x - 20, 40 - x), std::min(y - 10, 30 - y));
          const float at = metres(tile, column, row);
          if (std::abs(into) > 0.5) {
            EXPECT_EQ(std::isnan(at), into > 0) << x << ' ' << y;
          }
          EXPECT_TRUE(std::isnan(at) || std::abs(at - 100) < 1e-3) << at;
        }
      }
    }
  }
}

}  // namespace
}  // namespace geo
