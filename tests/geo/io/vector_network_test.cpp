// Nothing goes out unasked, and no file points out of its own folder: every way that a table's name
// or content can lead elsewhere.
#include "geo/io/table_file.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/page_server.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

using support::PageServer;
using testing_files::ScratchFolder;

constexpr const char* kPoint =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},)"
    R"("geometry":{"type":"Point","coordinates":[46.75,39.82]}}]})";

std::optional<std::string> noPage(const std::string&) {
  return std::nullopt;
}

std::string vrtOf(const std::string& source) {
  return fmt::format(R"(<OGRVRTDataSource><OGRVRTLayer name="l"><SrcDataSource>{}</SrcDataSource>)"
                     R"(<SrcLayer>points</SrcLayer></OGRVRTLayer></OGRVRTDataSource>)",
                     source);
}

/// What stands behind a name of a service, {} being an address, {1} host and port, {2} the port.
const char* const kNames[] = {
    "{0}/points.geojson",
    "/vsicurl/{0}/points.geojson",
    "/vsicurl_streaming/{0}/points.geojson",
    "/vsizip//vsicurl/{0}/points.zip",
    "WFS:{0}/wfs",
    "OAPIF:{0}/collections",
    "CSW:{0}/csw",
    "ES:{0}",
    "NGW:{0}/resource/1",
    "OGCAPI:{0}/collections",
    "GMLAS:/vsicurl/{0}/points.gml",
    "AMIGOCLOUD:1 datasets=2",
    "CARTO:somebody",
    "PLScenes:",
    "EEDA:somebody",
    "PG:host=127.0.0.1 port={2} dbname=x connect_timeout=2",
    "MYSQL:x,host=127.0.0.1,port={2}",
    "MSSQL:server=127.0.0.1,{2};database=x",
    "ODBC:x/y@z",
    "gltp://127.0.0.1/vrf/x",
    "GPSBABEL:gpx:/etc/passwd",
};

class VectorNetwork : public ::testing::Test {
 protected:
  std::string named(const char* pattern) const {
    const std::string address = server_.address(), host = address.substr(7);
    return fmt::format(fmt::runtime(pattern), address, host, host.substr(host.find(':') + 1));
  }

  Failure failureOf(const std::string& path, Network network = Network::Forbidden) const {
    Report report;
    const auto table = readTable({path, network}, "", {}, report);
    const auto layers = layersOf({path, network});
    EXPECT_FALSE(layers) << path;
    if (!table) return table.error();
    ADD_FAILURE() << "read: " << path;
    return {};
  }

  void expectHeldBack(const std::string& path) const {
    SCOPED_TRACE(path);
    const Failure failure = failureOf(path);
    EXPECT_EQ(failure.kind, Failure::Kind::Unavailable) << failure.what;
    EXPECT_THAT(failure.what, HasSubstr("--allow-network"));
    EXPECT_EQ(failure.on, path);
  }

  PageServer server_{noPage};
  ScratchFolder folder_;
};

TEST_F(VectorNetwork, NamesThatLeadOutAreRefusedAndNobodyIsAsked) {
  for (const char* pattern : kNames) expectHeldBack(named(pattern));
  EXPECT_THAT(server_.requests(), IsEmpty());
}

TEST_F(VectorNetwork, FilesThatPointOutAreRefusedAndNobodyIsAsked) {
  for (const char* pattern : kNames) {
    SCOPED_TRACE(pattern);
    expectHeldBack(folder_.write("source.vrt", vrtOf(named(pattern))));
  }
  expectHeldBack(folder_.write(
      "wfs.xml", "<OGRWFSDataSource><URL>" + server_.address() + "/wfs</URL></OGRWFSDataSource>"));
  EXPECT_THAT(server_.requests(), IsEmpty());
}

/// Or else the tests above would prove nothing.
TEST_F(VectorNetwork, TheSameNamesGoOutWhenAllowed) {
  for (const char* pattern : {kNames[0], kNames[4], kNames[5], kNames[6], kNames[7]}) {
    const auto before = server_.requests().size();
    failureOf(named(pattern), Network::Allowed);
    EXPECT_GT(server_.requests().size(), before) << pattern;
  }
}

TEST_F(VectorNetwork, LinksInFilesAreNotFollowed) {
  const std::string address = server_.address();
  Report report;
  const auto kml = folder_.write(
      "links.kml",
      "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
      "<NetworkLink><Link><href>" +
          address + "/0.kml</href></Link></NetworkLink><Placemark><name>P</name><styleUrl>" +
          address +
          "/s.kml#s</styleUrl><Point><coordinates>46,39</coordinates></Point>"
          "</Placemark></Document></kml>");
  const auto gml = folder_.write(
      "links.gml",
      "<ogr:FeatureCollection xmlns:ogr=\"http://ogr.maptools.org/\" "
      "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"" +
          address + " " + address +
          "/s.xsd\" xmlns:gml=\"http://www.opengis.net/gml\"><gml:featureMember><ogr:p fid=\"1\">"
          "<ogr:geometryProperty xlink:href=\"" +
          address + "/g\"/><ogr:a>1</ogr:a></ogr:p></gml:featureMember></ogr:FeatureCollection>");
  const auto linked =
      folder_.write("crs.geojson",
                    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"link\",\"properties\":"
                    "{\"href\":\"" +
                        address + "/crs\",\"type\":\"ogcwkt\"}}," + std::string(kPoint).substr(1));
  for (const auto& path : {kml, gml, linked}) {
    static_cast<void>(readTable({path}, "", {}, report));
    static_cast<void>(layersOf({path}));
  }
  EXPECT_THAT(server_.requests(), IsEmpty());
}

TEST_F(VectorNetwork, AFileMayPointIntoItsOwnFolderOnly) {
  folder_.write("own/points.geojson", kPoint);
  folder_.write("own/deeper/points.geojson", kPoint);
  const auto other = folder_.write("other/points.geojson", kPoint);
  const auto vrt = [this](const std::string& source) {
    return folder_.write("own/source.vrt", vrtOf(source)).string();
  };
  const std::string own = folder_.path() / "own";
  for (const std::string& source :
       {own + "/points.geojson", own + "/deeper/points.geojson", own + "/../own/points.geojson"}) {
    Report report;
    const auto table = readTable({vrt(source)}, "", {}, report);
    ASSERT_TRUE(table) << describe(table.error());
    EXPECT_EQ(table->rowCount, 1U);
  }
  std::filesystem::create_symlink(other, own + "/link.geojson");
  for (const std::string& source :
       {other.string(), own + "/../other/points.geojson", own + "/link.geojson",
        "/vsisubfile/0_1000," + other.string(), "/vsigzip/" + other.string(),
        "CSV:" + other.string(), std::string("/etc/passwd")}) {
    SCOPED_TRACE(source);
    const Failure failure = failureOf(vrt(source));
    EXPECT_EQ(failure.kind, Failure::Kind::Unsupported);
    EXPECT_THAT(failure.what, HasSubstr(source));
    EXPECT_THAT(failure.on, HasSubstr("source.vrt"));
  }
}

TEST_F(VectorNetwork, AVrtWithinAVrtIsHeldToTheSameFolder) {
  const auto other = folder_.write("other/points.geojson", kPoint);
  const auto path = folder_.write(
      "own/outer.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"l\"><SrcDataSource><![CDATA[" +
                           vrtOf(other) +
                           "]]></SrcDataSource><SrcLayer>l</SrcLayer></OGRVRTLayer>"
                           "</OGRVRTDataSource>");
  EXPECT_THAT(failureOf(path).what, HasSubstr(other.string()));
}

}  // namespace
}  // namespace geo
