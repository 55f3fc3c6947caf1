// What rasters are taken for, and what their pixels come out as.
#include "geo/io/raster.hpp"

#include "tests/geo/io/made_raster.hpp"
#include "tests/geo/io/raster_reading.hpp"

#include <cmath>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using ::testing::HasSubstr;
using testing_files::ScratchFolder;
using namespace testing_rasters;

TEST(DescribeRaster, TellsPicturesFromElevations) {
  struct Row {
    const char* what;
    GDALDataType type;
    int bands;
    RasterKind kind;
  };
  const Row rows[] = {
      {"grey", GDT_Byte, 1, RasterKind::Picture},
      {"grey of 16 bits", GDT_UInt16, 1, RasterKind::Picture},
      {"colours", GDT_Byte, 3, RasterKind::Picture},
      {"colours with opacity", GDT_Byte, 4, RasterKind::Picture},
      {"colours of 16 bits", GDT_UInt16, 3, RasterKind::Picture},
      {"heights", GDT_Int16, 1, RasterKind::Elevation},
      {"wide heights", GDT_Int32, 1, RasterKind::Elevation},
      {"fine heights", GDT_Float32, 1, RasterKind::Elevation},
      {"finest heights", GDT_Float64, 1, RasterKind::Elevation},
  };
  const ScratchFolder folder;
  for (const Row& row : rows) {
    const Made made{.bands = row.bands, .type = row.type};
    const auto info = described(writeTiff(folder, "a raster.tif", made, nullptr));
    EXPECT_EQ(info.kind, row.kind) << row.what;
    EXPECT_EQ(info.driver, "GTiff");
    EXPECT_EQ(info.title, "a raster");
  }
}

TEST(DescribeRaster, FollowsTheUserWhereThePictureIsOfNumbers) {
  const ScratchFolder folder;
  const Made made{.type = GDT_Int16};
  const auto path =
      writeTiff(folder, "radar.tif", made, [](int, int column, int) { return 100 * column; });
  const auto info = described(path, RasterKind::Picture);
  EXPECT_EQ(info.kind, RasterKind::Picture);
  const auto tile = picture(info, *degrees(), pixelForPixel(made));
  EXPECT_EQ(pixel(tile, 0, 0), (Rgba{0, 0, 0, 255}));
  EXPECT_EQ(pixel(tile, 63, 0), (Rgba{255, 255, 255, 255}));
}

TEST(DescribeRaster, RefusesWhatIsNeither) {
  const ScratchFolder folder;
  const auto failureOf = [&folder](const Made& made, const char* unit = "") {
    const std::string path = folder.path() / "odd.tif";
    newTiff(path, made, nullptr)->GetRasterBand(1)->SetUnitType(unit);
    const auto info = describeRaster({path});
    return info ? "nothing" : describe(info.error());
  };
  EXPECT_THAT(failureOf({.type = GDT_CFloat32}), HasSubstr("no bands"));
  EXPECT_THAT(failureOf({.bands = 12}), HasSubstr("has 12 bands"));
  EXPECT_THAT(failureOf({}, "K"), HasSubstr("in 'K', which is no height"));
  EXPECT_EQ(failureOf({}, "m"), "nothing");
}

TEST(DescribeRaster, SaysHowToMendWhatHasNoPlace) {
  const ScratchFolder folder;
  GDALAllRegister();
  const auto failureOf = [](const std::string& path) {
    const auto info = describeRaster({path});
    return info ? "nothing" : describe(info.error());
  };
  Made metric{.type = GDT_Byte, .system = "", .transform = {5e5, 10, 0, 4.4e6, 0, -10}};
  EXPECT_THAT(failureOf(writeTiff(folder, "metric.tif", metric, nullptr)),
              HasSubstr("gdal_translate -a_srs"));
  metric.transform = {46, 0.01, 0, 40, 0, -0.01};  // could be degrees, so they are
  EXPECT_EQ(failureOf(writeTiff(folder, "degrees.tif", metric, nullptr)), "nothing");
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  const std::string nowhere = folder.path() / "nowhere.tif";
  GDALDatasetUniquePtr(driver->Create(nowhere.c_str(), 8, 8, 1, GDT_Byte, nullptr));
  EXPECT_THAT(failureOf(nowhere), HasSubstr("no place on the Earth"));
}

TEST(DescribeRaster, ListsThePartsOfAContainerAndOpensThemByName) {
  const ScratchFolder folder;
  const Made made{.type = GDT_Byte};
  const auto from = writeTiff(folder, "from.tif", made, nullptr);
  const std::string to = folder.path() / "two.gpkg";
  GDALDatasetUniquePtr source(GDALDataset::Open(from.c_str()));
  for (const char* table : {"first", "second"}) {
    CPLStringList options;
    options.SetNameValue("RASTER_TABLE", table);
    options.SetNameValue("APPEND_SUBDATASET", "YES");
    GDALDatasetUniquePtr(GetGDALDriverManager()->GetDriverByName("GPKG")->CreateCopy(
        to.c_str(), source.get(), FALSE, options.List(), nullptr, nullptr));
  }
  const auto whole = describeRaster({to});
  ASSERT_FALSE(whole);
  EXPECT_EQ(whole.error().kind, Failure::Kind::Unsupported);
  EXPECT_THAT(whole.error().what, HasSubstr("GPKG:" + to + ":second"));
  EXPECT_EQ(described("GPKG:" + to + ":second").driver, "GPKG");
}

TEST(ReadPicture, KeepsColours) {
  const ScratchFolder folder;
  const Made made{.bands = 3, .type = GDT_Byte, .options = {"PHOTOMETRIC=RGB"}};
  const auto path = writeTiff(folder, "rgb.tif", made, [](int band, int column, int row) {
    return band == 0 ? column : band == 1 ? row : 200;
  });
  const auto tile = picture(described(path), *degrees(), pixelForPixel(made));
  for (const int column : {0, 17, 63}) {
    for (const int row : {0, 20, 47}) {
      EXPECT_EQ(pixel(tile, column, row), (Rgba{column, row, 200, 255}));
    }
  }
}

TEST(ReadPicture, ShowsScansOfFewBitsInFullBrightness) {
  const ScratchFolder folder;
  for (const int bits : {1, 2, 4, 7}) {
    const int white = (1 << bits) - 1;
    const Made made{.type = GDT_Byte, .options = {"NBITS=" + std::to_string(bits)}};
    const auto info = described(writeTiff(folder, "scan.tif", made, [white](int, int column, int) {
      return column < 32 ? 0 : white;
    }));
    const auto tile = picture(info, *degrees(), pixelForPixel(made));
    EXPECT_EQ(pixel(tile, 5, 5), (Rgba{0, 0, 0, 255})) << bits;
    EXPECT_EQ(pixel(tile, 50, 5), (Rgba{255, 255, 255, 255})) << bits;
  }
}

TEST(ReadPicture, LooksUpPalettes) {
  const ScratchFolder folder;
  const Made made{.type = GDT_Byte, .blank = 2};
  const std::string path = folder.path() / "palette.tif";
  {
    const auto tiff = newTiff(path, made, nullptr);
    GDALColorTable palette;
    const GDALColorEntry colours[] = {{10, 20, 30, 255}, {200, 100, 50, 255}, {1, 2, 3, 255}};
    for (int i = 0; i < 3; ++i) palette.SetColorEntry(i, &colours[i]);
    tiff->GetRasterBand(1)->SetColorTable(&palette);
    fill(*tiff->GetRasterBand(1), 0, [](int, int column, int) { return column / 20; });
  }
  const auto info = described(path);
  EXPECT_EQ(info.kind, RasterKind::Picture);
  const auto tile = picture(info, *degrees(), pixelForPixel(made));
  EXPECT_EQ(pixel(tile, 5, 5), (Rgba{10, 20, 30, 255}));
  EXPECT_EQ(pixel(tile, 25, 5), (Rgba{200, 100, 50, 255}));
  EXPECT_EQ(pixel(tile, 45, 5), (Rgba{0, 0, 0, 0}));
}

TEST(ReadPicture, IsTransparentWhereNothingIsKnown) {
  const ScratchFolder folder;
  const Made made{.bands = 3, .type = GDT_Byte, .blank = 255, .options = {"PHOTOMETRIC=RGB"}};
  const auto path = writeTiff(folder, "collar.tif", made, [](int band, int column, int) {
    return column < 20 ? 255 : column < 40 && band > 0 ? 0 : band == 0 ? 255 : 7;
  });
  auto frame = pixelForPixel(made);
  auto tile = picture(described(path), *degrees(), frame);
  EXPECT_EQ(pixel(tile, 10, 5), (Rgba{0, 0, 0, 0}));
  EXPECT_EQ(pixel(tile, 30, 5), (Rgba{255, 0, 0, 255}));  // one colour alone is no blank
  EXPECT_EQ(pixel(tile, 50, 5), (Rgba{255, 7, 7, 255}));
  frame.box.maxX += frame.box.width();  // the right half lies outside
  tile = picture(described(path), *degrees(), frame);
  EXPECT_EQ(pixel(tile, 31, 5)[3], 255);
  EXPECT_EQ(pixel(tile, 32, 5), (Rgba{0, 0, 0, 0}));
  frame.box.minX += 10, frame.box.maxX += 10;  // all of it does
  tile = picture(described(path), *degrees(), frame);
  EXPECT_THAT(tile.rgba, ::testing::Each(0));
}

TEST(ReadPicture, MultipliesColoursByTheirOpacity) {
  const ScratchFolder folder;
  const Made made{.bands = 4, .type = GDT_Byte, .options = {"PHOTOMETRIC=RGB", "ALPHA=YES"}};
  const auto path = writeTiff(folder, "alpha.tif", made, [](int band, int column, int) {
    return band < 3 ? 200 : column < 32 ? 51 : 255;
  });
  const auto tile = picture(described(path), *degrees(), pixelForPixel(made));
  EXPECT_EQ(pixel(tile, 10, 5), (Rgba{40, 40, 40, 51}));
  EXPECT_EQ(pixel(tile, 50, 5), (Rgba{200, 200, 200, 255}));
}

TEST(ReadPicture, HonoursMasksAlsoUnderOverviewsWithoutOne) {
  const ScratchFolder folder;
  const Made made{.width = 256, .height = 256, .type = GDT_Byte};
  const std::string path = folder.path() / "mask.tif";
  CPLSetThreadLocalConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES");
  {
    const auto tiff = newTiff(path, made, [](int, int, int) { return 90; });
    ASSERT_EQ(tiff->CreateMaskBand(GMF_PER_DATASET), CE_None);
    fill(*tiff->GetRasterBand(1)->GetMaskBand(), 0,
         [](int, int column, int) { return column < 128 ? 0 : 255; });
  }
  CPLSetThreadLocalConfigOption("GDAL_TIFF_INTERNAL_MASK", nullptr);
  const auto info = described(path);
  const auto expectHalf = [&info, &made](int px) {
    auto frame = pixelForPixel(made);
    frame.widthPx = frame.heightPx = px;
    const auto tile = picture(info, *degrees(), frame);
    EXPECT_EQ(pixel(tile, px / 4, 5), (Rgba{0, 0, 0, 0}));
    EXPECT_EQ(pixel(tile, 3 * px / 4, 5), (Rgba{90, 90, 90, 255}));
  };
  expectHalf(256);
  expectHalf(32);
  {  // an overview of the colours alone, as a file beside it
    Made quarter = made;
    quarter.width = quarter.height = 64;
    writeTiff(folder, "mask.tif.ovr", quarter, [](int, int, int) { return 90; });
  }
  expectHalf(256);
  expectHalf(60);
}

TEST(ReadPicture, ScalesWideNumbersToBytesAlikeInEveryTile) {
  const ScratchFolder folder;
  const Made made{.bands = 3, .type = GDT_UInt16, .options = {"PHOTOMETRIC=RGB"}};
  const auto path =
      writeTiff(folder, "wide.tif", made, [](int, int column, int) { return 1000 + 10 * column; });
  const auto info = described(path);
  EXPECT_EQ(info.darkest, 1000);
  EXPECT_EQ(info.brightest, 1630);
  const auto whole = picture(info, *degrees(), pixelForPixel(made));
  EXPECT_EQ(pixel(whole, 0, 0)[0], 0);
  EXPECT_EQ(pixel(whole, 63, 0)[0], 255);
  EXPECT_EQ(pixel(whole, 21, 0)[0], 85);
  const auto part = picture(info, *degrees(), degreeFrame({46.2, 39.9, 46.3, 40}, 10, 10));
  EXPECT_EQ(pixel(part, 1, 0)[0], 85);
}

TEST(ReadPicture, ReadsWorldFilesAndTiledMaps) {
  const ScratchFolder folder;
  const Made made{.bands = 3, .type = GDT_Byte, .options = {"PHOTOMETRIC=RGB"}};
  const auto path = writeTiff(folder, "from.tif", made, [](int band, int, int row) {
    return band == 0 ? 100 : row < 24 ? 0 : 200;
  });
  const auto png = copyAs("PNG", path, folder.path() / "scan.png");
  std::filesystem::remove(png + ".aux.xml");
  folder.write("scan.pgw", "0.01\n0\n0\n-0.01\n46.005\n39.995\n");
  for (const auto& file : {png, copyAs("MBTiles", path, folder.path() / "map.mbtiles")}) {
    const auto info = described(file);
    EXPECT_EQ(info.kind, RasterKind::Picture) << file;
    const auto tile = picture(info, *degrees(), pixelForPixel(made));
    EXPECT_NEAR(pixel(tile, 30, 12)[1], 0, 8) << file;
    EXPECT_NEAR(pixel(tile, 30, 36)[1], 200, 8) << file;
    EXPECT_NEAR(pixel(tile, 30, 36)[0], 100, 8) << file;
  }
}

/// Overviews in other colours show which of them was read.
TEST(ReadPicture, ReadsTheOverviewThatFits) {
  const ScratchFolder folder;
  const Made made{.width = 2048,
                  .height = 2048,
                  .type = GDT_Byte,
                  .transform = {46, 0.0005, 0, 40, 0, -0.0005}};
  const std::string path = folder.path() / "overviews.tif";
  {
    const auto tiff = newTiff(path, made, [](int, int, int) { return 10; });
    const int factors[] = {2, 4, 8};
    ASSERT_EQ(tiff->BuildOverviews("NEAREST", 3, factors, 0, nullptr, nullptr, nullptr), CE_None);
    for (int i = 0; i < 3; ++i) {
      fill(*tiff->GetRasterBand(1)->GetOverview(i), 0, [i](int, int, int) { return 100 + 50 * i; });
    }
  }
  const auto info = described(path);
  struct Row {
    int tilePx, grey;
  };
  for (const Row row : {Row{2048, 10}, Row{1500, 10}, Row{1024, 100}, Row{600, 100}, Row{512, 150},
                        Row{256, 200}, Row{32, 200}}) {
    auto frame = pixelForPixel(made);
    frame.widthPx = frame.heightPx = row.tilePx;
    const auto tile = picture(info, *degrees(), frame);
    EXPECT_EQ(pixel(tile, row.tilePx / 2, row.tilePx / 3)[0], row.grey) << row.tilePx;
  }
}

TEST(ReadPicture, AveragesWhereThereIsNoOverview) {
  const ScratchFolder folder;
  const Made made{.width = 512, .height = 512, .type = GDT_Byte};
  const auto board = writeTiff(folder, "chessboard.tif", made,
                               [](int, int column, int row) { return (column + row) % 2 * 200; });
  for (const int px : {256, 128}) {
    auto frame = pixelForPixel(made);
    frame.widthPx = frame.heightPx = px;
    const auto tile = picture(described(board), *degrees(), frame);
    for (const int at : {1, px / 3, px - 2}) EXPECT_EQ(pixel(tile, at, at)[0], 100) << px;
  }
}

/// Beyond four pixels to one it is samples that are averaged, 16 of them.
TEST(ReadPicture, AveragesSamplesWhereThereIsTooMuch) {
  const ScratchFolder folder;
  const Made made{.width = 512, .height = 512, .type = GDT_Byte};
  std::mt19937 random{7};
  const auto info = described(writeTiff(folder, "noise.tif", made,
                                        [&random](int, int, int) { return random() % 2 * 200; }));
  auto frame = pixelForPixel(made);
  frame.widthPx = frame.heightPx = 32;
  const auto tile = picture(info, *degrees(), frame);
  double squares = 0;
  for (std::size_t i = 0; i < tile.rgba.size(); i += 4)
    squares += std::pow(tile.rgba[i] - 100.0, 2);
  EXPECT_LT(std::sqrt(squares / (32 * 32)), 100 / std::sqrt(16) * 1.2);
}

TEST(ReadPicture, TilesFitTogether) {
  const ScratchFolder folder;
  const Made made{.width = 500, .height = 400, .type = GDT_Byte};
  const auto info = described(writeTiff(folder, "ramp.tif", made, [](int, int column, int row) {
    return (column * 7 + row * 13) % 251;
  }));
  const auto map = projection("EPSG:32638");
  for (const int side : {100, 400}) {
    const TileFrame frame = frameAround(info, *map, side, side);
    const auto whole = picture(info, *map, frame);
    TileFrame left = frame;
    left.widthPx = side / 2;
    left.box.maxX = frame.box.centre().xMetres;
    const auto half = picture(info, *map, left);
    for (int row = 0; row < side; ++row) {
      for (int column = 0; column < side / 2; ++column) {
        EXPECT_NEAR(pixel(half, column, row)[0], pixel(whole, column, row)[0], 2);
      }
    }
  }
}

TEST(ReadPicture, GivesTheSameOnEveryThread) {
  const ScratchFolder folder;
  const Made made{.width = 300, .height = 300, .type = GDT_Byte};
  const auto info = described(writeTiff(folder, "noise.tif", made, [](int, int column, int row) {
    return (column * 31 + row * 17) % 256;
  }));
  const auto map = projection("EPSG:32638");
  const TileFrame frame = frameAround(info, *map, 200, 200);
  const auto expected = picture(info, *map, frame);
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { EXPECT_EQ(picture(info, *map, frame).rgba, expected.rgba); });
  }
}

TEST(ReadPicture, StopsWhenAsked) {
  const ScratchFolder folder;
  const Made made{.type = GDT_Byte};
  const auto info = described(writeTiff(folder, "small.tif", made, nullptr));
  std::stop_source stop;
  stop.request_stop();
  const auto tile = readPicture(info, *degrees(), pixelForPixel(made), stop.get_token());
  ASSERT_FALSE(tile);
  EXPECT_EQ(tile.error().what, "stopped");
}

}  // namespace
}  // namespace geo
