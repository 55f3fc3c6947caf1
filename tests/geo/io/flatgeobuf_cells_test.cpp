// FlatGeobuf from its bytes holds what GDAL reads from it, row by row; whatever is damaged is left
// to GDAL.
#include "geo/io/flatgeobuf_cells.hpp"

#include "geo/io/flatgeobuf_generated.h"
#include "geo/io/gdal.hpp"
#include "tests/geo/io/any_layer.hpp"

namespace geo {
namespace {

using testing_files::contentOf;
using testing_files::ScratchFolder;
using namespace testing_vectors;

/// Both ways of reading a file; one that GDAL cannot open has neither.
struct BothWays {
  std::optional<LayerCells> fromBytes, fromRows;
};

BothWays readBothWays(const std::string& path) {
  GDALAllRegister();
  const GdalMessages silent;
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  if (!dataset || !dataset->GetLayer(0)) return {};
  OGRLayer& layer = *dataset->GetLayer(0);
  auto bytes = readFlatGeobuf(layer, path, path, {});
  auto rows = readFeatures(layer, path, {});
  EXPECT_TRUE(bytes && rows);
  return {std::move(*bytes), std::move(*rows)};
}

void expectBothWaysTheSame(const std::string& path) {
  BothWays read = readBothWays(path);
  ASSERT_TRUE(read.fromBytes) << path;
  expectSame(std::move(*read.fromBytes), std::move(*read.fromRows));
}

MadeLayer anyPlacedLayer(unsigned seed, int rows) {
  static const std::vector<std::vector<int>> kZones{{100}, {0}, {116, 100, 82}, {0, 100}};
  MadeLayer made = anyLayer(seed, rows, kZones[seed % kZones.size()]);
  made.geometry = wkbUnknown;
  return made;
}

TEST(FlatGeobufCells, AreThoseOfRowsOneByOne) {
  const ScratchFolder folder;
  for (unsigned seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    const auto path = folder.path() / ("a" + std::to_string(seed) + ".fgb");
    writeVector("FlatGeobuf", path, {anyPlacedLayer(seed, seed < 2 ? 20000 : 300)});
    expectBothWaysTheSame(path);
  }
}

TEST(FlatGeobufCells, AreThoseOfLayersOfOneKind) {
  const std::pair<OGRwkbGeometryType, const char*> kinds[] = {
      {wkbPoint, "POINT (46.75 39.82)"},
      {wkbPoint25D, "POINT Z (46.75 39.82 1200)"},
      {wkbLineString, "LINESTRING (46 39,47 40,48 40)"},
      {wkbPolygon, "POLYGON ((46 39,46 40,47 40,46 39))"},
      {wkbMultiPoint, "MULTIPOINT ((46 39),(47 40))"},
      {wkbMultiLineString, "MULTILINESTRING ((46 39,47 40))"},
      {wkbMultiPolygon,
       "MULTIPOLYGON (((0 0,0 9,9 9,0 0),(1 2,1 3,2 3,1 2)),((5 5,6 5,5 6,5 5)))"}};
  const ScratchFolder folder;
  for (const auto& [type, wkt] : kinds) {
    const auto fill = [wkt = wkt](OGRFeature& feature, int row) {
      place(feature, wkt);
      feature.SetField("name", std::string(static_cast<std::size_t>(row % 7), 'x').c_str());
    };
    const auto path = folder.path() / fmt::format("{}.fgb", static_cast<unsigned>(type));
    writeVector("FlatGeobuf", path,
                {{.geometry = type, .fields = {{"name"}}, .rows = 50, .fill = fill}});
    SCOPED_TRACE(wkt);
    expectBothWaysTheSame(path);
  }
}

TEST(FlatGeobufCells, LeaveCurvesAndCollectionsToGdal) {
  const ScratchFolder folder;
  for (const char* wkt : {"GEOMETRYCOLLECTION (POINT (1 2))", "CIRCULARSTRING (0 0,1 1,2 0)"}) {
    const auto path = folder.path() / "a.fgb";
    std::filesystem::remove(path.string());
    writeVector("FlatGeobuf", path,
                {{.fill = [wkt](OGRFeature& feature, int) { place(feature, wkt); }}});
    const BothWays read = readBothWays(path);
    EXPECT_FALSE(read.fromBytes) << wkt;
    EXPECT_TRUE(read.fromRows) << wkt;
  }
}

/// A value as it lies in the properties of a feature.
template <class Number>
void putProperty(std::vector<std::uint8_t>& into, std::uint16_t column, Number value) {
  const auto put = [&into](const auto& of) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(&of);
    into.insert(into.end(), bytes, bytes + sizeof(of));
  };
  put(column);
  put(value);
}

void append(std::string& file, flatbuffers::FlatBufferBuilder& builder) {
  file.append(reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize());
}

/// A file with a column for each of the types of numbers that GDAL reads and never writes.
std::string fileOfRareNumbers() {
  using fgb::ColumnType;
  std::string file("fgb\3fgb\1", 8);
  flatbuffers::FlatBufferBuilder header;
  std::vector<flatbuffers::Offset<fgb::Column>> columns;
  for (const auto& [name, type] : {std::pair{"a", ColumnType::Byte},
                                   {"b", ColumnType::UByte},
                                   {"c", ColumnType::UShort},
                                   {"d", ColumnType::UInt},
                                   {"e", ColumnType::ULong}}) {
    columns.push_back(fgb::CreateColumnDirect(header, name, type));
  }
  header.FinishSizePrefixed(fgb::CreateHeaderDirect(header, "rare", nullptr,
                                                    fgb::GeometryType::Point, false, false, false,
                                                    false, &columns, 3, 0));
  append(file, header);
  for (int row = 0; row < 3; ++row) {
    std::vector<std::uint8_t> properties;
    putProperty(properties, 0, static_cast<std::int8_t>(-5 - row));
    putProperty(properties, 1, static_cast<std::uint8_t>(250 + row));
    putProperty(properties, 2, static_cast<std::uint16_t>(65000 + row));
    putProperty(properties, 3, 4000000000U + static_cast<std::uint32_t>(row));
    if (row != 1) putProperty(properties, 4, std::uint64_t{1} << 60);
    const std::vector<double> xy{46.75 + row, 39.82};
    flatbuffers::FlatBufferBuilder feature;
    const auto place = fgb::CreateGeometryDirect(feature, nullptr, &xy);
    feature.FinishSizePrefixed(fgb::CreateFeatureDirect(feature, place, &properties));
    append(file, feature);
  }
  return file;
}

TEST(FlatGeobufCells, KnowTypesThatGdalDoesNotWrite) {
  const ScratchFolder folder;
  const std::string path = folder.write("rare.fgb", fileOfRareNumbers());
  expectBothWaysTheSame(path);
  const Read rare = read(path);
  EXPECT_EQ(textsOf(columnOf(rare.table, "a")), (std::vector<std::string>{"-5", "-6", "-7"}));
  EXPECT_EQ(textsOf(columnOf(rare.table, "c")),
            (std::vector<std::string>{"65000", "65001", "65002"}));
  EXPECT_EQ(columnOf(rare.table, "e").textAt(1), "");
  EXPECT_EQ(rare.table.points.at(2), (LonLat{48.75, 39.82}));
}

/// The same features, of which each but the first lies one byte further than its numbers want.
TEST(FlatGeobufCells, MayLieUnaligned) {
  const std::string whole = fileOfRareNumbers();
  const auto lengthAt = [&whole](std::size_t at) {
    std::uint32_t length = 0;
    std::memcpy(&length, whole.data() + at, sizeof(length));
    return length + sizeof(length);
  };
  std::string shifted = whole.substr(0, 8);
  std::size_t at = 8;
  for (int part = 0; part < 4; ++part) {
    const std::size_t length = lengthAt(at);
    std::uint32_t longer = static_cast<std::uint32_t>(length - 4 + 1);
    shifted.append(reinterpret_cast<const char*>(&longer), sizeof(longer));
    shifted += whole.substr(at + 4, length - 4) + '\0';
    at += length;
  }
  const ScratchFolder folder;
  expectBothWaysTheSame(folder.write("shifted.fgb", shifted));
}

TEST(FlatGeobufCells, OfDamagedFilesAreLeftToGdal) {
  const ScratchFolder folder;
  std::mt19937 random(4);
  int read = 0, left = 0;
  for (unsigned seed = 0; seed < 8; ++seed) {
    const auto path = folder.path() / fmt::format("{}.fgb", seed);
    writeVector("FlatGeobuf", path, {anyPlacedLayer(seed, 20)});
    const std::string whole = contentOf(path);
    for (int round = 0; round < 150; ++round) {
      std::string damaged = whole;
      if (round % 5 == 0) damaged.resize(random() % damaged.size());
      for (auto steps = 1 + random() % 4; steps > 0 && !damaged.empty(); --steps) {
        damaged[random() % damaged.size()] = static_cast<char>(random());
      }
      SCOPED_TRACE(fmt::format("{} {}", seed, round));
      BothWays both = readBothWays(folder.write("damaged.fgb", damaged));
      ++(both.fromBytes ? read : left);
      if (both.fromBytes) expectSame(std::move(*both.fromBytes), std::move(*both.fromRows));
    }
  }
  EXPECT_GT(read, 100);
  EXPECT_GT(left, 100);
}

TEST(FlatGeobufCells, StopWhenAsked) {
  const ScratchFolder folder;
  const auto path = folder.path() / "a.fgb";
  writeVector("FlatGeobuf", path, {anyPlacedLayer(3, 300)});
  std::stop_source stop;
  stop.request_stop();
  Report report;
  const auto table = readTable({path}, "", {.stop = stop.get_token()}, report);
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().kind, Failure::Kind::Unavailable);
}

}  // namespace
}  // namespace geo
