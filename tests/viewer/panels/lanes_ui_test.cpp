// The timeline's lanes in use: opening, hovering, clicking, looking closer.
#include "driver.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using tests::on;

/// A driver with open lanes, settled.
struct OpenLanes : Driver {
  OpenLanes() {
    strike(ui::Key::L);
    frame();
    forget();
  }

  /// Where the row of this name lies in the window now.
  ImVec2 middleOf(std::string_view name) const {
    const LanesView& view = state.cache.lanes.view;
    const Rect area = rectOf("timeline/lanes");
    for (const LaneView& lane : view.lanes) {
      for (const LaneItem& item : lane.items) {
        if (geo::featureOf(*session.scenario, item.ref).name != name) continue;
        const float track = static_cast<float>(item.track) + 0.5f;
        return {(item.fromPx + item.toPx) / 2,
                area.yPx - state.lanes.scrollPx + lane.trackTopPx + track * lane.trackPx};
      }
    }
    ADD_FAILURE() << "not in a lane: " << name;
    return {};
  }
  void click(std::string_view name) {
    const ImVec2 at = middleOf(name);
    clickAt(at.x, at.y);
  }
};

TEST(LanesPanel, TheKeyAndTheButtonOpenAndCloseThem) {
  Driver driver;
  const float mapPx = driver.info.layout.map.heightPx;
  EXPECT_FALSE(driver.has("timeline/lanes"));
  for (const bool byKey : {true, false}) {
    for (const bool open : {true, false}) {
      if (byKey)
        driver.strike(ui::Key::L);
      else
        driver.click("timeline/lanes-button");
      driver.frame();
      driver.frame();
      EXPECT_EQ(driver.has("timeline/lanes"), open);
      EXPECT_EQ(driver.info.layout.map.heightPx < mapPx, open) << "the timeline grows";
      EXPECT_TRUE(driver.has("timeline/axis"));
    }
  }
  EXPECT_EQ(driver.info.layout.map.heightPx, mapPx);
  EXPECT_TRUE(driver.commands.empty()) << "a matter of the panels alone";
}

TEST(LanesPanel, RowsStandAboveTheirPlaceOnTheAxis) {
  OpenLanes driver;
  const Rect axis = driver.rectOf("timeline/axis"), lanes = driver.rectOf("timeline/lanes");
  EXPECT_EQ(axis.xPx, lanes.xPx);
  EXPECT_EQ(axis.widthPx, lanes.widthPx);
  EXPECT_LE(lanes.bottomPx(), axis.yPx);
  const AxisScale scale{driver.session.clock.axis, axis.xPx, axis.widthPx};
  EXPECT_NEAR(driver.middleOf("Handed over").x, xFromMoment(scale, on("2020-11-20T12:00")), 1);
  // A click on the axis still goes to the date there.
  driver.clickAt(xFromMoment(scale, on("2021-02-10")), axis.yPx + 30);
  const auto asked = driver.all<command::GoTo>();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_LE(std::abs(secondsBetween(asked[0].at, on("2021-02-10"))), scale.secondsPerPx());
}

TEST(LanesPanel, AClickSelectsAndGoesThereOnlyIfItIsNotShownNow) {
  OpenLanes driver;
  driver.click("Placed post");  // stands on 25 Nov 2020, the window
  ASSERT_EQ(driver.all<command::FlyTo>().size(), 1u);
  EXPECT_EQ(driver.session.selection, (geo::FeatureRef{0, 0}));
  EXPECT_TRUE(driver.all<command::GoTo>().empty());
  EXPECT_EQ(driver.session.clock.window.from, on("2020-11-25"));
  driver.wait();
  driver.click("Signed");
  EXPECT_EQ(driver.session.selection, (geo::FeatureRef{2, 0}));
  EXPECT_EQ(driver.session.clock.window.from, on("2020-11-10"));
  driver.wait();
  driver.click("Later post");
  EXPECT_EQ(driver.session.clock.window.from, on("2021-03-01"));
}

TEST(LanesPanel, ADoubleClickShowsTheRowOnTheAxis) {
  OpenLanes driver;
  driver.click("Some day in May");
  driver.click("Some day in May");
  ASSERT_EQ(driver.all<command::SetAxis>().size(), 1u);
  const geo::TimeSpan axis = driver.session.clock.axis;
  EXPECT_LT(axis.from, on("2021-05-01"));
  EXPECT_GT(axis.from, on("2021-04-01"));
  EXPECT_GT(axis.to, on("2021-07-01"));
  EXPECT_LT(axis.to, on("2021-08-01"));
}

TEST(LanesPanel, ADoubleClickOnARowWithoutAnEndShowsItToTheEndOfTheTimeline) {
  OpenLanes driver;
  driver.click("Later post");
  driver.click("Later post");
  EXPECT_LT(driver.session.clock.axis.from, on("2021-03-01"));
  EXPECT_EQ(driver.session.clock.axis.to, driver.session.clock.range.to);
}

TEST(LanesPanel, HoveringAsksForNothingAndAnEmptyPlaceNeither) {
  OpenLanes driver;
  const ImVec2 at = driver.middleOf("Placed post");
  driver.moveTo(at.x, at.y);
  driver.frame();
  const Rect area = driver.rectOf("timeline/lanes");
  driver.clickAt(area.xPx + 2, area.yPx + 4);
  EXPECT_TRUE(driver.commands.empty());
}

TEST(LanesPanel, HiddenLayersHaveNoLane) {
  OpenLanes driver;
  EXPECT_EQ(driver.state.cache.lanes.view.lanes.size(), 4u);
  driver.session.hidden.insert("events");
  driver.frame();
  driver.frame();
  EXPECT_EQ(driver.state.cache.lanes.view.lanes.size(), 3u);
}

TEST(LanesPanel, TheChoiceIsKeptWhileTheyAreClosed) {
  OpenLanes driver;
  driver.Driver::click("timeline/lanes-by/kind");
  driver.frame();
  EXPECT_EQ(driver.state.lanes.mode, LaneMode::Kinds);
  EXPECT_EQ(driver.state.cache.lanes.lanes.back().title, "Observation post");
  driver.strike(ui::Key::L);
  driver.strike(ui::Key::L);
  EXPECT_EQ(driver.state.lanes.mode, LaneMode::Kinds);
  driver.Driver::click("timeline/lanes-by/layer");
  EXPECT_EQ(driver.state.lanes.mode, LaneMode::Layers);
}

TEST(LanesPanel, AClickOnATitleFoldsItsLane) {
  OpenLanes driver;
  const auto clickLast = [&] {
    const Rect titles = driver.rectOf("timeline/lane-titles");
    const LaneView& posts = driver.state.cache.lanes.view.lanes.back();
    driver.clickAt(titles.xPx + 20, titles.yPx + posts.topPx + posts.heightPx / 2);
    driver.frame();
    driver.wait();
  };
  const float open = driver.state.cache.lanes.view.heightPx;
  clickLast();
  EXPECT_LT(driver.state.cache.lanes.view.heightPx, open);
  clickLast();
  EXPECT_EQ(driver.state.cache.lanes.view.heightPx, open);
}

TEST(LanesPanel, TheWheelScrollsAndWithCtrlItZooms) {
  OpenLanes driver;
  ImGui::GetIO().DisplaySize = {1280, 420};  // too low for all lanes
  driver.frame();
  driver.frame();
  const Rect area = driver.rectOf("timeline/lanes");
  ASSERT_LT(area.heightPx, driver.state.cache.lanes.view.heightPx);
  driver.scroll(area.xPx + 300, area.yPx + 10, -1);
  EXPECT_GT(driver.state.lanes.scrollPx, 0);
  for (int i = 0; i < 20; ++i) driver.scroll(area.xPx + 300, area.yPx + 10, -1);
  driver.frame();
  EXPECT_EQ(driver.state.lanes.scrollPx,
            driver.state.cache.lanes.view.heightPx - driver.rectOf("timeline/lanes").heightPx);
  EXPECT_TRUE(driver.commands.empty());
  driver.modifiers(ui::Modifiers::Ctrl);
  driver.scroll(area.xPx + 300, area.yPx + 10, 1);
  EXPECT_EQ(driver.all<command::ZoomAxis>().size(), 1u);
  EXPECT_NE(driver.session.clock.axis, driver.session.clock.range);
}

TEST(LanesPanel, TheMiddleButtonMovesTheAxis) {
  OpenLanes driver;
  driver.session.clock.axis = {on("2020-06-01"), on("2020-12-01")};
  driver.frame();
  const Rect area = driver.rectOf("timeline/lanes");
  driver.drag({area.xPx + 300, area.yPx + 10}, {area.xPx + 200, area.yPx + 10}, 2);
  const AxisScale scale{driver.session.clock.axis, area.xPx, area.widthPx};
  EXPECT_LE(std::abs(secondsBetween(driver.session.clock.axis.from, on("2020-06-01")) +
                     100 * scale.secondsPerPx()),
            2 * scale.secondsPerPx());
}

}  // namespace
}  // namespace viewer
