#include "geo/io/raster_writer.hpp"

#include "geo/coords/projection.hpp"
#include "geo/io/raster.hpp"
#include "geo/io/stored_raster.hpp"
#include "tests/geo/io/scratch.hpp"

#include <random>
#include <set>

#include <gtest/gtest.h>

namespace geo {
namespace {

using testing_files::ScratchFolder;

std::vector<std::uint8_t> noise(int widthPx, int heightPx) {
  std::mt19937 random(3);
  std::vector<std::uint8_t> rgba;
  for (int i = 0; i < widthPx * heightPx; ++i) {
    for (int channel = 0; channel < 3; ++channel) {
      rgba.push_back(static_cast<std::uint8_t>(random()));
    }
    rgba.push_back(255);
  }
  return rgba;
}

Result<void> writeRaster(const std::filesystem::path& path, const RasterFacts& facts) {
  auto writer = RasterWriter::start(path, facts);
  if (!writer) return tl::unexpected(writer.error());
  auto added = writer->addRows(noise(facts.widthPx, facts.heightPx));
  return added ? writer->finish() : added;
}

/// Where the file says that the raster lies, as this program reads any raster.
TEST(RasterWriter, LiesWhereItWasPut) {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "map.tif";
  const char* const kProjections[] = {
      "EPSG:32638",
      "EPSG:4326",
      "EPSG:3857",
      "EPSG:28408",
      "EPSG:3035",
      "EPSG:2269",
      "+proj=lcc +lat_1=38.5 +lat_2=41.5 +lat_0=40 +lon_0=46.5 +datum=WGS84 +units=m",
      "+proj=merc +lon_0=46 +datum=WGS84",
      "+proj=laea +lat_0=40 +lon_0=46 +datum=WGS84",
      "+proj=aeqd +lat_0=40 +lon_0=46 +datum=WGS84",
      "+proj=robin +lon_0=46",
      "+proj=stere +lat_0=90 +lon_0=46 +datum=WGS84"};
  for (const char* definition : kProjections) {
    const auto projection = Projection::create(definition);
    ASSERT_TRUE(projection) << definition;
    const Projected corner = (*projection)->forward(LonLat{46, 40}).value();
    const double unitsPerPx = 50 / (*projection)->metresPerUnit();
    const auto written = writeRaster(
        file, {70,
               50,
               96,
               RasterAnchor{corner.xMetres, corner.yMetres, unitsPerPx, (*projection)->wkt()},
               {},
               {}});
    ASSERT_TRUE(written) << definition << ": " << describe(written.error());
    const auto info = describeRaster({file.string()});
    ASSERT_TRUE(info) << definition << ": " << describe(info.error());
    const LonLat middle =
        (*projection)
            ->inverse({corner.xMetres + 35 * unitsPerPx, corner.yMetres - 25 * unitsPerPx})
            .value();
    EXPECT_NEAR((info->extent.west + info->extent.east) / 2, middle.lonDegrees, 0.002)
        << definition;
    EXPECT_NEAR((info->extent.south + info->extent.north) / 2, middle.latDegrees, 0.002)
        << definition;
  }
}

/// GeoTIFF has no word for Equal Earth: better no file than one that lies elsewhere.
TEST(RasterWriter, AProjectionThatTheFormatCannotSayIsRefused) {
  const ScratchFolder scratch;
  const std::string wkt = Projection::create("+proj=eqearth +lon_0=46").value()->wkt();
  const auto written =
      writeRaster(scratch.path() / "map.tif", {10, 10, 96, RasterAnchor{0, 0, 1000, wkt}, {}, {}});
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, Failure::Kind::Unsupported) << describe(written.error());
}

TEST(RasterWriter, AProjectionThatIsNoneIsRefused) {
  const ScratchFolder scratch;
  const auto written = writeRaster(scratch.path() / "map.tif",
                                   {10, 10, 96, RasterAnchor{0, 0, 1, "not WKT"}, {}, {}});
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, Failure::Kind::Invalid);
}

TEST(RasterWriter, AMissingFolderIsAFailure) {
  const ScratchFolder scratch;
  const auto written = writeRaster(scratch.path() / "none" / "map.tif", {10, 10, 96, {}, {}, {}});
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, Failure::Kind::Unwritable);
}

TEST(RasterWriter, NoFileLiesBesideIt) {
  const ScratchFolder scratch;
  ASSERT_TRUE(writeRaster(scratch.path() / "map.tif",
                          {600, 600, 96, {}, {{"Long", std::string(100'000, 'x')}}, "<xmp/>"}));
  ASSERT_TRUE(writeCloudOptimised(scratch.path() / "map.tif", scratch.path() / "cog.tif"));
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(scratch.path())) {
    names.insert(entry.path().filename());
  }
  EXPECT_EQ(names, (std::set<std::string>{"cog.tif", "map.tif"}));
}

TEST(WriteCloudOptimised, KeepsPixelsPlaceAndWords) {
  const ScratchFolder scratch;
  const auto tiff = scratch.path() / "map.tif", cog = scratch.path() / "map.cog.tif";
  const std::string wkt = Projection::create("EPSG:32638").value()->wkt();
  ASSERT_TRUE(writeRaster(
      tiff, {1500, 700, 96, RasterAnchor{500000, 4400000, 10, wkt}, {{"Command", "x"}}, "<xmp/>"}));
  const auto made = writeCloudOptimised(tiff, cog);
  ASSERT_TRUE(made) << describe(made.error());
  EXPECT_TRUE(readStoredRaster(cog, 2'000'000).value().rgba == noise(1500, 700));
  EXPECT_EQ(readStoredXmp(cog), "<xmp/>");
  const GeoBox before = describeRaster({tiff.string()}).value().extent;
  const GeoBox after = describeRaster({cog.string()}).value().extent;
  EXPECT_EQ(before.west, after.west);
  EXPECT_EQ(before.north, after.north);
}

TEST(ReadStoredRaster, RefusesMoreThanWanted) {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "map.tif";
  ASSERT_TRUE(writeRaster(file, {60, 50, 96, {}, {}, {}}));
  EXPECT_TRUE(readStoredRaster(file, 3000));
  const auto read = readStoredRaster(file, 2999);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind, Failure::Kind::Unsupported);
}

}  // namespace
}  // namespace geo
