// The column area_km2 of the tables that are written.
#include "geo/coords/geodesic.hpp"
#include "geo/io/table_columns.hpp"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

Line boxRing(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

Layer layerOf(std::vector<Geometry> geometries) {
  Layer layer;
  for (Geometry& geometry : geometries) {
    layer.features.emplace_back().geometry = std::move(geometry);
  }
  return layer;
}

std::vector<Cell> areasOf(const Layer& layer) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < layer.features.size(); ++i) rows.push_back(i);
  const CellTable table = cellsOf({}, layer, rows, {kBeginningOfTime, kEndOfTime});
  const auto column = std::ranges::find(table.columns, "area_km2") - table.columns.begin();
  std::vector<Cell> cells;
  for (const CellRow& row : table.rows) {
    EXPECT_EQ(row.cells.size(), table.columns.size());
    cells.push_back(row.cells.at(static_cast<std::size_t>(column)));
  }
  return cells;
}

TEST(TableArea, AddsPartsAndTakesHolesAway) {
  const Line outer = boxRing(46, 39, 47, 40), hole = boxRing(46.2, 39.2, 46.5, 39.5);
  const Line other = boxRing(47, 39, 47.5, 39.5);
  const double expected =
      (areaSquareMetres(outer) - areaSquareMetres(hole) + areaSquareMetres(other)) / 1e6;
  const auto cells = areasOf(layerOf({Polygons{{{outer, hole}}, {{other}}}, std::monostate{}}));
  const double area = std::get<double>(cells.at(0));
  EXPECT_NEAR(area, expected, 0.05);
  EXPECT_NEAR(area * 10, std::round(area * 10), 1e-6) << "to a tenth of a square kilometre";
  EXPECT_EQ(cells.at(1), Cell{});
}

TEST(TableArea, IsAColumnOnlyWhereThereArePolygons) {
  const auto columnsOf = [](const Layer& layer) { return cellsOf({}, layer, {}, {}).columns; };
  const Layer areas = layerOf({Polygons{{{boxRing(46, 39, 47, 40)}}}});
  Layer points = layerOf({LonLat{46, 39}, Lines{{{46, 39}, {47, 40}}}});
  EXPECT_THAT(columnsOf(areas), testing::Contains("area_km2").Times(1));
  EXPECT_THAT(columnsOf(points), testing::Not(testing::Contains("area_km2")));
  points.columns = {"area_km2"};
  EXPECT_THAT(columnsOf(points), testing::Contains("area_km2").Times(1)) << "the layer's own";
}

}  // namespace
}  // namespace geo
