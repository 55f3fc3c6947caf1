// Layers of anything, made for themselves by tests that compare two ways of reading.
#pragma once

#include "geo/io/feature_cells.hpp"
#include "tests/geo/io/made_vector.hpp"

#include <cmath>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace geo::testing_vectors {

inline constexpr std::pair<OGRFieldType, OGRFieldSubType> kTypes[] = {
    {OFTString, OFSTNone},    {OFTInteger, OFSTNone},  {OFTInteger, OFSTInt16},
    {OFTInteger64, OFSTNone}, {OFTReal, OFSTNone},     {OFTReal, OFSTFloat32},
    {OFTDate, OFSTNone},      {OFTDateTime, OFSTNone}, {OFTInteger, OFSTBoolean},
    {OFTBinary, OFSTNone}};

/// A zone is as OGR has it: 100 is UTC, 101 a quarter of an hour to the east, 0 none.
inline void fillField(OGRFeature& feature, int field, int zone, std::mt19937& random) {
  const auto number = static_cast<int>(random() % 20000) - 10000;
  const bool flag = feature.GetFieldDefnRef(field)->GetSubType() == OFSTBoolean;
  switch (feature.GetFieldDefnRef(field)->GetType()) {
    case OFTString:
      return feature.SetField(field, std::string(random() % 30, 'x').c_str());
    case OFTReal:
      return feature.SetField(field, number / 16.0);
    case OFTDate:
    case OFTDateTime:
      return feature.SetField(field, 1900 + number % 100, 1 + static_cast<int>(random() % 12), 15,
                              static_cast<int>(random() % 24), 5, 2.5F, zone);
    case OFTBinary:
      return feature.SetField(field, 3, static_cast<const void*>("abc"));
    default:
      return feature.SetField(field, flag ? std::abs(number) % 2 : number);
  }
}

inline void placeAnywhere(OGRFeature& feature, std::mt19937& random) {
  constexpr const char* kShapes[] = {"POINT (1 2)",
                                     "POINT Z (1 2 3)",
                                     "POINT EMPTY",
                                     "MULTILINESTRING ((1 2,3 4),(5 6,7 8))",
                                     "POLYGON ((0 0,0 9,9 9,0 0),(1 2,1 3,2 3,1 2))",
                                     "LINESTRING (1 2,3 4)",
                                     "MULTIPOLYGON (((0 0,0 9,9 9,0 0)),((10 0,10 9,19 9,10 0)))",
                                     "MULTIPOINT ((1 2))",
                                     "MULTIPOINT ((1 2),(3 4))"};
  const auto which = random() % (std::size(kShapes) + 1);
  if (which < std::size(kShapes)) place(feature, kShapes[which]);
}

inline MadeLayer anyLayer(unsigned seed, int rows, std::vector<int> zones = {100}) {
  static const std::vector<std::string> kNames{"a", "b", "c", "d", "e"};
  std::mt19937 random(seed);
  MadeLayer made{.rows = rows};
  for (auto fields = random() % 5; fields > 0; --fields) {
    const auto [type, sub] = kTypes[random() % std::size(kTypes)];
    made.fields.push_back({kNames[fields].c_str(), type, sub});
  }
  if (random() % 4 == 0) made.geometry = wkbNone;
  made.fill = [random, zones = std::move(zones)](OGRFeature& feature, int) mutable {
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
      if (random() % 5) fillField(feature, i, zones[random() % zones.size()], random);
    }
    if (feature.GetGeomFieldCount() > 0) placeAnywhere(feature, random);
  };
  return made;
}

inline void expectSame(const Column& a, const Column& b) {
  ASSERT_EQ(a.name, b.name);
  ASSERT_EQ(a.cells.index(), b.cells.index());
  ASSERT_EQ(textsOf(a), textsOf(b)) << a.name;
}

inline void expectSame(LayerCells a, LayerCells b) {
  ASSERT_EQ(a.rowCount, b.rowCount);
  ASSERT_EQ(a.ignored, b.ignored);
  ASSERT_EQ(a.columns.size(), b.columns.size());
  for (std::size_t i = 0; i < a.columns.size(); ++i) expectSame(a.columns[i], b.columns[i]);
  RawTable first, second;
  a.geometry.moveInto(first);
  b.geometry.moveInto(second);
  ASSERT_EQ(first.kinds, second.kinds);
  ASSERT_EQ(first.unread, second.unread);
  ASSERT_EQ(first.shapes.points, second.shapes.points);
  ASSERT_EQ(first.shapes.rowEnds, second.shapes.rowEnds);
  for (std::size_t row = 0; row < first.points.size(); ++row) {
    const LonLat at = first.points[row], other = second.points[row];
    ASSERT_TRUE(at == other || (std::isnan(at.lonDegrees) && std::isnan(other.lonDegrees)));
  }
}

}  // namespace geo::testing_vectors
