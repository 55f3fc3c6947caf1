// The files that a table is read from.
#include "geo/io/table_files.hpp"

#include "tests/geo/io/made_vector.hpp"

#include <set>

namespace geo {
namespace {

using testing_files::ScratchFolder;
using testing_vectors::MadeLayer;
using testing_vectors::writeVector;
namespace fs = std::filesystem;
using Names = std::set<std::string>;

Names namesOf(const fs::path& path) {
  const auto files = filesOf({path.string()});
  EXPECT_TRUE(files) << describe(files.error());
  Names names;
  for (const fs::path& file : files.value_or(std::vector<fs::path>{})) {
    EXPECT_TRUE(fs::is_regular_file(file)) << file;
    names.insert(file.filename());
  }
  return names;
}

MadeLayer points() {
  MadeLayer layer;
  layer.geometry = wkbPoint;
  layer.fields = {{"note"}};
  layer.fill = [](OGRFeature& feature, int) { testing_vectors::place(feature, "POINT (46 40)"); };
  return layer;
}

TEST(TableFiles, OfAShapefileAreAllOfItAndNothingBeside) {
  const ScratchFolder folder;
  const std::string path = writeVector("ESRI Shapefile", folder.path() / "events.shp", {points()});
  folder.write("events.png", "a picture");
  folder.write("other.dbf", "another");
  const Names names = namesOf(path);
  for (const char* name : {"events.shp", "events.shx", "events.dbf", "events.prj"}) {
    EXPECT_TRUE(names.contains(name)) << name;
  }
  EXPECT_FALSE(names.contains("events.png"));
  EXPECT_FALSE(names.contains("other.dbf"));
}

TEST(TableFiles, OfMostAreOne) {
  const ScratchFolder folder;
  folder.write("events.csv", "date,lon,lat\n2020-11-25,46,40\n");
  folder.write("events.geojson",
               R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {},
                  "geometry": {"type": "Point", "coordinates": [46, 40]}}]})");
  const std::string path = writeVector("GPKG", folder.path() / "events.gpkg", {points()});
  for (const char* name : {"events.csv", "events.geojson", "events.gpkg"}) {
    EXPECT_EQ(namesOf(folder.path() / name), Names{name});
  }
}

TEST(TableFiles, ThatAreNoneFail) {
  const ScratchFolder folder;
  EXPECT_EQ(filesOf({(folder.path() / "gone.csv").string()}).error().kind, Failure::Kind::NotFound);
  for (const char* name : {"https://example.org/events.csv", "/vsimem/events.gpkg"}) {
    EXPECT_EQ(filesOf({name}).error().kind, Failure::Kind::Unsupported) << name;
  }
}

}  // namespace
}  // namespace geo
