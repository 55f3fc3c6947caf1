// Files on the web are read in parts: what is not asked for does not come.
#include "geo/io/raster.hpp"
#include "geo/io/table_file.hpp"
#include "tests/geo/io/made_raster.hpp"
#include "tests/geo/io/made_vector.hpp"
#include "tests/support/ranged_server.hpp"

#include <random>

#include <gmock/gmock.h>

namespace geo {
namespace {

using support::RangedServer;
using ::testing::HasSubstr;
using testing_files::ScratchFolder;

constexpr int kRows = 60'000;
constexpr GeoBox kBox{46, 39, 46.25, 39.25};

struct Place {
  double lon, lat;
};

/// Places all over, in the order of their rows.
std::vector<Place> places() {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> share(0, 1);
  std::vector<Place> all;
  for (int i = 0; i < kRows; ++i) all.push_back({44 + 6 * share(random), 38 + 4 * share(random)});
  return all;
}

std::string writeEvents(const ScratchFolder& folder, const std::vector<Place>& all,
                        const std::string& system = "EPSG:4326") {
  return testing_vectors::writeVector(
      "FlatGeobuf", folder.path() / "events.fgb",
      {{.name = "events",
        .system = system,
        .geometry = wkbPoint,
        .fields = {{"id", OFTInteger}, {"notes"}},
        .rows = kRows,
        .fill = [&](OGRFeature& feature, int row) {
          const Place& at = all[static_cast<std::size_t>(row)];
          feature.SetField("id", row);
          feature.SetField("notes", std::string(150, 'x').c_str());
          feature.SetGeometryDirectly(OGRGeometryFactory::createGeometry(wkbPoint));
          static_cast<OGRPoint*>(feature.GetGeometryRef())->setX(at.lon);
          static_cast<OGRPoint*>(feature.GetGeometryRef())->setY(at.lat);
        }}});
}

std::size_t countIn(const std::vector<Place>& all, const GeoBox& box) {
  return static_cast<std::size_t>(std::ranges::count_if(all, [&](const Place& at) {
    return at.lon >= box.west && at.lon <= box.east && at.lat >= box.south && at.lat <= box.north;
  }));
}

RawTable readFrom(const TableRequest& request) {
  Report report;
  auto table = readTable(request, "", {}, report);
  if (table) return std::move(*table);
  ADD_FAILURE() << describe(table.error());
  return {};
}

TEST(WebFile, OfAFlatGeobufOnlyTheBoxComes) {
  const ScratchFolder folder;
  const std::vector<Place> all = places();
  const RangedServer server(writeEvents(folder, all));
  const RawTable part = readFrom({server.url(), Network::Allowed, kBox});
  EXPECT_EQ(part.rowCount, countIn(all, kBox));
  EXPECT_GT(part.rowCount, 100u);
  EXPECT_LT(server.sentBytes(), server.fileBytes() / 4) << "of " << server.fileBytes();
  const RawTable none = readFrom({server.url(), Network::Allowed, GeoBox{0, 0, 1, 1}});
  EXPECT_EQ(none.rowCount, 0u);
  EXPECT_EQ(none.columns.size(), 2u);
}

TEST(WebFile, ItsLayersAreKnownFromItsBeginning) {
  const ScratchFolder folder;
  const RangedServer server(writeEvents(folder, places()));
  const auto layers = layersOf({server.url(), Network::Allowed});
  ASSERT_TRUE(layers) << describe(layers.error());
  ASSERT_EQ(layers->size(), 1u);
  EXPECT_EQ(layers->front().rows, kRows);
  EXPECT_LT(server.sentBytes(), server.fileBytes() / 20);
}

TEST(WebFile, OnThisMachineABoxGivesTheSameRows) {
  const ScratchFolder folder;
  const std::vector<Place> all = places();
  EXPECT_EQ(readFrom({writeEvents(folder, all), Network::Forbidden, kBox}).rowCount,
            countIn(all, kBox));
}

TEST(WebFile, OfACloudOptimizedGeoTiffItsOverviewsComeFirst) {
  constexpr int kSide = 4096;
  const ScratchFolder folder;
  std::mt19937 random(5);
  std::uniform_int_distribution<int> grey(0, 255);
  const testing_rasters::Made made{.width = kSide,
                                   .height = kSide,
                                   .bands = 3,
                                   .type = GDT_Byte,
                                   .transform = {46, 1.0 / kSide, 0, 40, 0, -1.0 / kSide}};
  const auto noise = [&](int, int, int) { return static_cast<double>(grey(random)); };
  const std::string plain = testing_rasters::writeTiff(folder, "plain.tif", made, noise);
  const RangedServer server(testing_rasters::copyAs("COG", plain, folder.path() / "picture.tif"));
  const auto info = describeRaster({server.url(), Network::Allowed});
  ASSERT_TRUE(info) << describe(info.error());
  const auto degrees = Projection::create("EPSG:4326");
  ASSERT_TRUE(degrees);
  const auto framed = [](double west, double south, double side) {
    TileFrame frame{{}, 256, 256};
    frame.box.include({west, south});
    frame.box.include({west + side, south + side});
    return frame;
  };
  ASSERT_TRUE(readPicture(*info, **degrees, framed(46, 39, 1)));
  const std::size_t coarse = server.sentBytes();
  EXPECT_LT(coarse, server.fileBytes() / 20) << "of " << server.fileBytes();
  ASSERT_TRUE(readPicture(*info, **degrees, framed(46.5, 39.5, 0.05)));
  EXPECT_GT(server.sentBytes(), coarse) << "from near by there is more";
  EXPECT_LT(server.sentBytes() - coarse, server.fileBytes() / 10);
}

TEST(WebFile, NeedsThePermissionAndIsNamed) {
  const ScratchFolder folder;
  const RangedServer server(folder.write("some.bin", "content"));
  Report report;
  const auto table = readTable({server.url(), Network::Forbidden, kBox}, "", {}, report);
  ASSERT_FALSE(table);
  const auto raster = describeRaster({server.url()});
  ASSERT_FALSE(raster);
  for (const Failure& failure : {table.error(), raster.error()}) {
    EXPECT_EQ(failure.kind, Failure::Kind::Unavailable);
    EXPECT_THAT(failure.what, HasSubstr("--allow-network"));
    EXPECT_EQ(failure.on, server.url());
  }
  const auto file = folder.write(
      "elsewhere.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"l\"><SrcDataSource>" + server.url() +
                           "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
  const auto pointing = readTable({file.string()}, "", {}, report);
  ASSERT_FALSE(pointing);
  EXPECT_THAT(pointing.error().what, HasSubstr("points to " + server.url()));
  EXPECT_EQ(pointing.error().on, file.string());
  EXPECT_EQ(server.requests(), 0);
}

TEST(WebFile, APasswordInItsAddressIsNotTold) {
  Report report;
  const auto table = readTable({"https://me:geheim@192.0.2.1/a.fgb"}, "", {}, report);
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().on, "https://me@192.0.2.1/a.fgb");
}

}  // namespace
}  // namespace geo
