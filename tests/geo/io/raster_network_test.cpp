// Nothing goes out unasked: every way that a name or a file can lead to the network, against a
// server that remembers who came.
#include "tests/geo/io/made_raster.hpp"
#include "tests/geo/io/raster_reading.hpp"
#include "tests/support/page_server.hpp"

#include <cstdlib>
#include <regex>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using support::PageServer;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing_files::contentOf;
using testing_files::ScratchFolder;
using namespace testing_rasters;

/// An environment variable while it lives: buckets are looked for on our server.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    ::setenv(name, value.c_str(), 1);
  }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

std::optional<std::string> noPage(const std::string&) {
  return std::nullopt;
}

/// A tiled map of the world, six levels deep.
std::string tiledMap(const std::string& address) {
  return fmt::format(
      R"(<GDAL_WMS><Service name="TMS"><ServerUrl>{}/${{z}}/${{x}}/${{y}}.png</ServerUrl></Service>)"
      R"(<DataWindow><UpperLeftX>-20037508.34</UpperLeftX><UpperLeftY>20037508.34</UpperLeftY>)"
      R"(<LowerRightX>20037508.34</LowerRightX><LowerRightY>-20037508.34</LowerRightY>)"
      R"(<TileLevel>6</TileLevel><TileCountX>1</TileCountX><TileCountY>1</TileCountY>)"
      R"(<YOrigin>top</YOrigin></DataWindow><Projection>EPSG:3857</Projection>)"
      R"(<BlockSizeX>256</BlockSizeX><BlockSizeY>256</BlockSizeY><BandsCount>3</BandsCount>)"
      R"(</GDAL_WMS>)",
      address);
}

std::string vrtOf(const std::string& source) {
  return fmt::format(
      R"(<VRTDataset rasterXSize="10" rasterYSize="10"><SRS>EPSG:4326</SRS>)"
      R"(<GeoTransform>46, 0.1, 0, 40, 0, -0.1</GeoTransform>)"
      R"(<VRTRasterBand dataType="Byte" band="1"><SimpleSource><SourceFilename>{}</SourceFilename>)"
      R"(<SourceBand>1</SourceBand><SourceProperties RasterXSize="10" RasterYSize="10" )"
      R"(DataType="Byte" BlockXSize="10" BlockYSize="10"/></SimpleSource></VRTRasterBand>)"
      R"(</VRTDataset>)",
      source);
}

/// Names behind which GDAL looks for something on the server, {} being its address.
const char* const kNames[] = {
    "{}/picture.tif",
    "/vsicurl/{}/picture.tif",
    "/vsicurl?url={}/picture.tif",
    "/vsicurl_streaming/{}/picture.tif",
    "/vsizip//vsicurl/{}/pictures.zip/picture.tif",
    "/vsitar//vsicurl_streaming/{}/pictures.tar/picture.tif",
    "/vsigzip//vsicurl/{}/picture.tif.gz",
    "/vsisubfile/0_100,/vsicurl/{}/picture.tif",
    "/vsis3/bucket/picture.tif",
    "/vsis3_streaming/bucket/picture.tif",
    "/vsigs/bucket/picture.tif",
    "/vsigs_streaming/bucket/picture.tif",
    "/vsiaz/bucket/picture.tif",
    "/vsiaz_streaming/bucket/picture.tif",
    "/vsiadls/bucket/picture.tif",
    "/vsioss/bucket/picture.tif",
    "/vsioss_streaming/bucket/picture.tif",
    "/vsiswift/bucket/picture.tif",
    "/vsiswift_streaming/bucket/picture.tif",
    "/vsiwebhdfs/{}/picture.tif",
    "WMTS:{}/capabilities",
    "WMS:{}/wms?",
    "WCS:{}/wcs?",
    "OGCAPI:{}/collections",
    "STACTA:\"{}/item.json\"",
    "STACIT:\"{}/item.json\"",
    "NGW:{}/resource/1",
    "NETCDF:\"{}/data\":variable",
    "ZARR:\"/vsicurl/{}/data\"",
};

class RasterNetwork : public ::testing::Test {
 protected:
  std::string named(const char* pattern) const {
    return fmt::format(fmt::runtime(pattern), server_.address());
  }

  PageServer server_{noPage};
  ScratchFolder folder_;
  std::string host_ = server_.address().substr(7);
  Variable variables_[14] = {
      {"AWS_S3_ENDPOINT", host_},
      {"AWS_HTTPS", "NO"},
      {"AWS_NO_SIGN_REQUEST", "YES"},
      {"AWS_VIRTUAL_HOSTING", "FALSE"},
      {"GS_NO_SIGN_REQUEST", "YES"},
      {"CPL_GS_ENDPOINT", server_.address() + "/"},
      {"AZURE_STORAGE_CONNECTION_STRING",
       "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=" +
           server_.address() + "/a"},
      {"SWIFT_STORAGE_URL", server_.address()},
      {"SWIFT_AUTH_TOKEN", "token"},
      {"OSS_ENDPOINT", host_},
      {"OSS_ACCESS_KEY_ID", "key"},
      {"OSS_SECRET_ACCESS_KEY", "key"},
      {"OSS_HTTPS", "NO"},
      {"OSS_VIRTUAL_HOSTING", "FALSE"}};
};

void expectRefused(const std::string& path) {
  SCOPED_TRACE(path);
  const auto info = describeRaster({path});
  ASSERT_FALSE(info);
  EXPECT_EQ(info.error().kind, Failure::Kind::Unavailable);
  EXPECT_THAT(info.error().what, HasSubstr("--allow-network"));
  EXPECT_EQ(info.error().on, path);
}

TEST_F(RasterNetwork, NamesThatLeadOutAreRefusedAndNobodyIsAsked) {
  for (const char* pattern : kNames) expectRefused(named(pattern));
  EXPECT_THAT(server_.requests(), IsEmpty());
}

TEST_F(RasterNetwork, FilesThatPointOutAreRefusedAndNobodyIsAsked) {
  for (const char* pattern : kNames) {
    SCOPED_TRACE(pattern);
    const std::string name = std::regex_replace(named(pattern), std::regex("\""), "&quot;");
    expectRefused(folder_.write("source.vrt", vrtOf(name)));
  }
  expectRefused(folder_.write("service.xml", tiledMap(server_.address())));
  expectRefused(folder_.write("indirect.vrt", vrtOf(folder_.path() / "service.xml")));
  expectRefused(folder_.write("wmts.xml", "<GDAL_WMTS><GetCapabilitiesUrl>" + server_.address() +
                                              "/capabilities</GetCapabilitiesUrl></GDAL_WMTS>"));
  EXPECT_THAT(server_.requests(), IsEmpty());
}

/// What a plain picture may carry beside its pixels.
TEST_F(RasterNetwork, SidecarsThatPointOutAskNobody) {
  const Made made{.type = GDT_Byte};
  const std::string path = folder_.path() / "sidecars.tif";
  newTiff(path, made, nullptr)
      ->SetMetadataItem("OVERVIEW_FILE", ("/vsicurl/" + server_.address() + "/o.tif").c_str(),
                        "OVERVIEWS");
  static_cast<void>(describeRaster({path}));
  const std::string plain =
      writeTiff(folder_, "plain.tif", {.type = GDT_Byte, .system = ""}, nullptr);
  folder_.write("plain.tif.aux.xml", "<PAMDataset><SRS>" + server_.address() +
                                         "/srs</SRS><Metadata domain=\"OVERVIEWS\"><MDI "
                                         "key=\"OVERVIEW_FILE\">" +
                                         server_.address() +
                                         "/o.tif</MDI></Metadata></PAMDataset>");
  static_cast<void>(describeRaster({plain}));
  folder_.write("srs.vrt", std::regex_replace(vrtOf(plain), std::regex("EPSG:4326"),
                                              server_.address() + "/srs"));
  static_cast<void>(describeRaster({folder_.path() / "srs.vrt"}));
  EXPECT_THAT(server_.requests(), IsEmpty());
}

TEST_F(RasterNetwork, OtherFormatsThatPointOutAskNobody) {
  const std::string address = server_.address();
  const std::pair<const char*, std::string> files[] = {
      {"overlay.kml",
       "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
       "<NetworkLink><Region><LatLonAltBox><north>41</north><south>40</south>"
       "<east>47</east><west>46</west></LatLonAltBox></Region><Link><href>" +
           address + "/0.kml</href></Link></NetworkLink></Document></kml>"},
      {"cached.mrf",
       "<MRF_META><CachedSource><Source>" + address +
           "/source.tif</Source></CachedSource><Raster><Size x=\"64\" y=\"64\" c=\"1\"/>"
           "<PageSize x=\"64\" y=\"64\" c=\"1\"/></Raster><GeoTags><BoundingBox "
           "minx=\"46\" miny=\"39\" maxx=\"47\" maxy=\"40\"/></GeoTags></MRF_META>"},
      {"sheet.map", "OziExplorer Map Data File Version 2.2\nsheet\n/vsicurl/" + address +
                        "/sheet.png\n1 ,Map Code,\nWGS 84,WGS 84, 0.0, 0.0,WGS 84\n"},
      {"item.json",
       "{\"type\":\"Feature\",\"stac_version\":\"1.0.0\",\"stac_extensions\":"
       "[\"https://stac-extensions.github.io/tiled-assets/v1.0.0/schema.json\"],"
       "\"asset_templates\":{\"a\":{\"href\":\"" +
           address + "/{TileMatrix}/{TileRow}/{TileCol}.tif\"}}}"},
  };
  const auto map = projection("EPSG:4326");
  for (const auto& [name, content] : files) {
    const auto info = describeRaster({folder_.write(name, content)});
    if (!info) continue;
    EXPECT_FALSE(readPicture(*info, *map, degreeFrame(info->extent, 10, 10))) << name;
  }
  EXPECT_THAT(server_.requests(), IsEmpty());
}

/// Or else the tests above would prove nothing. GDAL remembers what it did not find.
TEST_F(RasterNetwork, TheSameNamesGoOutWhenAllowed) {
  int files = 0;
  for (const char* pattern : kNames) {
    const auto before = server_.requests().size();
    const std::string name = std::regex_replace(named(pattern), std::regex("picture"),
                                                fmt::format("picture{}", files++));
    static_cast<void>(describeRaster({name, Network::Allowed}));
    EXPECT_GT(server_.requests().size(), before) << pattern;
  }
}

TEST_F(RasterNetwork, OtherThreadsKeepTheirOwnWord) {
  std::jthread allowed([this] {
    for (int i = 0; i < 20; ++i) {
      static_cast<void>(
          describeRaster({fmt::format("{}/{}.tif", server_.address(), i), Network::Allowed}));
    }
  });
  for (int i = 0; i < 200; ++i) expectRefused(server_.address() + "/forbidden.tif");
  allowed.join();
  EXPECT_THAT(server_.requests(), Not(IsEmpty()));
  EXPECT_THAT(server_.requests(), ::testing::Each(Not(HasSubstr("forbidden"))));
}

TEST(RasterService, ShowsATiledMapFromItsServer) {
  const ScratchFolder folder;
  GDALAllRegister();
  // Red tells the column of a tile, green its row, blue its level.
  const auto page = [&folder](const std::string& path) -> std::optional<std::string> {
    std::smatch parts;
    if (!std::regex_match(path, parts, std::regex("/(\\d+)/(\\d+)/(\\d+)\\.png")))
      return std::nullopt;
    const int level = std::stoi(parts[1]), column = std::stoi(parts[2]), row = std::stoi(parts[3]);
    const Made tile{.width = 256, .height = 256, .bands = 3, .type = GDT_Byte};
    const auto tiff = writeTiff(folder, "tile.tif", tile, [=](int band, int, int) {
      return band == 0 ? column : band == 1 ? row : 10 * level;
    });
    return contentOf(copyAs("PNG", tiff, folder.path() / "tile.png"));
  };
  const PageServer server(page);
  const auto info =
      describeRaster({folder.write("map.xml", tiledMap(server.address())), Network::Allowed});
  ASSERT_TRUE(info) << describe(info.error());
  EXPECT_EQ(info->kind, RasterKind::Picture);
  EXPECT_EQ(info->driver, "WMS");
  EXPECT_NEAR(info->extent.west, -180, 1e-6);
  EXPECT_NEAR(info->extent.north, 85.05, 0.01);
  const auto map = projection("EPSG:4326");
  // Level 6 has 256 * 64 pixels around the world; the tile of 46° E is 64 * (46 + 180) / 360
  // = 40.2.
  const double degreesPerPx = 360.0 / (256 * 64);
  const auto fine = readPicture(
      *info, *map,
      degreeFrame({46, 39.5, 46 + 100 * degreesPerPx, 39.5 + 100 * degreesPerPx}, 100, 100));
  ASSERT_TRUE(fine) << describe(fine.error());
  EXPECT_EQ(pixel(*fine, 5, 50), (Rgba{40, 24, 60, 255}));
  const auto before = server.requests().size();
  const auto coarse = readPicture(*info, *map, degreeFrame({-170, -60, 170, 60}, 200, 80));
  ASSERT_TRUE(coarse) << describe(coarse.error());
  EXPECT_LE(pixel(*coarse, 100, 40)[2], 10);  // level 0 or 1
  EXPECT_LE(server.requests().size(), before + 5);
}

TEST(RasterService, TellsWhenTheServerDoesNot) {
  const ScratchFolder folder;
  const PageServer server(noPage);
  const auto info =
      describeRaster({folder.write("map.xml", tiledMap(server.address())), Network::Allowed});
  ASSERT_TRUE(info) << describe(info.error());
  const auto map = projection("EPSG:4326");
  const auto tile = readPicture(*info, *map, degreeFrame({46, 39, 47, 40}, 100, 100));
  ASSERT_FALSE(tile);
  EXPECT_EQ(tile.error().kind, Failure::Kind::Unreadable);
}

}  // namespace
}  // namespace geo
