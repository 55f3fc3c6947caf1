// What a map shows, as data: `render` into each data format, read again by GDAL's own programs and
// held against `list`.
#include "tests/e2e/expect.hpp"
#include "tests/e2e/table.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <iterator>
#include <map>
#include <sstream>

#include <nlohmann/json.hpp>

namespace e2e {
namespace {

namespace fs = std::filesystem;
using geo::testing_files::contentOf;
using Words = std::vector<std::string>;

const char* const kFormats[] = {"kml", "kmz", "geojson", "gpkg", "csv"};

/// Whether a feature has a place, by its layer and id.
using Places = std::map<std::string, bool>;

struct Box {
  double west, south, east, north;
};

class DataExport : public testing::Test {
 protected:
  const fs::path& folder() const { return folder_.path(); }
  Outcome run(Words words) {
    return truceline(std::move(words), {.words = {}, .folder = folder()});
  }

  /// The file's features as GDAL reads them: turned into one CSV file a layer.
  Places reread(const std::string& file) {
    const Outcome turned =
        Process({.words = {"ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_WKT", "tables", file},
                 .folder = folder()})
            .wait();
    EXPECT_EQ(turned.exitCode, 0) << turned.err;
    Places places;
    for (const auto& entry : fs::directory_iterator(folder() / "tables")) {
      for (const Row& row : parseCsv(contentOf(entry.path())).rows) {
        if (!row.contains("layer")) continue;  // the manifest
        const std::string id = row.at("layer") + "/" + row.at("id");
        const bool placed = row.contains("WKT") && !row.at("WKT").empty();
        EXPECT_TRUE(places.insert({id, placed}).second) << id << " twice in " << file;
      }
    }
    fs::remove_all(folder() / "tables");
    return places;
  }

  /// What `list` knows of a layer at a date: points in the box and rows without a place, or,
  /// without a box, all of them.
  void addListed(Places& places, const std::string& layer, const std::string& day, const Box* box) {
    const Outcome listed = run({"list", "--layer", layer, "--at", day, "--of", "geojson"});
    EXPECT_EQ(listed.exitCode, kSuccess) << listed.err;
    const auto json = nlohmann::json::parse(listed.out);
    for (const auto& feature : json.at("features")) {
      const auto& geometry = feature.at("geometry");
      const std::string id = feature.at("properties").at("id");
      if (box && !geometry.is_null()) {
        const double lon = geometry.at("coordinates").at(0), lat = geometry.at("coordinates").at(1);
        if (lon < box->west || lon > box->east || lat < box->south || lat > box->north) continue;
      }
      places[layer + "/" + id] = !geometry.is_null();
    }
  }

  support::TemporaryFolder folder_;
};

/// On a plane of degrees a square picture of a square box shows that box.
const Words kSquare{"render",  "--crs",  "OGC:CRS84",      "--size",
                    "300x300", "--bbox", "46,39.2,47,40.2"};
constexpr Box kBox{46, 39.2, 47, 40.2};

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST_F(DataExport, EveryFormatHasJustTheRowsOfTheMap) {
  if (!isInstalled("ogr2ogr")) GTEST_SKIP() << "no ogr2ogr here";
  for (const char* day : {"2020-11-10", "2021-02-15"}) {
    Places listed;
    for (const char* layer : {"events", "sites", "proposals", "deployment", "actors"}) {
      addListed(listed, layer, day, &kBox);
    }
    ASSERT_GT(listed.size(), 20u);
    for (const char* format : kFormats) {
      const std::string file = std::string("map.") + format;
      expectSuccess(run(with(kSquare, {"--at", day, "--layers",
                                       "events,sites,proposals,deployment,actors", "-o", file})));
      EXPECT_EQ(reread(file), listed) << format << " at " << day;
    }
  }
}

TEST_F(DataExport, LinesAndAreasAreThereTooAndWhatIsHiddenIsNot) {
  if (!isInstalled("ogr2ogr")) GTEST_SKIP() << "no ogr2ogr here";
  Places listed;
  for (const char* layer : {"control", "corridor", "ceasefire_line", "places"}) {
    addListed(listed, layer, "2020-12-10", nullptr);
  }
  for (const char* format : kFormats) {
    const std::string file = std::string("map.") + format;
    expectSuccess(
        run({"render", "--bbox", "42,37,51,43", "--size", "300x300", "--at", "2020-12-10", "--hide",
             "events,sites,proposals,deployment,actors,line_of_contact_1994", "-o", file}));
    EXPECT_EQ(reread(file), listed) << format;
  }
}

TEST_F(DataExport, OfTwoDatesBothAreThere) {
  if (!isInstalled("ogr2ogr")) GTEST_SKIP() << "no ogr2ogr here";
  Places listed;
  for (const char* day : {"2020-11-10", "2021-02-15"}) addListed(listed, "sites", day, &kBox);
  expectSuccess(run(with(
      kSquare, {"--compare", "2020-11-10,2021-02-15", "--layers", "sites", "-o", "map.geojson"})));
  EXPECT_EQ(reread("map.geojson"), listed);
}

TEST_F(DataExport, AFileTellsHowItWasMadeAndIsMadeAgainAlike) {
  for (const char* format : kFormats) {
    const std::string file = std::string("map.") + format;
    const Words render = with(kSquare, {"--at", "2020-11-25", "-o", file});
    expectSuccess(run(render));
    const std::string first = contentOf(folder() / file);
    sleepFor(Milliseconds{50});
    expectSuccess(run(render));
    EXPECT_EQ(contentOf(folder() / file), first) << format;
  }
  const auto json = nlohmann::json::parse(contentOf(folder() / "map.geojson"));
  std::istringstream command(json.at("truceline").at("Command").get<std::string>());
  Words words{std::istream_iterator<std::string>(command), {}};
  ASSERT_EQ(words.front(), "truceline");
  expectSuccess(run({words.begin() + 1, words.end()}));
  ASSERT_EQ(words.end()[-2], "-o");
  EXPECT_EQ(contentOf(folder() / words.back()), contentOf(folder() / "map.geojson"));
  EXPECT_TRUE(json.at("truceline").contains("Copyright")) << "the licences of the data";
}

TEST_F(DataExport, AFileAndAPipeGetTheSameBytes) {
  for (const char* format : {"geojson", "csv", "kml"}) {
    const std::string file = std::string("map.") + format;
    expectSuccess(run(with(kSquare, {"-o", file})));
    const Outcome piped = run(with(kSquare, {"-o", "-", "--of", format}));
    expectSuccess(piped);
    EXPECT_EQ(piped.out, contentOf(folder() / file)) << format;
  }
}

TEST_F(DataExport, AFailureLeavesNothing) {
  for (const char* format : kFormats) {
    const std::string file = std::string("map.") + format;
    expectFailure(run(with(kSquare, {"-o", "no-such-folder/" + file})), kFailed, "no-such-folder");
    expectFailure(run(with(kSquare, {"-o", "/dev/full", "--of", format})), kFailed, "/dev/full");
    expectFailure(run(with(kSquare, {"-o", ".", "--of", format})), kFailed, "folder");
  }
  EXPECT_TRUE(namesIn(folder()).empty());
}

}  // namespace
}  // namespace e2e
