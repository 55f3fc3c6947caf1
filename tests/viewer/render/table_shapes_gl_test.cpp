// Lines and areas of tables on the picture: each leaves its mark, holes show the ground, and a
// dragged map shows what a fresh picture shows.
#include "tests/support/made_shapes.hpp"
#include "tests/support/picture_match.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/session/session_tables.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::test::MadeShape;
using geo::test::squareRing;
using support::Stage;

constexpr int kWidthPx = 600, kHeightPx = 400;

Stage stageWith(const std::vector<MadeShape>& shapes) {
  const geo::EventTablePtr events = geo::test::shapeTable(shapes);
  Session session =
      support::calmSession(scenarioAround(std::span(&events, 1)), kWidthPx, kHeightPx);
  UserTable table = userTableOf(events);
  table.places =
      std::make_shared<const geo::EventPlaces>(geo::placesOn(session.projection, *events));
  return support::openStage(withTable(std::move(session), std::move(table)));
}

geo::Color pixelAt(const Stage& stage, const Picture& picture, geo::LonLat place) {
  const auto plane = stage.session.projection->forward(place).value();
  const geo::Screen at = geo::screenFromProjected(stage.session.view, plane);
  const auto x = static_cast<std::size_t>(at.xPx), y = static_cast<std::size_t>(at.yPx);
  const std::size_t first = (y * kWidthPx + x) * 4;
  return {picture.rgba.at(first), picture.rgba.at(first + 1), picture.rgba.at(first + 2),
          picture.rgba.at(first + 3)};
}

TEST(TableShapesOnThePicture, AreasLinesAndDotsAreThereAndHolesAreOpen) {
  const double speck = 1e-6;
  Stage stage =
      stageWith({{geo::ShapeKind::Area, {squareRing({45, 40}, 1), squareRing({45.3, 40.3}, 0.4)}},
                 {geo::ShapeKind::Path, {{{46.5, 40}, {46.5, 41}}}},
                 {geo::ShapeKind::Area, {squareRing({47, 40.5}, speck)}},
                 {geo::ShapeKind::Path, {{{47.5, 40.5}, {47.5 + speck, 40.5}}}}});
  const Picture picture = support::draw(stage);
  const geo::Color ground = pixelAt(stage, picture, {45.5, 40.5});  // within the hole
  EXPECT_EQ(pixelAt(stage, picture, {46.2, 40.5}), ground);
  EXPECT_NE(pixelAt(stage, picture, {45.15, 40.15}), ground) << "the area";
  EXPECT_NE(pixelAt(stage, picture, {46.5, 40.5}), ground) << "the line";
  EXPECT_NE(pixelAt(stage, picture, {47, 40.5}), ground) << "an area below a pixel";
  EXPECT_NE(pixelAt(stage, picture, {47.5, 40.5}), ground) << "a line below a pixel";
  EXPECT_EQ(gl::takeErrors(), "");
}

TEST(TableShapesOnThePicture, AsManyOfAnotherDayAreDrawnInTheStead) {
  Stage stage = stageWith({{geo::ShapeKind::Area, {squareRing({45, 40}, 1)}, "2020-10-01"},
                           {geo::ShapeKind::Area, {squareRing({47, 40}, 1)}, "2020-10-02"},
                           {geo::ShapeKind::Area, {squareRing({49, 40}, 1)}, "2020-10-03"}});
  const geo::Moment first = stage.session.clock.range.from;
  stage.session.clock.window = {first + std::chrono::days{1}, first + std::chrono::days{2}};
  const Picture second = support::draw(stage);
  const geo::Color ground = pixelAt(stage, second, {49.5, 40.5});
  EXPECT_NE(pixelAt(stage, second, {47.5, 40.5}), ground);
  stage.session.clock.window = {first + std::chrono::days{2}, first + std::chrono::days{3}};
  const Picture third = support::draw(stage);
  EXPECT_EQ(pixelAt(stage, third, {47.5, 40.5}), ground);
  EXPECT_NE(pixelAt(stage, third, {49.5, 40.5}), ground);
}

TEST(TableShapesOnThePicture, ADraggedMapShowsWhatAFreshOneDoes) {
  std::vector<MadeShape> squares;
  for (int i = 0; i < 400; ++i) {
    const geo::LonLat corner{44 + 0.2 * (i % 20), 39 + 0.1 * (i / 20)};
    squares.push_back({geo::ShapeKind::Area, {squareRing(corner, 0.07)}});
  }
  Stage stage = stageWith(squares);
  support::apply(stage, command::ZoomAt{{300, 200}, 5});
  MarkMemo memo;
  for (int step = 0; step < 40; ++step) {
    support::apply(stage, command::Pan{-17, 5});
    const auto kept = stage.renderer.draw(sheetFrom(stage.session, *stage.scene, &memo));
    ASSERT_TRUE(kept.has_value());
    const Picture dragged{kWidthPx, kHeightPx, (*kept)->read()};
    if (step % 8 != 7) continue;
    auto fresh = MapRenderer::create().value();
    fresh.setScene(stage.scene);
    const auto drawn = fresh.draw(sheetFrom(stage.session, *stage.scene));
    const Picture anew{kWidthPx, kHeightPx, (*drawn)->read()};
    EXPECT_TRUE(support::looksLike(dragged, anew, support::kSameDriver)) << "step " << step;
  }
}

}  // namespace
}  // namespace viewer
