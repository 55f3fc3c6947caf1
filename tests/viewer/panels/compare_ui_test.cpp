// Two dates at once, by hand: the line on the map, the hollow grip, the toolbar.
#include "driver.hpp"
#include "viewer/panels/axis_scale.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using tests::on;

constexpr float kLeft = 275, kMapWidth = 680;  // of the map, in a window 1280 wide

void compareWith(Driver& driver, std::string_view day, CompareMode mode = CompareMode::Swipe) {
  driver.session.compare.before = instantAt(driver.session.clock, on(day));
  driver.session.compare.mode = mode;
  driver.frame();
}

AxisScale axisOf(const Driver& driver) {
  const Rect rect = driver.rectOf("timeline/axis");
  return {driver.session.clock.axis, rect.xPx, rect.widthPx};
}

float axisY(const Driver& driver) {
  const Rect rect = driver.rectOf("timeline/axis");
  return rect.yPx + rect.heightPx / 2;
}

float middleX(const Rect& rect) {
  return rect.xPx + rect.widthPx / 2;
}

TEST(CompareByHand, TheToolbarChoosesTheMode) {
  Driver driver;
  const std::pair<const char*, CompareMode> rows[] = {{"Swipe", CompareMode::Swipe},
                                                      {"Side by side", CompareMode::Side},
                                                      {"Ghost", CompareMode::Ghost},
                                                      {"One date", CompareMode::None}};
  EXPECT_FALSE(driver.has("toolbar/swap"));
  for (const auto& [title, mode] : rows) {
    driver.click("toolbar/compare");
    driver.click(std::string("toolbar/compare/") + title);
    EXPECT_EQ(driver.session.compare.mode, mode) << title;
    driver.frame();
    EXPECT_EQ(driver.has("toolbar/swap"), mode != CompareMode::None) << title;
  }
}

TEST(CompareByHand, TheOtherDateIsToldAndSwapped) {
  Driver driver;
  compareWith(driver, "2020-11-10");
  EXPECT_EQ(driver.textOf("toolbar/before"), "10 Nov 2020");
  driver.click("toolbar/swap");
  EXPECT_EQ(driver.session.clock.window.from, on("2020-11-10"));
  EXPECT_EQ(driver.textOf("toolbar/before"), "25 Nov 2020");
}

TEST(CompareByHand, KeysSwitchTheSwipeAndSwapTheDates) {
  Driver driver;
  driver.strike(ui::Key::C);
  EXPECT_EQ(driver.session.compare.mode, CompareMode::Swipe);
  driver.session.clock = movedTo(driver.session.clock, on("2021-03-03"));
  driver.strike(ui::Key::X);
  EXPECT_EQ(driver.session.compare.before.from, on("2021-03-03"));
  EXPECT_EQ(driver.session.clock.window.from, on("2020-11-25"));
  driver.strike(ui::Key::C);
  EXPECT_EQ(driver.session.compare.mode, CompareMode::None);
  driver.forget();
  driver.strike(ui::Key::X);
  EXPECT_TRUE(driver.commands.empty()) << "one date has nothing to swap";
}

TEST(CompareByHand, TheLineFollowsThePointerAndNothingElseDoes) {
  Driver driver;
  compareWith(driver, "2020-11-10");
  const geo::View view = driver.session.view;
  const float line = kLeft + kMapWidth / 2;
  for (const float grabbed : {-3.0f, 0.0f, 3.0f}) {
    driver.session.compare.split = 0.5f;
    driver.drag({line + grabbed, 300}, {line + grabbed - 170, 310});
    EXPECT_NEAR(driver.session.compare.split, 0.25f, 1e-3) << grabbed;
    driver.wait();
  }
  EXPECT_EQ(driver.session.view, view);
  EXPECT_TRUE(driver.all<command::PickAt>().empty());
  driver.drag({kLeft + 170, 300}, {kLeft - 200, 300});
  EXPECT_EQ(driver.session.compare.split, 0) << "as far as the edge";
}

TEST(CompareByHand, BesideTheLineTheMapIsDragged) {
  Driver driver;
  compareWith(driver, "2020-11-10");
  driver.drag({kLeft + kMapWidth / 2 + 40, 300}, {kLeft + kMapWidth / 2 + 90, 300});
  EXPECT_FALSE(driver.all<command::Pan>().empty());
  EXPECT_TRUE(driver.all<command::MoveSplit>().empty());
}

TEST(CompareByHand, WithOneDateThereIsNoLine) {
  for (const CompareMode mode : {CompareMode::None, CompareMode::Side, CompareMode::Ghost}) {
    Driver driver;
    compareWith(driver, "2020-11-10", mode);
    driver.drag({kLeft + kMapWidth / 2, 300}, {kLeft + kMapWidth / 2 + 90, 300});
    EXPECT_TRUE(driver.all<command::MoveSplit>().empty());
    EXPECT_FALSE(driver.all<command::Pan>().empty());
  }
}

TEST(CompareByHand, TheCursorTellsThatTheLineCanBeDragged) {
  Driver driver;
  compareWith(driver, "2020-11-10");
  driver.moveTo(kLeft + kMapWidth / 2, 300);
  EXPECT_EQ(ImGui::GetMouseCursor(), ImGuiMouseCursor_ResizeEW);
  driver.moveTo(kLeft + kMapWidth / 2 + 60, 300);
  EXPECT_NE(ImGui::GetMouseCursor(), ImGuiMouseCursor_ResizeEW);
}

TEST(CompareByHand, ThePlaceUnderThePointerIsThatOfItsOwnMap) {
  Driver driver;
  compareWith(driver, "2020-11-10", CompareMode::Side);
  const auto right = static_cast<float>(halvesOf(driver.session)->rightFromPx);
  driver.moveTo(kLeft + 100, 200);
  const auto onLeft = positionUnderMouse(driver.session, driver.info.layout);
  driver.moveTo(kLeft + right + 100, 200);
  EXPECT_EQ(positionUnderMouse(driver.session, driver.info.layout), onLeft);
}

TEST(CompareByHand, TheKeysZoomAtTheMapsMiddle) {
  Driver driver;
  compareWith(driver, "2020-11-10", CompareMode::Side);
  const geo::Projected centre = driver.session.view.centre;
  driver.strike(ui::Chord{ui::Key::None, ui::Modifiers::None, '+', ui::Repeat::No});
  EXPECT_NEAR(driver.session.view.centre.xMetres, centre.xMetres, 1e-3);
}

TEST(CompareByHand, TheHollowGripIsDraggedAlone) {
  Driver driver;
  EXPECT_FALSE(driver.has("timeline/before"));
  compareWith(driver, "2020-08-01");
  ASSERT_TRUE(driver.has("timeline/before"));
  EXPECT_EQ(driver.textOf("timeline/before"), "1 Aug 2020");
  const geo::TimeSpan window = driver.session.clock.window;
  const AxisScale scale = axisOf(driver);
  const float grip = middleX(driver.rectOf("timeline/before"));
  EXPECT_NEAR(grip, xFromMoment(scale, on("2020-08-01T12:00Z")), 1);
  driver.drag({grip + 3, axisY(driver)}, {grip + 153, axisY(driver)});
  const geo::Moment expected = shifted(on("2020-08-01"), 150 * scale.secondsPerPx());
  const geo::TimeSpan before = driver.session.compare.before;
  EXPECT_LE(std::abs(secondsBetween(expected, before.from)), 86400 + scale.secondsPerPx());
  EXPECT_EQ(before, instantAt(driver.session.clock, before.from)) << "snaps to days";
  EXPECT_EQ(driver.session.clock.window, window);
  EXPECT_TRUE(driver.all<command::GoTo>().empty());
}

TEST(CompareByHand, TheNearerGripIsMeant) {
  Driver driver;
  const AxisScale scale = axisOf(driver);
  const geo::Moment window = on("2020-11-25T12:00Z");
  compareWith(driver, geo::formatMoment(shifted(window, -10 * scale.secondsPerPx())));
  const float grip = xFromMoment(scale, window);
  driver.drag({grip - 3, axisY(driver)}, {grip + 60, axisY(driver)});
  EXPECT_TRUE(driver.all<command::SetBefore>().empty());
  EXPECT_FALSE(driver.all<command::GoTo>().empty());
  driver.wait();
  driver.forget();
  const float hollow = middleX(driver.rectOf("timeline/before"));
  driver.drag({hollow - 3, axisY(driver)}, {hollow - 60, axisY(driver)});
  EXPECT_FALSE(driver.all<command::SetBefore>().empty());
  EXPECT_TRUE(driver.all<command::GoTo>().empty());
}

TEST(CompareByHand, ALongerSpanKeepsItsLengthAndStaysInTheRange) {
  Driver driver;
  compareWith(driver, "2020-08-01");
  driver.session.compare.before = {on("2020-04-01"), on("2020-08-01")};
  driver.frame();
  const float grip = middleX(driver.rectOf("timeline/before"));
  driver.drag({grip, axisY(driver)}, {grip + 80, axisY(driver)});
  geo::TimeSpan before = driver.session.compare.before;
  EXPECT_GT(before.from, on("2020-04-01"));
  EXPECT_EQ(before.to - before.from, on("2020-08-01") - on("2020-04-01"));
  driver.wait();
  driver.drag({grip + 80, axisY(driver)}, {-900, axisY(driver)});
  EXPECT_EQ(driver.session.compare.before.from, driver.session.clock.range.from);
}

}  // namespace
}  // namespace viewer
