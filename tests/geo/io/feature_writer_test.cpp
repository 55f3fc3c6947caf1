// Files of features have every row, read again by GDAL.
#include "geo/io/feature_writer.hpp"

#include "geo/io/ogr_geometry.hpp"
#include "tests/geo/io/made_features.hpp"
#include "tests/geo/io/scratch.hpp"
#include "tests/support/random_tables.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using namespace made_features;
using testing::ElementsAre;
using testing_files::ScratchFolder;

struct Reread {
  std::string name;
  Geometry geometry;
};

std::string textOf(const OGRFeature& feature, const char* field) {
  const int index = feature.GetFieldIndex(field);
  return index < 0 ? "" : feature.GetFieldAsString(index);
}

/// By layer and id.
std::map<std::string, Reread> rereadFrom(const std::filesystem::path& file) {
  std::map<std::string, Reread> rows;
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
  EXPECT_TRUE(dataset) << file;
  if (!dataset) return rows;
  for (OGRLayer* layer : dataset->GetLayers()) {
    for (const auto& feature : layer) {
      const std::string id = textOf(*feature, "id"), in = textOf(*feature, "layer");
      if (id.empty()) continue;  // the manifest's table
      const Geometry geometry = geometryFrom(feature->GetGeometryRef()).value();
      const Reread row{textOf(*feature, "name"), geometry};
      const bool fresh = rows.insert({in + "/" + id, row}).second;
      EXPECT_TRUE(fresh) << in << "/" << id << " twice in " << file;
    }
  }
  return rows;
}

void expectSame(const Line& a, const Line& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_NEAR(a[i].lonDegrees, b[i].lonDegrees, 1e-7);
    EXPECT_NEAR(a[i].latDegrees, b[i].latDegrees, 1e-7);
  }
}

/// A ring may turn as the format likes.
Line turnedAsIn(const Line& other, Line ring) {
  if (turnOf(other) * turnOf(ring) < 0) std::ranges::reverse(ring);
  return ring;
}

void expectSame(const Geometry& a, const Geometry& b) {
  ASSERT_EQ(a.index(), b.index());
  if (const auto* at = std::get_if<LonLat>(&a)) return expectSame(Line{*at}, {std::get<LonLat>(b)});
  if (const auto* lines = std::get_if<Lines>(&a)) {
    const Lines& others = std::get<Lines>(b);
    ASSERT_EQ(lines->size(), others.size());
    for (std::size_t i = 0; i < lines->size(); ++i) expectSame((*lines)[i], others[i]);
  }
  const auto* polygons = std::get_if<Polygons>(&a);
  if (polygons == nullptr) return;
  ASSERT_EQ(polygons->size(), 1u);
  const auto &rings = (*polygons)[0].rings, &others = std::get<Polygons>(b).at(0).rings;
  ASSERT_EQ(rings.size(), others.size());
  for (std::size_t i = 0; i < rings.size(); ++i) {
    expectSame(rings[i], turnedAsIn(rings[i], others[i]));
  }
}

TEST(FeatureWriter, EveryFormatHasEveryRowAndItsPlace) {
  const Scenario scenario = made();
  for (std::size_t i = 0; i < std::size(kFormats); ++i) {
    SCOPED_TRACE(kEndings[i]);
    const ScratchFolder scratch;
    const auto file = scratch.write(std::string("map.") + kEndings[i], writtenAs(kFormats[i]));
    const auto rows = rereadFrom(file);
    std::vector<std::string> ids;
    for (const auto& [id, row] : rows) ids.push_back(id);
    ASSERT_THAT(ids, ElementsAre("areas/A1", "areas/A2", "lines/L1", "lines/L2", "sites/P 2",
                                 "sites/P1", "sites/P3"));
    for (const Layer& layer : scenario.layers) {
      for (const Feature& feature : layer.features) {
        SCOPED_TRACE(feature.id);
        expectSame(rows.at(layer.id + "/" + feature.id).geometry, feature.geometry);
      }
    }
    EXPECT_EQ(rows.at("sites/P1").name, kHardText);
  }
}

TEST(FeatureWriter, RowsOfATableOfEventsAreALayerOfTheirOwnInEveryFormat) {
  const auto table = std::make_shared<const EventTable>(test::randomTable(11, 200));
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < table->rowCount; row += 3) rows.push_back(row);
  const Scenario scenario = made();
  const FeatureSelection selection{.layers = {{0, {0}}},
                                   .tables = {{"table.1", table, rows}},
                                   .window = {at(2020, 3, 1), at(2020, 9, 1)}};
  std::vector<std::uint32_t> eventOfRow(table->rowCount);
  for (std::uint32_t i = 0; i < table->events.size(); ++i) eventOfRow[table->events.rows[i]] = i;
  for (std::size_t i = 0; i < std::size(kFormats); ++i) {
    SCOPED_TRACE(kEndings[i]);
    const auto bytes = featureFile(scenario, selection, {}, kFormats[i]);
    ASSERT_TRUE(bytes) << describe(bytes.error());
    const ScratchFolder scratch;
    const auto reread = rereadFrom(scratch.write(std::string("map.") + kEndings[i],
                                                 std::string(bytes->begin(), bytes->end())));
    EXPECT_EQ(reread.size(), rows.size() + 1);
    for (const std::uint32_t row : rows) {
      const std::string id = "table.1/" + table->columns[0].textAt(row);
      ASSERT_TRUE(reread.contains(id)) << id;
      expectSame(reread.at(id).geometry, Geometry{table->events.places[eventOfRow[row]]});
    }
  }
}

TEST(FeatureWriter, TheSameInputGivesTheSameBytes) {
  std::vector<std::string> first, again;
  for (const FeatureFormat format : kFormats) first.push_back(writtenAs(format));
  std::this_thread::sleep_for(std::chrono::milliseconds{2100});  // an archive counts two seconds
  for (const FeatureFormat format : kFormats) again.push_back(writtenAs(format));
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i], again[i]) << kEndings[i];
}

TEST(FeatureWriter, NothingSelectedIsAWholeFile) {
  Scenario scenario = made();
  for (std::size_t i = 0; i < std::size(kFormats); ++i) {
    FeatureSelection selection = allOf(scenario);
    for (LayerRows& rows : selection.layers) rows.rows.clear();
    const ScratchFolder scratch;
    const auto file = scratch.write(std::string("map.") + kEndings[i],
                                    writtenAs(kFormats[i], scenario, selection));
    EXPECT_TRUE(rereadFrom(file).empty()) << kEndings[i];
  }
}

TEST(FeatureWriter, LayersThatAPackageCannotTellApartAreAFailure) {
  Scenario scenario = made();
  scenario.layers[0].id = "SITES";
  const auto bytes = featureFile(scenario, allOf(scenario), kFacts, FeatureFormat::GeoPackage);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().kind, Failure::Kind::Unwritable);
}

}  // namespace
}  // namespace geo
