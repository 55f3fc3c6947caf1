// Files that mean harm or are broken: a failure that says so, never a crash.
#include "tests/geo/io/made_raster.hpp"
#include "tests/geo/io/raster_reading.hpp"

#include <chrono>
#include <cmath>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using testing_files::contentOf;
using testing_files::ScratchFolder;
using namespace testing_rasters;

std::string failureOf(const std::string& path) {
  const auto info = describeRaster({path});
  return info ? "nothing" : describe(info.error());
}

/// A VRT of one band around `content`.
std::string vrt(int width, int height, const std::string& transform, const std::string& content) {
  return fmt::format(R"(<VRTDataset rasterXSize="{}" rasterYSize="{}"><SRS>EPSG:4326</SRS>)"
                     R"(<GeoTransform>{}</GeoTransform>)"
                     R"(<VRTRasterBand dataType="Byte" band="1">{}</VRTRasterBand></VRTDataset>)",
                     width, height, transform, content);
}

TEST(HostileRaster, IsRefusedWithAReason) {
  const ScratchFolder folder;
  EXPECT_THAT(failureOf(folder.path() / "gone.tif"), HasSubstr("no such file"));
  EXPECT_THAT(failureOf(folder.path()), HasSubstr("a folder"));
  EXPECT_THAT(failureOf(folder.write("empty.tif", "")), HasSubstr("not a raster"));
  EXPECT_THAT(failureOf(folder.write("text.tif", "hello, world")), HasSubstr("not a raster"));
  EXPECT_THAT(failureOf("/dev/zero"), HasSubstr("not a regular file"));
  const auto placed = [&folder](const std::string& transform) {
    return failureOf(folder.write("placed.vrt", vrt(10, 10, transform, "")));
  };
  EXPECT_EQ(placed("46, 0.1, 0, 40, 0, -0.1"), "nothing");
  for (const char* transform :
       {"nan, 0.1, 0, 40, 0, -0.1", "46, nan, 0, 40, 0, -0.1", "46, 0.1, 0, inf, 0, -0.1",
        "46, 0, 0, 40, 0, 0", "46, 0.1, 0.2, 40, 0.1, 0.2"}) {
    EXPECT_THAT(placed(transform), HasSubstr("no inverse")) << transform;
  }
}

TEST(HostileRaster, MayBeTruncatedAnywhere) {
  const ScratchFolder folder;
  const Made made{.type = GDT_Int16, .options = {"COMPRESS=DEFLATE", "BLOCKYSIZE=4"}};
  const auto path = writeTiff(folder, "whole.tif", made,
                              [](int, int column, int row) { return column * row % 97; });
  const std::string whole = contentOf(path);
  const auto map = projection("EPSG:4326");
  int refused = 0;
  for (std::size_t bytes = 0; bytes < whole.size(); bytes += 13) {
    const auto part = folder.write("part.tif", whole.substr(0, bytes));
    const auto info = describeRaster({part});
    const auto tile = info ? readElevation(*info, *map, frameAround(*info, *map, 64, 48))
                           : tl::unexpected(info.error());
    refused += tile ? 0 : 1;
    EXPECT_THAT(tile ? "part.tif" : tile.error().on, HasSubstr("part.tif"));
  }
  EXPECT_GT(refused, static_cast<int>(whole.size() / 13 * 9 / 10));
}

TEST(HostileRaster, MayBeAnyDamagedBytes) {
  const ScratchFolder folder;
  const Made made{.width = 16, .height = 16, .type = GDT_Byte};
  const std::string whole = contentOf(writeTiff(folder, "whole.tif", made, nullptr));
  const auto map = projection("EPSG:4326");
  for (std::size_t i = 0; i < whole.size(); i += 3) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x95);
    const auto info = describeRaster({folder.write("damaged.tif", damaged)});
    if (!info || info->kind != RasterKind::Picture) continue;
    const auto tile = readPicture(*info, *map, degreeFrame(info->extent, 16, 16));
    EXPECT_TRUE(!tile || tile->rgba.size() == 16u * 16u * 4u);
  }
}

TEST(HostileRaster, MayBeHugeAndTakesNeitherTimeNorMemory) {
  const ScratchFolder folder;
  const Made small{.type = GDT_Byte};
  const auto source = writeTiff(folder, "small.tif", small, [](int, int, int) { return 77; });
  const std::string content = fmt::format(
      R"(<SimpleSource><SourceFilename>{}</SourceFilename><SourceBand>1</SourceBand>)"
      R"(<SrcRect xOff="0" yOff="0" xSize="64" ySize="48"/>)"
      R"(<DstRect xOff="0" yOff="0" xSize="2000000000" ySize="2000000000"/></SimpleSource>)",
      source);
  const auto path =
      folder.write("huge.vrt", vrt(2000000000, 2000000000, "46, 1e-9, 0, 40, 0, -1e-9", content));
  const auto info = described(path);
  const auto map = projection("EPSG:32638");
  for (const int px : {1, 50, 1000}) {
    const auto tile = picture(info, *map, frameAround(info, *map, px, px));
    EXPECT_EQ(pixel(tile, px / 2, px / 2), (Rgba{77, 77, 77, 255}));
  }
}

TEST(HostileRaster, MayNotBeStoredInHugePieces) {
  const ScratchFolder folder;
  const Made made{
      .width = 20000,
      .height = 20000,
      .type = GDT_Byte,
      .options = {"TILED=YES", "BLOCKXSIZE=20000", "BLOCKYSIZE=20000", "SPARSE_OK=YES"}};
  EXPECT_THAT(failureOf(writeTiff(folder, "pieces.tif", made, nullptr)),
              HasSubstr("more than 256 MiB"));
}

/// Names that GDAL takes for an address in memory, or for standard input.
TEST(HostileRaster, ReachesNeitherMemoryNorStandardInput) {
  const ScratchFolder folder;
  const auto map = projection("EPSG:4326");
  for (const char* name : {"MEM:::DATAPOINTER=4096,PIXELS=10,LINES=10,BANDS=1,DATATYPE=Byte",
                           "/vsistdin/", "/vsistdin?buffer_limit=10", "/vsigzip//vsistdin/"}) {
    const auto path = folder.write(
        "reaching.vrt",
        vrt(10, 10, "46, 0.1, 0, 40, 0, -0.1",
            fmt::format("<SimpleSource><SourceFilename>{}</SourceFilename></SimpleSource>", name)));
    const auto info = describeRaster({path});
    if (!info) continue;
    EXPECT_FALSE(readPicture(*info, *map, degreeFrame(info->extent, 10, 10))) << name;
  }
  EXPECT_NE(failureOf("MEM:::DATAPOINTER=4096,PIXELS=10,LINES=10,BANDS=1,DATATYPE=Byte"),
            "nothing");
}

TEST(HostileRaster, MayRunInCircles) {
  const ScratchFolder folder;
  const std::string itself = folder.path() / "itself.vrt";
  folder.write("itself.vrt",
               vrt(10, 10, "46, 0.1, 0, 40, 0, -0.1",
                   "<SimpleSource><SourceFilename>" + itself + "</SourceFilename></SimpleSource>"));
  const auto info = describeRaster({itself});
  if (!info) return;
  const auto map = projection("EPSG:4326");
  EXPECT_FALSE(readPicture(*info, *map, degreeFrame(info->extent, 10, 10)));
}

TEST(HostileRaster, MayHaveOverviewsOfOneColourOnly) {
  const ScratchFolder folder;
  const Made made{.width = 64, .height = 64, .type = GDT_Byte};
  const auto source = writeTiff(folder, "source.tif", made, [](int, int, int) { return 80; });
  Made half = made;
  half.width = half.height = 16;
  const auto overview = writeTiff(folder, "overview.tif", half, [](int, int, int) { return 9; });
  std::string bands;
  for (const char* colour : {"Red", "Green", "Blue"}) {
    bands +=
        fmt::format(R"(<VRTRasterBand dataType="Byte"><ColorInterp>{}</ColorInterp><SimpleSource>)"
                    R"(<SourceFilename>{}</SourceFilename></SimpleSource>{}</VRTRasterBand>)",
                    colour, source,
                    bands.empty() ? "<Overview><SourceFilename>" + overview +
                                        "</SourceFilename><SourceBand>1</SourceBand></Overview>"
                                  : "");
  }
  const auto info = described(folder.write(
      "uneven.vrt", R"(<VRTDataset rasterXSize="64" rasterYSize="64"><SRS>EPSG:4326</SRS>)"
                    "<GeoTransform>46, 0.1, 0, 40, 0, -0.1</GeoTransform>" +
                        bands + "</VRTDataset>"));
  const auto map = projection("EPSG:4326");
  for (const int px : {4, 16, 64}) {
    const auto tile = picture(info, *map, degreeFrame(info.extent, px, px));
    const Rgba middle = pixel(tile, px / 2, px / 2);
    EXPECT_THAT(middle, ::testing::ElementsAre(AnyOf(9, 80), 80, 80, 255));
  }
}

TEST(HostileRaster, MayBeDeletedAfterItWasDescribed) {
  const ScratchFolder folder;
  const auto path = writeTiff(folder, "brief.tif", {}, nullptr);
  const auto info = described(path);
  std::filesystem::remove(path);
  const auto map = projection("EPSG:4326");
  const auto tile = readElevation(info, *map, degreeFrame(info.extent, 10, 10));
  ASSERT_FALSE(tile);
  EXPECT_EQ(tile.error().kind, Failure::Kind::NotFound);
}

TEST(HostileRaster, FramesThatAreNoneAreRefused) {
  const ScratchFolder folder;
  const auto info = described(writeTiff(folder, "any.tif", {}, nullptr));
  const auto map = projection("EPSG:4326");
  const TileFrame good = degreeFrame(info.extent, 10, 10);
  std::vector<TileFrame> frames(5, good);
  frames[0].box = {};
  frames[1].widthPx = 0;
  frames[2].heightPx = -5;
  frames[3].widthPx = frames[3].heightPx = 1 << 20;
  frames[4].box.maxX = std::nan("");
  for (const TileFrame& frame : frames) EXPECT_FALSE(readElevation(info, *map, frame));
  EXPECT_TRUE(readElevation(info, *map, good));
  EXPECT_FALSE(readPicture(info, *map, good));  // it holds elevations
}

TEST(HostileRaster, CanBeStoppedWhileItIsRead) {
  const ScratchFolder folder;
  const Made small{.type = GDT_Byte};
  const auto source = writeTiff(folder, "small.tif", small, [](int, int, int) { return 77; });
  std::string content;
  for (int i = 0; i < 1500; ++i) {
    content += "<SimpleSource><SourceFilename>" + source + "</SourceFilename></SimpleSource>";
  }
  const auto info = described(
      folder.write("slow.vrt", vrt(200000, 200000, "46, 1e-6, 0, 40, 0, -1e-6", content)));
  const auto map = projection("EPSG:4326");
  const TileFrame frame = degreeFrame(info.extent, 1000, 1000);
  const auto secondsFor = [&](const std::stop_token& stop) {
    const auto begin = std::chrono::steady_clock::now();
    const auto tile = readPicture(info, *map, frame, stop);
    EXPECT_EQ(tile ? "read" : tile.error().what, stop.stop_possible() ? "stopped" : "read");
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  const double whole = secondsFor({});
  std::stop_source stop;
  const std::jthread stopper([&stop, whole] {
    std::this_thread::sleep_for(std::chrono::duration<double>(whole / 4));
    stop.request_stop();
  });
  EXPECT_LT(secondsFor(stop.get_token()), whole * 0.8) << whole;
}

}  // namespace
}  // namespace geo
