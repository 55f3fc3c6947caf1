// Lines and areas that are kept: the same as without a memory, or those of a moment ago.
#include "viewer/render/shape_memo.hpp"

#include "tests/support/made_shapes.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

/// Squares along a parallel.
ShapeSource sourceOf(const std::string& id = "table.1") {
  std::vector<geo::test::MadeShape> squares;
  for (int i = 0; i < 40; ++i) {
    squares.push_back({geo::ShapeKind::Area, {geo::test::squareRing({44 + 0.1 * i, 40}, 0.05)}});
  }
  const geo::EventTablePtr table = geo::test::shapeTable(squares);
  static const geo::ProjectionPtr projection = geo::Projection::create("EPSG:32638").value();
  ShapeSource source;
  source.id = id;
  source.places = std::make_shared<const geo::EventPlaces>(geo::placesOn(projection, *table));
  source.classes = std::make_shared<const geo::EventClasses>(geo::classesOf(*table, std::nullopt));
  source.epoch = table->epoch;
  source.table = table;
  return source;
}

geo::View viewAt(const ShapeSource& source, double lon, double unitsPerPx) {
  geo::View view;
  view.widthPx = 600;
  view.heightPx = 400;
  view.unitsPerPx = unitsPerPx;
  view.centre = source.places->projection->forward(geo::LonLat{lon, 40}).value();
  return view;
}

TEST(ShapeMemo, GivesWhatServesTheViewAndMakesItOnce) {
  const ShapeSource source = sourceOf();
  ShapeMemo memo;
  const geo::View view = viewAt(source, 45, 100);
  const TableShapesPtr first = memo.shapesOf(source, view);
  ASSERT_NE(first, nullptr);
  EXPECT_TRUE(serves(first->reach, view));
  EXPECT_TRUE(areAlike(*first, *buildTableShapes(source, shapeReachOf(view))));
  geo::View dragged = view;
  dragged.centre.xMetres += 200 * view.unitsPerPx;
  EXPECT_EQ(memo.shapesOf(source, dragged), first);
  const geo::View nearer = viewAt(source, 45, 20);
  const TableShapesPtr second = memo.shapesOf(source, nearer);
  EXPECT_NE(second, first);
  EXPECT_EQ(memo.shapesOf(source, view), first) << "zooming out again finds what was there";
  EXPECT_TRUE(memo.takeOrders().empty());
}

TEST(ShapeMemo, WithoutRoomServesTheSameViewAgain) {
  const ShapeSource source = sourceOf();
  ShapeMemo memo;
  memo.room = 0;
  geo::View view = viewAt(source, 45, 100);
  const TableShapesPtr first = memo.shapesOf(source, view);
  EXPECT_EQ(first->reach, shapeReachOf(view));
  EXPECT_EQ(memo.shapesOf(source, view), first);
  view.centre.xMetres += 20 * view.unitsPerPx;
  EXPECT_NE(memo.shapesOf(source, view), first);
}

TEST(ShapeMemo, WhatIsMadeLaterIsOrderedAndTheOldStaysMeanwhile) {
  const ShapeSource source = sourceOf();
  ShapeMemo memo;
  memo.making = ShapeMemo::Making::Later;
  const geo::View view = viewAt(source, 45, 100);
  EXPECT_EQ(memo.shapesOf(source, view), nullptr);
  EXPECT_EQ(memo.shapesOf(source, view), nullptr);
  const auto orders = memo.takeOrders();
  ASSERT_EQ(orders.size(), 1u) << "each table once";
  EXPECT_TRUE(memo.takeOrders().empty());
  const TableShapesPtr made = buildTableShapes(orders[0].source, orders[0].reach);
  memo.keep(made);
  EXPECT_EQ(memo.shapesOf(source, view), made);
  ShapeSource filtered = source;
  filtered.hiddenClasses = 1;
  EXPECT_EQ(memo.shapesOf(filtered, view), made) << "those of a moment ago";
  EXPECT_EQ(memo.takeOrders().size(), 1u);
  EXPECT_EQ(memo.shapesOf(sourceOf("table.2"), view), nullptr) << "never another table's";
}

TEST(ShapeMemo, NeverGivesWhatLiesOnAnotherPlane) {
  const ShapeSource source = sourceOf();
  ShapeMemo memo;
  memo.making = ShapeMemo::Making::Later;
  const geo::View view = viewAt(source, 45, 100);
  memo.keep(buildTableShapes(source, shapeReachOf(view)));
  ShapeSource moved = source;
  moved.places = std::make_shared<const geo::EventPlaces>(
      geo::placesOn(geo::Projection::create("EPSG:3857").value(), *source.table));
  EXPECT_EQ(memo.shapesOf(moved, view), nullptr);
  ShapeSource counted = source;  // its times would be read as others
  counted.epoch = geo::Epoch(source.epoch.start + std::chrono::hours{1});
  EXPECT_EQ(memo.shapesOf(counted, view), nullptr);
}

TEST(ShapeMemo, KeepsFewOfEachTable) {
  const ShapeSource source = sourceOf(), other = sourceOf("table.2");
  ShapeMemo memo;
  const TableShapesPtr ofOther = memo.shapesOf(other, viewAt(other, 45, 100));
  const std::weak_ptr<const TableShapes> first = memo.shapesOf(source, viewAt(source, 45, 100));
  for (const double unitsPerPx : {200.0, 400.0, 800.0, 1600.0}) {
    memo.shapesOf(source, viewAt(source, 45, unitsPerPx));
  }
  EXPECT_TRUE(first.expired());
  EXPECT_EQ(memo.shapesOf(other, viewAt(other, 45, 100)), ofOther);
}

}  // namespace
}  // namespace viewer
