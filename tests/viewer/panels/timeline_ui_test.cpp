#include "driver.hpp"
#include "viewer/panels/axis_scale.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using tests::on;

AxisScale axisOf(const Driver& driver) {
  const Rect rect = driver.rectOf("timeline/axis");
  return {driver.session.clock.axis, rect.xPx, rect.widthPx};
}

/// A height at which the axis can be pressed.
float axisY(const Driver& driver) {
  const Rect rect = driver.rectOf("timeline/axis");
  return rect.yPx + rect.heightPx / 2;
}

/// At most a pixel's worth of time, and the step that the clock rounds to.
void expectNear(geo::Moment actual, geo::Moment expected, const AxisScale& scale) {
  EXPECT_LE(std::abs(secondsBetween(expected, actual)), scale.secondsPerPx())
      << geo::formatMoment(actual) << " instead of " << geo::formatMoment(expected);
}

TEST(Timeline, ButtonsAskForTheirCommands) {
  Driver driver;
  driver.click("timeline/play");
  EXPECT_EQ(driver.all<command::TogglePlay>().size(), 1u);
  EXPECT_TRUE(driver.session.clock.playing);
  driver.click("timeline/play");
  EXPECT_FALSE(driver.session.clock.playing);
  driver.forget();

  driver.click("timeline/forward");
  EXPECT_EQ(driver.session.clock.window.from, on("2020-11-26"));
  driver.click("timeline/back");
  EXPECT_EQ(driver.session.clock.window.from, on("2020-11-25"));
  driver.click("timeline/last");
  EXPECT_EQ(driver.session.clock.window.from, on("2021-12-31"));
  driver.click("timeline/first");
  EXPECT_EQ(driver.session.clock.window.from, on("2020-01-01"));
  EXPECT_EQ(driver.commands.size(), 4u) << "one command a click";
}

TEST(Timeline, ButtonsThatCannotActAreDisabled) {
  Driver driver;
  driver.click("timeline/first");
  driver.forget();
  driver.click("timeline/first");
  driver.click("timeline/back");
  driver.click("timeline/reset");
  EXPECT_TRUE(driver.commands.empty());

  driver.click("timeline/play");
  driver.forget();
  driver.click("timeline/forward");
  EXPECT_TRUE(driver.commands.empty()) << "single steps are lost while the clock plays";
}

TEST(Timeline, AClickJumpsToTheDateThere) {
  Driver driver;
  for (const char* day : {"2020-02-20", "2021-06-01", "2021-12-20"}) {
    driver.forget();
    driver.wait();
    const AxisScale scale = axisOf(driver);
    driver.clickAt(xFromMoment(scale, on(day)), axisY(driver));
    const auto asked = driver.all<command::GoTo>();
    ASSERT_EQ(asked.size(), 1u) << day;
    expectNear(asked[0].at, on(day), scale);
  }
}

TEST(Timeline, DraggingScrubsMonotonelyToTheDatesUnderThePointer) {
  Driver driver;
  const AxisScale scale = axisOf(driver);
  const float y = axisY(driver), from = scale.leftPx + 100;
  driver.moveTo(from, y);
  driver.press();
  geo::Moment before = driver.session.clock.window.from;
  for (float x = from + 3; x < from + 700; x += 13) {
    driver.forget();
    driver.moveTo(x, y);
    const auto asked = driver.all<command::GoTo>();
    ASSERT_EQ(asked.size(), 1u);
    expectNear(asked[0].at, momentFromX(scale, x), scale);
    EXPECT_GT(driver.session.clock.window.from, before);
    before = driver.session.clock.window.from;
  }
  driver.release();
  driver.forget();
  driver.moveTo(from + 20, y);
  EXPECT_TRUE(driver.commands.empty()) << "released";
}

TEST(Timeline, DraggingBeyondTheEndsStaysThere) {
  Driver driver;
  const float y = axisY(driver);
  driver.drag({400, y}, {5000, y - 300});
  EXPECT_EQ(driver.session.clock.window.from, on("2021-12-31"));
  driver.wait();
  driver.drag({400, y}, {-900, y});
  EXPECT_EQ(driver.session.clock.window.from, on("2020-01-01"));
}

TEST(Timeline, PressingTheGripMovesNothingUntilItIsDragged) {
  Driver driver;
  const AxisScale scale = axisOf(driver);
  const float grip = xFromMoment(scale, on("2020-11-25")) + 5;
  driver.clickAt(grip, axisY(driver));
  EXPECT_TRUE(driver.all<command::GoTo>().empty());
  driver.wait();
  driver.drag({grip, axisY(driver)}, {grip + 200, axisY(driver)});
  const geo::Moment expected = shifted(on("2020-11-25"), 200 * scale.secondsPerPx());
  EXPECT_LE(std::abs(secondsBetween(expected, driver.session.clock.window.from)),
            86400 + scale.secondsPerPx());
}

TEST(Timeline, AWindowLongerThanAStepIsMovedAsAWhole) {
  Driver driver;
  driver.session.clock.window = {on("2020-11-01"), on("2021-05-01")};
  const AxisScale scale = axisOf(driver);
  const float x = xFromMoment(scale, on("2020-12-01"));
  driver.drag({x, axisY(driver)}, {x + 100, axisY(driver)});
  const geo::TimeSpan window = driver.session.clock.window;
  EXPECT_EQ(window.to - window.from, on("2021-05-01") - on("2020-11-01"));
  EXPECT_LE(
      std::abs(secondsBetween(shifted(on("2020-11-01"), 100 * scale.secondsPerPx()), window.from)),
      86400);
  EXPECT_TRUE(driver.all<command::GoTo>().empty());
  driver.wait();
  const float moved = xFromMoment(scale, window.from) + 20;
  driver.drag({moved, axisY(driver)}, {3000, axisY(driver)});
  EXPECT_EQ(driver.session.clock.window.to, driver.session.clock.range.to) << "stays in the range";
}

TEST(Timeline, ScrubbingStopsThePlaying) {
  Driver driver;
  driver.click("timeline/play");
  driver.wait();
  driver.drag({300, axisY(driver)}, {500, axisY(driver)});
  EXPECT_FALSE(driver.session.clock.playing);
}

TEST(Timeline, BothEndsOfALongWindowAreDragged) {
  Driver driver;
  driver.session.clock = showing(driver.session.clock, {on("2020-06-01"), on("2021-03-01")});
  driver.frame();
  const AxisScale scale = axisOf(driver);
  const float y = axisY(driver);
  driver.drag({xFromMoment(scale, on("2021-03-01")), y}, {xFromMoment(scale, on("2021-06-15")), y});
  EXPECT_EQ(driver.session.clock.window.from, on("2020-06-01"));
  expectNear(driver.session.clock.window.to, on("2021-06-15"), scale);
  driver.drag({xFromMoment(scale, on("2020-06-01")), y}, {xFromMoment(scale, on("2020-02-01")), y});
  EXPECT_LE(std::abs(secondsBetween(driver.session.clock.window.from, on("2020-02-01"))), 86400);
  EXPECT_EQ(driver.session.clock.mode, WindowMode::Free);
  // An end that is dragged past the other leaves one instant.
  const float fromX = xFromMoment(scale, driver.session.clock.window.from);
  driver.drag({fromX, y}, {fromX + 2000, y});
  const geo::TimeSpan least = driver.session.clock.window;
  EXPECT_EQ(least.to - least.from, std::chrono::days{1});
}

TEST(Timeline, AllUpToTheDateIsScrubbedByItsEnd) {
  Driver driver;
  driver.session.clock = inMode(driver.session.clock, WindowMode::Cumulative);
  driver.frame();
  const AxisScale scale = axisOf(driver);
  const float y = axisY(driver);
  driver.drag({xFromMoment(scale, on("2020-11-25T12:00")), y},
              {xFromMoment(scale, on("2021-05-05T12:00")), y});
  EXPECT_EQ(driver.session.clock.mode, WindowMode::Cumulative);
  EXPECT_EQ(driver.session.clock.window.from, on("2020-01-01"));
  expectNear(driver.session.clock.window.to, on("2021-05-06"), scale);
}

TEST(Timeline, TheWheelZoomsAtTheMomentUnderThePointer) {
  Driver driver;
  const AxisScale scale = axisOf(driver);
  const float x = scale.leftPx + 0.3f * scale.widthPx;
  const geo::Moment under = momentFromX(scale, x);
  driver.scroll(x, axisY(driver), 1);
  const auto asked = driver.all<command::ZoomAxis>();
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].at, under);
  EXPECT_DOUBLE_EQ(asked[0].factor, 1.25);
  expectNear(momentFromX(axisOf(driver), x), under, scale);
  driver.scroll(x, axisY(driver), -1);
  EXPECT_LT(driver.all<command::ZoomAxis>()[1].factor, 1);
  EXPECT_TRUE(driver.all<command::ZoomAt>().empty()) << "the map does not zoom";
}

TEST(Timeline, ShiftAndWheelMiddleAndRightDragMoveTheAxis) {
  Driver driver;
  for (int i = 0; i < 6; ++i) driver.scroll(640, axisY(driver), 1);
  driver.modifiers(ui::Modifiers::Shift);
  geo::TimeSpan axis = driver.session.clock.axis;
  driver.scroll(640, axisY(driver), -1);
  EXPECT_GT(driver.session.clock.axis.from, axis.from) << "down is later";
  driver.modifiers(ui::Modifiers::None);
  for (const int button : {1, 2}) {
    const AxisScale scale = axisOf(driver);
    const float y = axisY(driver);
    const geo::Moment held = momentFromX(scale, 600);
    driver.drag({600, y}, {700, y}, button);
    expectNear(momentFromX(axisOf(driver), 700), held, scale);
  }
  EXPECT_TRUE(driver.all<command::GoTo>().empty());
}

TEST(Timeline, ADoubleClickOrTheButtonShowsAllAgain) {
  Driver driver;
  EXPECT_FALSE(driver.has("timeline/overview"));
  for (int round = 0; round < 2; ++round) {
    driver.scroll(640, axisY(driver), 3);
    driver.frame();
    EXPECT_NE(driver.session.clock.axis, driver.session.clock.range);
    EXPECT_TRUE(driver.has("timeline/overview")) << "it is told that only a part is seen";
    if (round == 0) {
      driver.click("timeline/reset");
    } else {
      driver.clickAt(640, axisY(driver));
      driver.clickAt(640, axisY(driver));
    }
    EXPECT_EQ(driver.all<command::ResetAxis>().size(), static_cast<std::size_t>(round + 1));
    EXPECT_EQ(driver.session.clock.axis, driver.session.clock.range);
  }
}

TEST(Timeline, TheOverviewMovesTheAxis) {
  Driver driver;
  for (int i = 0; i < 6; ++i) driver.scroll(640, axisY(driver), 1);
  driver.frame();
  const Rect overview = driver.rectOf("timeline/overview");
  const AxisScale whole{driver.session.clock.range, overview.xPx, overview.widthPx};
  const float x = overview.xPx + overview.widthPx * 0.7f;
  driver.clickAt(x, overview.yPx + overview.heightPx / 2);
  const geo::TimeSpan axis = driver.session.clock.axis;
  expectNear(axis.from + (axis.to - axis.from) / 2, momentFromX(whole, x), whole);
}

TEST(Timeline, TheDateIsShownLargeWithItsZone) {
  Driver driver;
  EXPECT_EQ(driver.textOf("timeline/date"), "25 Nov 2020");
  EXPECT_EQ(driver.textOf("timeline/utc"), "UTC");
  EXPECT_GE(driver.rectOf("timeline/date").heightPx, 26);
  driver.session.clock.step = std::chrono::hours{1};
  driver.session.clock.window = instantAt(driver.session.clock, on("2020-11-25T17:30Z"));
  driver.frame();
  EXPECT_EQ(driver.textOf("timeline/date"), "25 Nov 2020 17:00");
  EXPECT_EQ(driver.textOf("timeline/utc"), "UTC");
  driver.session.clock.zone = geo::Zone::named("Asia/Baku").value();
  driver.frame();
  EXPECT_EQ(driver.textOf("timeline/date"), "25 Nov 2020 21:00");
  EXPECT_EQ(driver.textOf("timeline/utc"), "UTC+4");
}

TEST(Timeline, ATypedDateIsGoneTo) {
  Driver driver;
  driver.strike(ui::Key::T);
  driver.frame();
  driver.type("2021-03-05");
  driver.enter();
  EXPECT_EQ(driver.session.clock.window.from, on("2021-03-05"));
  driver.forget();
  driver.click("timeline/date-field");
  driver.type("never");
  driver.enter();
  EXPECT_TRUE(driver.commands.empty());
  EXPECT_TRUE(driver.state.timeline.dateRefused);
  EXPECT_EQ(driver.state.timeline.dateText, "never") << "left to be corrected";
}

TEST(Timeline, SpeedHalvesAndDoubles) {
  Driver driver;
  driver.click("timeline/faster");
  EXPECT_EQ(driver.session.clock.stepsPerSecond, 20);
  driver.click("timeline/slower");
  driver.click("timeline/slower");
  EXPECT_EQ(driver.session.clock.stepsPerSecond, 5);
}

TEST(Timeline, HoldingAStepButtonRepeatsIt) {
  Driver driver;
  const Rect rect = driver.rectOf("timeline/forward");
  driver.moveTo(rect.xPx + 5, rect.yPx + 5);
  driver.press();
  EXPECT_TRUE(wantsFrames());
  for (int i = 0; i < 60; ++i) driver.frame();
  driver.release();
  EXPECT_TRUE(wantsFrames()) << "what was chosen by letting go is to be seen";
  driver.frame();
  EXPECT_FALSE(wantsFrames());
  EXPECT_GT(driver.all<command::Step>().size(), 5u);
}

}  // namespace
}  // namespace viewer
