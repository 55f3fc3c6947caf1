// Two dates on one picture: each looks as it does alone, nothing is uploaded twice, and one date is
// again just one date.
#include "tests/support/picture_match.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"
#include "tests/viewer/render/gl_calls.hpp"
#include "viewer/gl/draw.hpp"
#include "viewer/render/pick.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using support::apply;
using support::draw;
using support::identical;
using support::Stage;

constexpr const char *kBefore = "2020-11-10", *kAfter = "2020-12-02";
constexpr int kLineReachPx = 20;  // half of the handle's width, and more

/// Columns [from, to) of a picture.
Picture columns(const Picture& picture, int from, int to) {
  Picture cut{to - from, picture.heightPx, {}};
  const auto width = static_cast<std::size_t>(picture.widthPx) * 4;
  for (int y = 0; y < picture.heightPx; ++y) {
    const auto row = picture.rgba.begin() + static_cast<std::ptrdiff_t>(width) * y;
    cut.rgba.insert(cut.rgba.end(), row + from * 4, row + to * 4);
  }
  return cut;
}

class Comparing : public testing::Test {
 protected:
  static Stage opened() {
    return support::openStage(
        support::calmSession(support::bundledScenario(), support::bundledBaseMap(), 401, 270));
  }
  void SetUp() override { support::goTo(stage_, kAfter); }
  void TearDown() override { EXPECT_EQ(gl::takeErrors(), ""); }

  void compareBy(CompareMode mode) {
    apply(stage_, command::SetBefore{support::periodOf(kBefore)});
    apply(stage_, command::SetCompare{mode});
  }
  /// By a renderer of its own, at one date.
  Picture alone(const char* day, int widthPx) {
    Session session = stage_.session;
    session.compare = {};
    session.view.widthPx = widthPx;
    session.clock.window = support::periodOf(day);
    auto renderer = MapRenderer::create().value();
    renderer.setScene(stage_.scene);
    return takePicture(session, *stage_.scene, renderer).value();
  }

  Stage stage_ = opened();
};

TEST_F(Comparing, EachSideOfASwipeIsThatDateAlone) {
  compareBy(CompareMode::Swipe);
  const int width = stage_.session.view.widthPx;
  const Picture before = alone(kBefore, width), after = alone(kAfter, width);
  for (const float share : {0.3f, 0.5f, 0.77f}) {
    apply(stage_, command::MoveSplit{share});
    const int line = halvesOf(stage_.session)->leftToPx;
    const Picture both = draw(stage_);
    const int left = line - kLineReachPx, right = line + kLineReachPx;
    EXPECT_TRUE(identical(columns(both, 0, left), columns(before, 0, left))) << share;
    EXPECT_TRUE(identical(columns(both, right, width), columns(after, right, width))) << share;
    EXPECT_FALSE(identical(columns(both, 0, left), columns(after, 0, left))) << share;
  }
}

TEST_F(Comparing, ALineAtTheEdgeLeavesOneDate) {
  compareBy(CompareMode::Swipe);
  const int width = stage_.session.view.widthPx;
  apply(stage_, command::MoveSplit{0});
  EXPECT_TRUE(identical(columns(draw(stage_), kLineReachPx, width),
                        columns(alone(kAfter, width), kLineReachPx, width)));
  apply(stage_, command::MoveSplit{1});
  EXPECT_TRUE(identical(columns(draw(stage_), 0, width - kLineReachPx),
                        columns(alone(kBefore, width), 0, width - kLineReachPx)));
}

TEST_F(Comparing, MapsSideBySideAreMapsOfHalfTheWidth) {
  compareBy(CompareMode::Side);
  const Halves halves = halvesOf(stage_.session).value();
  const Picture both = draw(stage_);
  const int width = both.widthPx;
  EXPECT_EQ(width, 401);
  EXPECT_TRUE(identical(columns(both, 0, halves.leftToPx), alone(kBefore, halves.mapWidthPx)));
  EXPECT_TRUE(
      identical(columns(both, halves.rightFromPx, width), alone(kAfter, halves.mapWidthPx)));
}

TEST_F(Comparing, NoGhostOfWhatIsStillThere) {
  compareBy(CompareMode::Ghost);
  apply(stage_, command::SetBefore{support::periodOf(kAfter)});
  EXPECT_TRUE(identical(draw(stage_), alone(kAfter, stage_.session.view.widthPx)));
  apply(stage_, command::SetBefore{support::periodOf(kBefore)});
  EXPECT_FALSE(identical(draw(stage_), alone(kAfter, stage_.session.view.widthPx)));
}

TEST_F(Comparing, SwitchedOffIsOneDateAgain) {
  const Picture first = draw(stage_);
  for (const CompareMode mode : {CompareMode::Swipe, CompareMode::Side, CompareMode::Ghost}) {
    compareBy(mode);
    EXPECT_FALSE(identical(draw(stage_), first));
    apply(stage_, command::SetCompare{CompareMode::None});
    EXPECT_TRUE(identical(draw(stage_), first)) << static_cast<int>(mode);
  }
}

TEST_F(Comparing, WhatIsKeptNeverShows) {
  compareBy(CompareMode::Swipe);
  const Picture first = draw(stage_);
  const CompareMode modes[] = {CompareMode::Ghost, CompareMode::Side, CompareMode::None,
                               CompareMode::Swipe};
  for (const CompareMode mode : modes) {
    apply(stage_, command::SetCompare{mode});
    support::goTo(stage_, "2023-01-01");
    draw(stage_);
    apply(stage_, command::SwapDates{});
    draw(stage_);
    apply(stage_, command::SwapDates{});
  }
  support::goTo(stage_, kAfter);
  EXPECT_TRUE(support::looksLike(draw(stage_), first, support::kSameDriver));
}

TEST_F(Comparing, TheDateThatStaysKeepsItsPictureAndTheBaseMapBoth) {
  for (const CompareMode mode : {CompareMode::Swipe, CompareMode::Side}) {
    compareBy(mode);
    draw(stage_);
    for (const char* day : {"2020-11-15", "2020-11-21", "2021-02-03"}) {
      support::goTo(stage_, day);
      draw(stage_);
      EXPECT_EQ(stage_.renderer.lastCost().partsDrawn, 1) << day;
      EXPECT_FALSE(stage_.renderer.lastCost().baseDrawn) << day;
    }
    apply(stage_, command::SetBefore{support::periodOf("2020-10-01")});
    draw(stage_);
    EXPECT_EQ(stage_.renderer.lastCost().partsDrawn, 1);
  }
}

TEST_F(Comparing, MovingTheLineDrawsNoMapAnew) {
  compareBy(CompareMode::Swipe);
  draw(stage_);
  for (const float share : {0.2f, 0.6f, 0.9f}) {
    apply(stage_, command::MoveSplit{share});
    draw(stage_);
    EXPECT_EQ(stage_.renderer.lastCost().partsDrawn, 0);
    EXPECT_FALSE(stage_.renderer.lastCost().shapesDrawn);
    EXPECT_TRUE(stage_.renderer.lastCost().pictureDrawn);
  }
}

TEST_F(Comparing, ASheetThatHasNotChangedCostsNothing) {
  for (const CompareMode mode : {CompareMode::Swipe, CompareMode::Side, CompareMode::Ghost}) {
    compareBy(mode);
    draw(stage_);
    draw(stage_);
    EXPECT_FALSE(stage_.renderer.lastCost().pictureDrawn);
    EXPECT_EQ(stage_.renderer.lastCost().partsDrawn, 0);
  }
}

TEST_F(Comparing, TheBaseMapIsDrawnOnceForBothDates) {
  compareBy(CompareMode::Swipe);
  const auto drawsOf = [&](CompareMode mode) {
    apply(stage_, command::SetCompare{mode});
    stage_.renderer.setScene(stage_.scene);
    for (const char* id : {"control", "sites", "ceasefire_line", "corridor", "proposals"}) {
      apply(stage_, command::ShowLayer{id, Shown::No});
    }
    test::countGlCalls();
    draw(stage_);
    return test::g_calls.draws;
  };
  const int one = drawsOf(CompareMode::None), two = drawsOf(CompareMode::Swipe);
  EXPECT_GT(one, 5);
  EXPECT_LT(two, 2 * one) << "the base map was drawn twice";
}

/// Shapes that come and go, and no text: text has its own small buffers.
geo::Scenario wordless() {
  geo::Scenario scenario = support::emptyScenario();
  geo::Layer& areas = support::addLayer(scenario, "areas", geo::LayerKind::Area, {"holder"});
  support::addRow(areas, {"held",
                          support::boxOf({46.2, 39.6, 46.6, 40.0}),
                          support::validFrom("2020-03", "2020-06"),
                          {"A"}});
  support::addRow(
      areas,
      {"taken", support::boxOf({46.3, 39.6, 46.6, 40.0}), support::validFrom("2020-06"), {"B"}});
  geo::Layer& bands = support::addLayer(scenario, "bands", geo::LayerKind::Band);
  bands.title.clear();  // it would be written along the line
  const geo::Line line{{46.1, 39.6}, {46.5, 40.0}, {46.9, 39.9}};
  support::addRow(bands, {"line", geo::Lines{line}, support::validFrom("2020-03", "2020-10")});
  return scenario;
}

TEST(CompareUploads, TimeUploadsNoMeshInAnyMode) {
  Stage stage = support::openStage(support::calmSession(wordless(), 320, 240));
  apply(stage, command::SetBefore{support::periodOf("2020-04-01")});
  for (const CompareMode mode : {CompareMode::Swipe, CompareMode::Side, CompareMode::Ghost}) {
    apply(stage, command::SetCompare{mode});
    draw(stage);
    test::countGlCalls();
    for (int month = 1; month <= 12; ++month) {
      support::goTo(stage, fmt::format("2020-{:02}-05", month));
      draw(stage);
    }
    EXPECT_GT(test::g_calls.draws, 0);
    // The line between two dates is a few sprites, whatever the scenario holds.
    EXPECT_LE(test::g_calls.uploads, mode == CompareMode::Ghost ? 0 : 12);
  }
}

/// Mean red, green and blue of a piece of a row: dashes do not matter.
std::array<int, 3> colorAround(const Picture& picture, geo::Screen at) {
  constexpr int kReachPx = 40;
  std::array<int, 3> sum{};
  for (int x = -kReachPx; x <= kReachPx; ++x) {
    const auto column = static_cast<std::size_t>(static_cast<int>(at.xPx) + x);
    const auto row = static_cast<std::size_t>(at.yPx);
    const std::size_t i = (row * static_cast<std::size_t>(picture.widthPx) + column) * 4;
    for (std::size_t k = 0; k < 3; ++k) sum[k] += picture.rgba[i + k];
  }
  for (int& channel : sum) channel /= 2 * kReachPx + 1;
  return sum;
}

TEST(CompareGhost, WhatHasGoneIsGreyAndWhatStaysIsNot) {
  geo::Scenario scenario = support::emptyScenario();
  geo::Layer& bands = support::addLayer(scenario, "lines", geo::LayerKind::Band);
  bands.style.color = geo::Color{200, 0, 0, 255};
  support::addRow(bands, {"gone", geo::Lines{{{46.1, 39.7}, {46.9, 39.7}}},
                          support::validFrom("2020-03", "2020-06")});
  support::addRow(
      bands, {"stays", geo::Lines{{{46.1, 40.0}, {46.9, 40.0}}}, support::validFrom("2020-03")});
  Stage stage = support::openStage(support::calmSession(std::move(scenario), 320, 240));
  support::goTo(stage, "2020-08-01");
  const Picture plain = draw(stage);
  apply(stage, command::SetBefore{support::periodOf("2020-04-01")});
  apply(stage, command::SetCompare{CompareMode::Ghost});
  const Picture ghost = draw(stage);
  const auto at = [&](double lat) {
    return geo::screenFromProjected(
        stage.session.view, stage.session.projection->forward(geo::LonLat{46.5, lat}).value());
  };
  EXPECT_EQ(colorAround(ghost, at(40.0)), colorAround(plain, at(40.0)));
  const auto [red, green, blue] = colorAround(ghost, at(39.7));
  EXPECT_LT(std::max({red, green, blue}) - std::min({red, green, blue}), 45) << "nearly grey";
  EXPECT_LT(green, colorAround(plain, at(39.7))[1]) << "but seen";
}

}  // namespace
}  // namespace viewer
