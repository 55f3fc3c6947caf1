// What can be set about time: the window's kind, steps, playing, zone, and the calendar.
#include "driver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using tests::on;

class TimeSettings : public testing::Test {
 protected:
  TimeSettings() {
    driver.click("timeline/settings");
    driver.frame();
  }
  Driver driver;
};

TEST_F(TimeSettings, TheWindowsKindIsChosenAndTheCursorStays) {
  driver.click("time/mode");
  driver.click("time/mode/All up to the date");
  EXPECT_EQ(driver.session.clock.mode, WindowMode::Cumulative);
  EXPECT_EQ(driver.session.clock.window, (geo::TimeSpan{on("2020-01-01"), on("2020-11-26")}));
  driver.click("time/mode");
  driver.click("time/mode/A fixed length");
  EXPECT_EQ(driver.session.clock.window, (geo::TimeSpan{on("2020-11-25"), on("2020-12-02")}));
  EXPECT_THAT(driver.textOf("time/ends"), testing::HasSubstr("not including, 2 Dec 2020"));
}

TEST_F(TimeSettings, StepsGoByTheChosenUnit) {
  driver.click("time/step");
  driver.click("time/step/a month");
  driver.click("timeline/forward");  // closes the box
  driver.click("timeline/forward");
  EXPECT_EQ(driver.session.clock.window.from, on("2020-12-25"));
}

TEST_F(TimeSettings, MarksAreSetAndTakenAway) {
  EXPECT_EQ(driver.textOf("time/in"), "the beginning");
  driver.click("time/in");
  driver.click("time/out");
  EXPECT_EQ(driver.session.clock.in, on("2020-11-25"));
  EXPECT_EQ(driver.session.clock.out, on("2020-11-26"));
  driver.click("time/in/clear");
  EXPECT_FALSE(driver.session.clock.in);
}

TEST_F(TimeSettings, ADayOfTheCalendarIsGoneTo) {
  EXPECT_EQ(driver.textOf("calendar/month"), "Nov 2020");
  driver.click("calendar/>");
  EXPECT_EQ(driver.textOf("calendar/month"), "Dec 2020");
  driver.click("calendar/day/13");
  EXPECT_EQ(driver.session.clock.window, (geo::TimeSpan{on("2020-12-13"), on("2020-12-14")}));
  driver.click("calendar/>>");
  EXPECT_EQ(driver.textOf("calendar/month"), "Dec 2021");
}

TEST_F(TimeSettings, CertaintyIsChosen) {
  driver.click("time/certainty");
  driver.click("time/certainty/left out");
  EXPECT_EQ(driver.session.certainty, Certainty::CertainOnly);
}

}  // namespace
}  // namespace viewer
