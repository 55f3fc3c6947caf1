// What programs that are not ours read in our pictures. Each test is skipped, and says so, where
// its program is missing.
#include "geo/coords/projection.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/viewer/files/made_picture.hpp"
#include "tests/viewer/files/outsider.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::testing_files::ScratchFolder;
using testing::HasSubstr;

TEST(Gdalinfo, SeesPlaceResolutionAndWords) {
  if (!outsider::isThere("gdalinfo")) GTEST_SKIP() << "gdal-bin is not installed";
  const ScratchFolder scratch;
  const Picture picture = made::map(600, 400);
  PictureFacts facts = made::factsOf(picture);
  facts.place =
      PlanePlace{500000, 4400000, 25.5, geo::Projection::create("EPSG:32638").value()->wkt()};
  for (const char* name : {"map.tif", "map.cog.tif"}) {
    const auto file = scratch.path() / name;
    const auto written = writePicture(file, formatOf(file, {}).value(), facts, picture);
    ASSERT_TRUE(written) << geo::describe(written.error());
    const std::string info = outsider::said("gdalinfo " + file.string());
    for (const char* line :
         {"Size is 600, 400\n", "PROJCRS[\"WGS 84 / UTM zone 38N\"", "ID[\"EPSG\",32638]]",
          "Upper Left  (  500000.000, 4400000.000)", "Lower Right (  515300.000, 4389800.000)",
          "Pixel Size = (25.500000000000000,-25.500000000000000)", "TIFFTAG_XRESOLUTION=150",
          "TIFFTAG_RESOLUTIONUNIT=2", "TIFFTAG_COPYRIGHT=somebody's",
          "TIFFTAG_SOFTWARE=truceline 1", "Command=truceline render -o map.png --at 2020-11-25",
          "COMPRESSION=DEFLATE"}) {
      EXPECT_THAT(info, HasSubstr(line));
    }
  }
  EXPECT_THAT(outsider::said("gdalinfo " + (scratch.path() / "map.cog.tif").string()),
              HasSubstr("LAYOUT=COG"));
}

TEST(Identify, SeesSizeAndResolution) {
  if (!outsider::isThere("identify")) GTEST_SKIP() << "imagemagick is not installed";
  const ScratchFolder scratch;
  const Picture picture = made::map(600, 400);
  struct Row {
    const char *name, *resolution, *units;
  };
  constexpr Row kRows[] = {
      {"map.png", "Resolution: 59.06x59.06\n", "Units: PixelsPerCentimeter\n"},
      {"map.jpg", "Resolution: 150x150\n", "Units: PixelsPerInch\n"},
      {"map.tif", "Resolution: 150x150\n", "Units: PixelsPerInch\n"},
  };
  for (const Row& row : kRows) {
    const auto file = scratch.path() / row.name;
    const auto format = formatOf(file, {}).value();
    ASSERT_TRUE(writePicture(file, format, made::factsOf(picture), picture));
    const std::string info = outsider::said("identify -quiet -verbose " + file.string());
    for (const char* line : {"Geometry: 600x400+0+0\n", row.resolution, row.units}) {
      EXPECT_THAT(info, HasSubstr(line));
    }
  }
}

TEST(Identify, SeesTheSamePixels) {
  if (!outsider::isThere("compare")) GTEST_SKIP() << "imagemagick is not installed";
  const ScratchFolder scratch;
  const Picture picture = made::map(300, 200);
  const auto png = scratch.path() / "map.png";
  ASSERT_TRUE(writePicture(png, FileFormat::Png, made::factsOf(picture), picture));
  for (const char* name : {"map.webp", "map.tif"}) {
    const auto file = scratch.path() / name;
    const auto format = formatOf(file, {}).value();
    ASSERT_TRUE(writePicture(file, format, made::factsOf(picture), picture));
    EXPECT_EQ(outsider::said("compare -quiet -metric AE " + png.string() + " " + file.string() +
                             " null:"),
              "0")
        << name;
  }
}

}  // namespace
}  // namespace viewer
