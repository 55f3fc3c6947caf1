// The mouse over the map, and the border between map and panels.
#include "driver.hpp"

#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;

constexpr float kLeft = 275;  // of the map, in a window 1280 wide

TEST(MapInput, DraggingPansByExactlyThePixels) {
  for (const int button : {0, 2}) {
    Driver driver;
    const geo::Projected centre = driver.session.view.centre;
    driver.drag({500, 300}, {563, 271}, button, 7);
    float dx = 0, dy = 0;
    for (const command::Pan& pan : driver.all<command::Pan>()) dx += pan.dxPx, dy += pan.dyPx;
    EXPECT_FLOAT_EQ(dx, 63);
    EXPECT_FLOAT_EQ(dy, -29);
    const double units = driver.session.view.unitsPerPx;
    EXPECT_NEAR(driver.session.view.centre.xMetres, centre.xMetres - 63 * units, units * 1e-3);
    EXPECT_TRUE(driver.all<command::PickAt>().empty()) << "a drag is no click";
  }
}

TEST(MapInput, AClickPicksThere) {
  Driver driver;
  driver.clickAt(kLeft + 123, 77);
  const auto picks = driver.all<command::PickAt>();
  ASSERT_EQ(picks.size(), 1u);
  EXPECT_EQ(picks[0].at, (geo::Screen{123, 77}));
  EXPECT_EQ(driver.commands.size(), 1u);
}

TEST(MapInput, ATremblingClickIsStillAClick) {
  Driver driver;
  driver.drag({500, 300}, {502, 301}, 0, 2);
  EXPECT_EQ(driver.all<command::PickAt>().size(), 1u);
  EXPECT_TRUE(driver.all<command::Pan>().empty());
}

TEST(MapInput, TheWheelZoomsAtThePointer) {
  Driver driver;
  driver.scroll(kLeft + 200, 150, 1);
  driver.modifiers(ui::Modifiers::Ctrl);
  driver.scroll(kLeft + 200, 150, 1);
  const auto zooms = driver.all<command::ZoomAt>();
  ASSERT_EQ(zooms.size(), 2u);
  EXPECT_EQ(zooms[0].at, (geo::Screen{200, 150}));
  EXPECT_DOUBLE_EQ(zooms[0].factor, 1.25);
  EXPECT_GT(zooms[1].factor, 1);
  EXPECT_LT(zooms[1].factor, 1.1) << "finer with Ctrl";
}

TEST(MapInput, ADoubleClickZoomsIn) {
  Driver driver;
  driver.clickAt(kLeft + 200, 150);
  driver.clickAt(kLeft + 200, 150);
  const auto zooms = driver.all<command::ZoomAt>();
  ASSERT_EQ(zooms.size(), 1u);
  EXPECT_EQ(zooms[0].factor, 2);
  EXPECT_EQ(driver.all<command::PickAt>().size(), 1u) << "only the first click picks";
}

TEST(MapInput, ShiftAndDragZoomsToTheBox) {
  Driver driver;
  driver.modifiers(ui::Modifiers::Shift);
  driver.drag({kLeft + 100, 100}, {kLeft + 300, 260});
  const auto boxes = driver.all<command::ZoomToBox>();
  ASSERT_EQ(boxes.size(), 1u);
  EXPECT_EQ(boxes[0].a, (geo::Screen{100, 100}));
  EXPECT_EQ(boxes[0].b, (geo::Screen{300, 260}));
  EXPECT_EQ(driver.commands.size(), 1u);
}

TEST(MapInput, CtrlShiftAndDragSelectsTheEventsInTheBox) {
  Driver driver;
  ImGui::GetIO().KeyCtrl = ImGui::GetIO().KeyShift = true;
  driver.drag({kLeft + 100, 100}, {kLeft + 300, 260});
  const auto boxes = driver.all<command::SelectEventsIn>();
  ASSERT_EQ(boxes.size(), 1u);
  EXPECT_EQ(boxes[0].a, (geo::Screen{100, 100}));
  EXPECT_EQ(boxes[0].b, (geo::Screen{300, 260}));
  EXPECT_EQ(driver.commands.size(), 1u);
}

TEST(MapInput, EscapeLeavesTheBox) {
  Driver driver;
  driver.modifiers(ui::Modifiers::Shift);
  driver.moveTo(kLeft + 100, 100);
  driver.press();
  driver.moveTo(kLeft + 300, 260);
  driver.strike(ui::Key::Escape);
  driver.release();
  EXPECT_TRUE(driver.commands.empty());
}

TEST(MapInput, WhatStartsOnAPanelNeverMovesTheMap) {
  const ImVec2 starts[] = {{100, 500}, {1100, 500}, {900, 660}, {600, 790}};
  for (const ImVec2 start : starts) {
    for (const int button : {0, 2}) {
      Driver driver;
      const geo::View view = driver.session.view;
      driver.drag(start, {600, 300}, button);
      EXPECT_EQ(driver.session.view, view) << start.x << "," << start.y;
      EXPECT_TRUE(driver.all<command::PickAt>().empty());
    }
  }
}

TEST(MapInput, WhatStartsOnTheMapNeverReachesAPanel) {
  Driver driver;
  const Clock clock = driver.session.clock;
  driver.drag({600, 300}, {600, 720});  // onto the timeline
  EXPECT_EQ(driver.session.clock, clock);
  driver.wait();
  driver.forget();
  driver.drag({600, 300}, {30, 40});  // onto the layers
  EXPECT_TRUE(driver.session.hidden.empty());
  float dx = 0;
  for (const command::Pan& pan : driver.all<command::Pan>()) dx += pan.dxPx;
  EXPECT_FLOAT_EQ(dx, -570) << "and goes on panning there";
}

TEST(MapInput, TheWheelOverAPanelDoesNotZoomTheMap) {
  Driver driver;
  driver.scroll(100, 300, 1);
  driver.scroll(1100, 300, 1);
  EXPECT_TRUE(driver.commands.empty());
}

TEST(MapInput, TheMenuCopiesTheCoordinateFirstAsTheStatusLineShowsIt) {
  for (const geo::PlaceFormat format : kPlaceFormats) {
    Driver driver;
    driver.state.placeFormat = format;
    driver.clickAt(kLeft + 340, 323, 1);
    driver.frame();
    const geo::View& view = driver.session.view;
    const auto place =
        driver.session.projection->inverse(geo::projectedFromScreen(view, {340, 323}));
    ASSERT_TRUE(place);
    std::set<std::string> offered, expected;
    for (std::size_t i = 0; i < kPlaceFormats.size(); ++i) {
      offered.insert(driver.textOf(fmt::format("map/copy/{}", i)));
      expected.insert(geo::formatPlace(*place, kPlaceFormats.at(i)));
    }
    EXPECT_EQ(offered, expected);
    driver.click("map/copy/0");
    const auto copies = driver.all<command::CopyText>();
    ASSERT_EQ(copies.size(), 1u);
    EXPECT_EQ(copies[0].text, geo::formatPlace(*place, format));
    EXPECT_TRUE(driver.all<command::PickAt>().empty()) << "a click in the menu is none on the map";
  }
}

TEST(MapInput, PositionsAreFramebufferPixels) {
  Driver driver;
  ImGui::GetIO().DisplayFramebufferScale = {2, 2};
  driver.clickAt(kLeft + 100, 50);
  ASSERT_EQ(driver.all<command::PickAt>().size(), 1u);
  EXPECT_EQ(driver.all<command::PickAt>()[0].at, (geo::Screen{200, 100}));
}

TEST(MapInput, ThePositionUnderTheMouseIsKnownOverTheMapOnly) {
  Driver driver;
  driver.moveTo(600, 300);
  EXPECT_TRUE(positionUnderMouse(driver.session, driver.info.layout));
  driver.moveTo(100, 300);
  EXPECT_FALSE(positionUnderMouse(driver.session, driver.info.layout));
}

}  // namespace
}  // namespace viewer
