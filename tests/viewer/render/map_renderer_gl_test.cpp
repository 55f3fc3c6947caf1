// What is kept between frames must never show: every frame looks as if it were the first.
#include "tests/support/picture_match.hpp"
#include "tests/support/scenario_builder.hpp"
#include "tests/support/stage.hpp"
#include "tests/viewer/render/gl_calls.hpp"
#include "viewer/gl/draw.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using support::apply;
using support::draw;
using support::identical;
using support::Stage;
using test::countGlCalls;
using test::g_calls;

std::string dayNumber(int index) {
  return fmt::format("2020-{:02}-{:02}", 9 + index / 6, 3 + index % 6 * 4);
}

class BundledMap : public testing::Test {
 protected:
  static Stage opened() {
    return support::openStage(
        support::calmSession(support::bundledScenario(), support::bundledBaseMap(), 360, 270));
  }
  void TearDown() override { EXPECT_EQ(gl::takeErrors(), ""); }

  Stage stage_ = opened();
};

TEST_F(BundledMap, IsNotEmpty) {
  const Picture picture = draw(stage_);
  std::set<std::array<std::uint8_t, 3>> colors;
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    colors.insert({picture.rgba[i], picture.rgba[i + 1], picture.rgba[i + 2]});
    ASSERT_EQ(picture.rgba[i + 3], 255) << "the map is opaque";
  }
  EXPECT_GT(colors.size(), 500u);
}

TEST_F(BundledMap, DrawnAgainIsTheSame) {
  const Picture first = draw(stage_);
  EXPECT_TRUE(identical(draw(stage_), first));
  stage_.renderer.setScene(stage_.scene);
  EXPECT_TRUE(identical(draw(stage_), first)) << "uploaded again";
}

TEST_F(BundledMap, DrawnByNewObjectsIsTheSame) {
  const Picture first = draw(stage_);
  stage_.renderer = MapRenderer::create().value();
  stage_.renderer.setScene(stage_.scene);
  EXPECT_TRUE(identical(draw(stage_), first));
}

TEST_F(BundledMap, PannedAndBackIsTheSame) {
  const Picture first = draw(stage_);
  apply(stage_, command::Pan{137, -52});
  EXPECT_FALSE(support::within(support::compare(draw(stage_), first, support::kSameDriver),
                               support::kSameDriver));
  apply(stage_, command::Pan{-137, 52});
  // The centre may have lost its last bit.
  EXPECT_TRUE(support::looksLike(draw(stage_), first, support::kSameDriver));
}

TEST_F(BundledMap, ZoomedResizedAndBackIsTheSame) {
  const Picture first = draw(stage_);
  const geo::View view = stage_.session.view;
  apply(stage_, command::ZoomAt{{100, 100}, 4});
  apply(stage_, command::Resize{200, 300, 2.5f});
  draw(stage_);
  stage_.session.view = view;
  EXPECT_TRUE(identical(draw(stage_), first));
}

TEST_F(BundledMap, ScrubbedThroughOtherDatesIsTheSame) {
  for (int i = 0; i < 20; ++i) {
    support::goTo(stage_, dayNumber(i));
    draw(stage_);
    EXPECT_EQ(stage_.renderer.lastCost().baseDrawn, i == 0) << dayNumber(i);
  }
  support::goTo(stage_, "2020-11-25");
  const Picture scrubbed = draw(stage_);
  stage_.renderer = MapRenderer::create().value();
  stage_.renderer.setScene(stage_.scene);
  // Glyphs lie elsewhere in the atlas now, which drivers may round otherwise.
  EXPECT_TRUE(support::looksLike(scrubbed, draw(stage_), support::kSameDriver));
}

TEST_F(BundledMap, LayersHiddenAndShownAgainIsTheSame) {
  const Picture first = draw(stage_);
  for (const char* id : {"sites", "control", "base.borders", "base.water", "base.relief"}) {
    apply(stage_, command::ShowLayer{id, Shown::No});
    EXPECT_NE(draw(stage_).rgba, first.rgba) << id;
    apply(stage_, command::ShowLayer{id, Shown::Yes});
    EXPECT_TRUE(identical(draw(stage_), first)) << id;
  }
}

TEST_F(BundledMap, SelectedAndNotIsTheSame) {
  const Picture first = draw(stage_);
  const geo::Layer& control = stage_.session.scenario->layers[0];
  const auto valid = geo::validRows(control, stage_.session.clock.window);
  ASSERT_FALSE(valid.empty());
  apply(stage_, command::Select{geo::FeatureRef{0, valid[0]}});
  EXPECT_NE(draw(stage_).rgba, first.rgba);
  apply(stage_, command::Select{});
  EXPECT_TRUE(identical(draw(stage_), first));
}

TEST_F(BundledMap, WhatIsNotValidIsNotOutlinedEither) {
  const Picture first = draw(stage_);
  const geo::Layer& control = stage_.session.scenario->layers[0];
  for (std::size_t row = 0; row < control.features.size(); ++row) {
    const geo::ValidTime& time = control.features[row].valid;
    if (geo::validityIn(time, stage_.session.clock.window) != geo::Validity::Never) continue;
    apply(stage_, command::Select{geo::FeatureRef{0, row}});
    EXPECT_TRUE(identical(draw(stage_), first)) << control.features[row].id;
  }
}

TEST_F(BundledMap, AFrameThatHasNotChangedCostsNothing) {
  countGlCalls();
  draw(stage_);
  EXPECT_TRUE(stage_.renderer.lastCost().baseDrawn);
  EXPECT_TRUE(stage_.renderer.lastCost().pictureDrawn);
  EXPECT_GT(g_calls.draws, 0);
  g_calls = {};
  draw(stage_);
  EXPECT_FALSE(stage_.renderer.lastCost().baseDrawn);
  EXPECT_FALSE(stage_.renderer.lastCost().pictureDrawn);
  EXPECT_EQ(g_calls.draws, 0);
  EXPECT_EQ(g_calls.uploads, 0);
}

TEST_F(BundledMap, ADayOnWhichNothingChangesCostsNothing) {
  const auto cellOn = [&](const char* day) {
    support::goTo(stage_, day);
    return frameFrom(stage_.session, *stage_.scene).cell;
  };
  ASSERT_EQ(cellOn("2020-10-15"), cellOn("2020-10-16")) << "the scenario must be quiet then";
  support::goTo(stage_, "2020-10-15");
  draw(stage_);
  support::goTo(stage_, "2020-10-16");
  draw(stage_);
  EXPECT_FALSE(stage_.renderer.lastCost().pictureDrawn);
}

TEST(MapRenderer, ASizeThatCannotBeFailsAndTheNextFrameIsWhole) {
  Stage stage = support::openStage(support::calmSession(support::emptyScenario(), 64, 48));
  const Picture first = draw(stage);
  const geo::View view = stage.session.view;
  for (const auto& [width, height] : {std::pair{0, 48}, {64, -1}, {1 << 30, 48}}) {
    stage.session.view.widthPx = width;
    stage.session.view.heightPx = height;
    const auto drawn = stage.renderer.draw(frameFrom(stage.session, *stage.scene));
    ASSERT_FALSE(drawn);
    EXPECT_NE(drawn.error().what, "");
    stage.session.view = view;
    EXPECT_TRUE(identical(draw(stage), first));
  }
}

/// A feature of each kind of shape, some of them on some days only; no text.
geo::Scenario wordless() {
  geo::Scenario scenario = support::emptyScenario();
  const geo::Line line{{46.1, 39.6}, {46.5, 40.0}, {46.9, 39.9}};
  geo::Layer& areas = support::addLayer(scenario, "areas", geo::LayerKind::Area, {"holder"});
  support::addRow(areas, {"held", support::boxOf({46.2, 39.6, 46.6, 40.0}), {}, {"A"}});
  geo::Layer& bands = support::addLayer(scenario, "bands", geo::LayerKind::Band);
  bands.title.clear();  // it would be written along the line
  support::addRow(bands, {"line", geo::Lines{line}, support::validFrom("2020-03", "2020-10")});
  geo::Layer& sites = support::addLayer(scenario, "sites", geo::LayerKind::Site, {"kind"});
  for (int i = 0; i < 20; ++i) {
    support::addRow(sites, {fmt::format("post {}", i),
                            geo::LonLat{46.05 + 0.045 * i, 39.9},
                            support::validFrom(dayNumber(i)),
                            {"base"}});
  }
  return scenario;
}

TEST(MapRenderer, TimeUploadsNothingAndLeavesTheBaseAlone) {
  Stage stage = support::openStage(support::calmSession(wordless(), 320, 240));
  draw(stage);
  countGlCalls();
  for (int i = 0; i < 20; ++i) {
    support::goTo(stage, dayNumber(i));
    draw(stage);
    EXPECT_FALSE(stage.renderer.lastCost().baseDrawn);
    EXPECT_TRUE(stage.renderer.lastCost().pictureDrawn) << "a post begins each of these days";
  }
  EXPECT_GT(g_calls.draws, 0);
  EXPECT_EQ(g_calls.uploads, 0);
}

TEST(MapRenderer, DrawsWithoutAScene) {
  Stage stage = support::openStage(support::calmSession(support::emptyScenario(), 64, 48));
  stage.renderer = MapRenderer::create().value();
  const Picture picture = draw(stage);
  EXPECT_EQ(picture.rgba.size(), 64u * 48 * 4);
  EXPECT_EQ(gl::takeErrors(), "");
}

}  // namespace
}  // namespace viewer
