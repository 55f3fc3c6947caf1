// What is seen while a camera travels from one step to another: it begins with the one picture,
// ends with the other, never jumps in between, and draws no map anew.
#include "tests/support/picture_match.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"
#include "tests/viewer/render/gl_calls.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/render/journey_picture.hpp"
#include "viewer/session/journey.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr int kWidthPx = 480, kHeightPx = 270;
constexpr std::size_t kWide = 2, kBeside = 3, kBesideToo = 4, kNear = 7;  // steps of the story

/// The bundled story told as the window tells it.
struct Told {
  support::Stage stage;
  JourneyPicture journey = JourneyPicture::create().value();

  Told() : stage(opened()) {
    tell(command::StartBriefing{});
    arriveAt(0);
  }
  static support::Stage opened() {
    Session session = support::calmSession(support::bundledScenario(), support::bundledBaseMap(),
                                           kWidthPx, kHeightPx);
    session.view.pxPerPt = kHeightPx / 600.0f;
    return support::openStage(std::move(session));
  }
  void tell(const Command& command) { support::apply(stage, command); }
  bool travels() const { return stage.session.briefing->move.has_value(); }

  /// One call, as of the window's loop.
  Picture draw() {
    const Session& now = stage.session;
    Sheet sheet = sheetFrom(arrived(now), *stage.scene);
    const auto drawn = travels() ? journey.onTheWay(stage.renderer, sheet, *now.briefing->move)
                                 : journey.atRest(stage.renderer, sheet);
    return {kWidthPx, kHeightPx, drawn.value()->read()};
  }
  Picture drawPrepared() {
    Picture picture = draw();
    while (journey.isPreparing()) picture = draw();
    return picture;
  }
  void arriveAt(std::size_t step) {
    tell(command::GoToStep{step});
    while (travels()) tell(command::Tick{0.1});
    draw();
  }
  /// As a renderer draws it that never saw anything else.
  Picture anew() {
    MapRenderer renderer = MapRenderer::create().value();
    renderer.setScene(stage.scene);
    const auto drawn = renderer.draw(sheetFrom(stage.session, *stage.scene));
    return {kWidthPx, kHeightPx, drawn.value()->read()};
  }
};

/// Of 255, on average over pixels and channels.
double meanDifference(const Picture& a, const Picture& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.rgba.size(); ++i) sum += std::abs(a.rgba[i] - b.rgba[i]);
  return sum / static_cast<double>(a.rgba.size());
}

struct Ends {
  std::size_t from, to;
};
class Journeys : public testing::TestWithParam<Ends> {};

TEST_P(Journeys, BeginWithTheOnePictureAndEndWithTheOther) {
  Told told;
  told.arriveAt(GetParam().from);
  const Picture left = told.draw();
  told.tell(command::GoToStep{GetParam().to});
  ASSERT_TRUE(told.travels());
  EXPECT_TRUE(support::identical(told.draw(), left)) << "while it is prepared";
  EXPECT_TRUE(support::looksLike(told.drawPrepared(), left, support::kSameDriver));
  told.tell(command::Tick{kTravelSeconds * 0.9999});
  const Picture almost = told.draw();
  told.tell(command::Tick{kTravelSeconds});
  ASSERT_FALSE(told.travels());
  const Picture reached = told.draw();
  EXPECT_TRUE(support::looksLike(almost, reached, support::kSameDriver));
  EXPECT_TRUE(support::looksLike(reached, told.anew(), support::kSameDriver));
}

TEST_P(Journeys, NeverJump) {
  Told told;
  told.arriveAt(GetParam().from);
  Picture last = told.draw();
  told.tell(command::GoToStep{GetParam().to});
  told.drawPrepared();
  const Session there = arrived(told.stage.session);
  std::vector<double> changes;
  while (told.travels()) {
    told.tell(command::Tick{1.0 / 60});
    const Picture now = told.draw();
    changes.push_back(meanDifference(now, last));
    last = now;
  }
  ASSERT_GT(changes.size(), 50u);
  const double largest = *std::ranges::max_element(changes);
  EXPECT_LT(changes.front(), largest / 2) << "slow at the beginning";
  EXPECT_LT(changes.back(), largest / 2) << "and at the end";
  EXPECT_LT(largest, 12);
}

TEST_P(Journeys, DrawNoMapAnewAndUploadNothing) {
  Told told;
  told.arriveAt(GetParam().from);
  told.tell(command::GoToStep{GetParam().to});
  told.drawPrepared();
  test::countGlCalls();
  told.tell(command::Tick{kTravelSeconds / 2});
  told.draw();
  EXPECT_GT(test::g_calls.draws, 0);
  EXPECT_LE(test::g_calls.draws, 60) << "a quad a strip of columns and a block of furniture";
  EXPECT_EQ(test::g_calls.uploads, 0);
  test::g_calls = {};
  told.draw();
  EXPECT_EQ(test::g_calls.draws, 0) << "asked twice for the same moment";
  EXPECT_EQ(gl::takeErrors(), "");
}

INSTANTIATE_TEST_SUITE_P(Bundled, Journeys,
                         testing::Values(Ends{kWide, kNear}, Ends{kNear, kWide},
                                         Ends{kWide, kBeside}, Ends{kBeside, kBesideToo},
                                         Ends{kBesideToo, kWide}),
                         [](const auto& row) {
                           return std::to_string(row.param.from + 1) + "to" +
                                  std::to_string(row.param.to + 1);
                         });

TEST(Journey, InterruptedItGoesOnFromWhereItIs) {
  Told told;
  told.arriveAt(kWide);
  told.tell(command::GoToStep{kNear});
  told.drawPrepared();
  told.tell(command::Tick{kTravelSeconds * 0.4});
  const Picture amid = told.draw();
  told.tell(command::GoToStep{kBeside});
  EXPECT_TRUE(support::identical(told.draw(), amid)) << "while it is prepared";
  told.tell(command::GoToStep{kBesideToo});
  EXPECT_TRUE(support::looksLike(told.drawPrepared(), amid, support::kSameDriver));
  while (told.travels()) {
    told.tell(command::Tick{0.1});
    told.draw();
  }
  EXPECT_TRUE(support::looksLike(told.draw(), told.anew(), support::kSameDriver));
}

/// The ground is one colour but for the places at two far ends.
TEST(Journey, FarFromBothEndsTheGroundIsSeen) {
  geo::Scenario scenario = support::emptyScenario();
  geo::Layer& areas = support::addLayer(scenario, "areas", geo::LayerKind::Area, {"holder"});
  support::addRow(areas, {"all", support::boxOf({46.0, 39.5, 47.0, 40.1}), {}, {"A"}});
  geo::StoryStep west, east;
  west.id = west.title = "west";
  east.id = east.title = "east";
  west.window = east.window = scenario.opening;
  west.extent = geo::GeoBox{46.05, 39.75, 46.15, 39.80};
  east.extent = geo::GeoBox{46.85, 39.75, 46.95, 39.80};
  scenario.story = {west, east};
  Told told;
  told.journey.forget();
  told.stage.session = support::calmSession(std::move(scenario), kWidthPx, kHeightPx);
  told.stage.scene = buildScene(*told.stage.session.scenario, *told.stage.session.baseMap,
                                *told.stage.session.projection, sceneLookOf(told.stage.session));
  told.stage.renderer.setScene(told.stage.scene);
  told.tell(command::StartBriefing{});
  told.arriveAt(0);
  const Picture left = told.draw();
  const auto pixel = [](const Picture& picture) {
    const std::size_t i = (std::size_t{kHeightPx} / 2 * kWidthPx + kWidthPx * 3 / 4) * 4;
    return std::vector(picture.rgba.begin() + static_cast<std::ptrdiff_t>(i),
                       picture.rgba.begin() + static_cast<std::ptrdiff_t>(i) + 3);
  };
  told.tell(command::GoToStep{1});
  told.drawPrepared();
  told.tell(command::Tick{kTravelSeconds / 2});
  EXPECT_EQ(pixel(told.draw()), pixel(left)) << "within the one area";
}

TEST(Journey, WithNothingToLeaveTheStepIsThereAtOnce) {
  Told told;
  told.arriveAt(kWide);
  told.tell(command::GoToStep{kNear});
  told.journey.forget();
  const Picture drawn = told.draw();
  EXPECT_FALSE(told.journey.isPreparing());
  told.tell(command::Tick{kTravelSeconds / 2});
  EXPECT_TRUE(support::identical(told.draw(), drawn));
  told.tell(command::Tick{kTravelSeconds});
  EXPECT_TRUE(support::identical(told.draw(), drawn));
}

TEST(Journey, WhatComesUnderWayIsOnThePictureReached) {
  Told told;
  told.arriveAt(kWide);
  told.tell(command::GoToStep{kNear});
  told.drawPrepared();
  told.tell(command::Tick{kTravelSeconds / 2});
  told.draw();
  told.tell(command::ShowLayer{"base.relief", Shown::No});
  told.drawPrepared();
  told.tell(command::Tick{kTravelSeconds * 0.4999});
  const Picture almost = told.draw();
  EXPECT_TRUE(support::looksLike(almost, told.anew(), support::kSameDriver));
}

}  // namespace
}  // namespace viewer
