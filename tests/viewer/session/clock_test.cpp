// The time window and the axis that it is shown on.
#include "tests/viewer/session/small_session.hpp"

#include <cmath>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;
using test::at;
using test::span;

Clock clockOn(std::string_view day, geo::TimeSpan range = span("2020-01-01", "2022-01-01")) {
  Clock clock;
  clock.range = clock.axis = range;
  clock.window = {at(day), at(day) + days{1}};
  return clock;
}

double secondsIn(geo::TimeSpan time) {
  return std::chrono::duration<double>(time.to - time.from).count();
}

std::string told(geo::TimeSpan time) {
  return geo::formatMoment(time.from) + " to " + geo::formatMoment(time.to);
}

TEST(InstantAt, HoldsTheMomentAndStaysInTheRange) {
  const struct {
    seconds step;
    const char *moment, *from;
  } rows[] = {
      {days{1}, "2020-11-25", "2020-11-25"},
      {days{1}, "2020-11-25T23:59:59", "2020-11-25"},
      {hours{1}, "2020-11-25T23:59:59", "2020-11-25T23:00:00"},
      {days{1}, "1999-01-01", "2020-01-01"},
      {days{1}, "2019-12-31T23:59:59", "2020-01-01"},
      {days{1}, "2020-01-01", "2020-01-01"},
      {days{1}, "2021-12-31", "2021-12-31"},
      {days{1}, "2021-12-31T23:59:59", "2021-12-31"},
      {days{1}, "2022-01-01", "2021-12-31"},
      {days{1}, "2090-01-01", "2021-12-31"},
      {hours{1}, "2022-01-01", "2021-12-31T23:00:00"},
      {hours{1}, "2019-12-31T23:59:59", "2020-01-01T00:00:00"},
  };
  for (const auto& row : rows) {
    Clock clock = clockOn("2020-06-01");
    clock.step = row.step;
    const geo::TimeSpan window = instantAt(clock, at(row.moment));
    EXPECT_EQ(window, (geo::TimeSpan{at(row.from), at(row.from) + row.step})) << row.moment;
  }
}

TEST(InstantAt, ReachesOpenEndsAndRangesThatDoNotStartAtMidnight) {
  const Clock clock = clockOn("2020-06-01", span("2020-01-01T10:00:00", "2020-01-03T12:00:00"));
  const geo::TimeSpan first = instantAt(clock, geo::kBeginningOfTime);
  const geo::TimeSpan last = instantAt(clock, geo::kEndOfTime);
  EXPECT_EQ(first, span("2020-01-01", "2020-01-02"));
  EXPECT_EQ(last, span("2020-01-03", "2020-01-04"));
}

TEST(Clock, WorksBefore1970) {
  Clock clock = clockOn("1918-10-30", span("1914-01-01", "1970-01-02"));
  EXPECT_EQ(instantAt(clock, at("1969-12-31T13:00:00")), span("1969-12-31", "1970-01-01"));
  EXPECT_EQ(instantAt(clock, at("1914-06-28T10:45:00")), span("1914-06-28", "1914-06-29"));
  EXPECT_EQ(stepped(clock, -1, StepUnit::Step).window, span("1918-10-29", "1918-10-30"));
  EXPECT_EQ(stepped(clock, 4, StepUnit::Month).window, span("1919-02-28", "1919-03-01"));
  clock.step = hours{1};
  EXPECT_EQ(instantAt(clock, at("1914-06-28T10:45:00")),
            span("1914-06-28T10:00:00", "1914-06-28T11:00:00"));
}

TEST(Stepped, GoesByStepsAndByCalendarMonths) {
  const struct {
    const char* from;
    int count;
    StepUnit unit;
    const char* expected;
  } rows[] = {
      {"2020-11-25", 1, StepUnit::Step, "2020-11-26"},
      {"2020-11-25", -25, StepUnit::Step, "2020-10-31"},
      {"2020-01-01", -1, StepUnit::Step, "2020-01-01"},
      {"2021-12-31", 1, StepUnit::Step, "2021-12-31"},
      {"2020-11-25", 2'000'000'000, StepUnit::Step, "2021-12-31"},
      {"2020-01-31", 1, StepUnit::Month, "2020-02-29"},
      {"2021-01-31", 1, StepUnit::Month, "2021-02-28"},
      {"2020-03-31", -1, StepUnit::Month, "2020-02-29"},
      {"2020-12-15", 1, StepUnit::Month, "2021-01-15"},
      {"2021-01-15", -1, StepUnit::Month, "2020-12-15"},
      {"2020-10-31", 13, StepUnit::Month, "2021-11-30"},
      {"2021-12-15", 1, StepUnit::Month, "2021-12-31"},
      {"2020-01-15", -1, StepUnit::Month, "2020-01-01"},
  };
  for (const auto& row : rows) {
    const Clock moved = stepped(clockOn(row.from), row.count, row.unit);
    EXPECT_EQ(moved.window.from, at(row.expected)) << row.from << " and " << row.count;
    EXPECT_EQ(moved.window.to - moved.window.from, days{1});
  }
}

TEST(AxisZoomed, KeepsTheMomentUnderThePointer) {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> share(0, 1), power(-2, 2);
  Clock clock = clockOn("2020-11-25");
  for (int i = 0; i < 2000; ++i) {
    const double before = share(random);
    const auto inside = static_cast<std::int64_t>(before * secondsIn(clock.axis));
    const geo::Moment moment = clock.axis.from + seconds{inside};
    const Clock zoomed = axisZoomed(clock, moment, std::pow(10, power(random)));
    SCOPED_TRACE(told(clock.axis) + " becomes " + told(zoomed.axis));
    EXPECT_GE(zoomed.axis.from, clock.range.from);
    EXPECT_LE(zoomed.axis.to, clock.range.to);
    EXPECT_GE(secondsIn(zoomed.axis), 3599);
    const bool stopped = zoomed.axis.from == clock.range.from || zoomed.axis.to == clock.range.to;
    if (!stopped || secondsIn(zoomed.axis) < secondsIn(clock.axis)) {
      const double was = secondsIn({clock.axis.from, moment}) / secondsIn(clock.axis);
      const double is = secondsIn({zoomed.axis.from, moment}) / secondsIn(zoomed.axis);
      EXPECT_LE(std::abs(is - was) * secondsIn(zoomed.axis), 2);
    }
    clock = zoomed;
  }
}

TEST(AxisZoomed, StepsByTheHourBelowFourDays) {
  Clock clock = clockOn("2020-11-25");
  bool hourly = false, daily = false;
  for (int i = 0; i < 40; ++i) {
    clock = axisZoomed(clock, at("2020-11-25"), 1.3);
    const bool shorter = secondsIn(clock.axis) < 4 * 86400.0;
    EXPECT_EQ(clock.step, shorter ? seconds{hours{1}} : seconds{days{1}}) << told(clock.axis);
    EXPECT_EQ(clock.window, (geo::TimeSpan{at("2020-11-25"), at("2020-11-25") + clock.step}));
    (shorter ? hourly : daily) = true;
  }
  EXPECT_TRUE(hourly && daily);
}

TEST(AxisZoomed, LeavesTheWindowsDayWhenItStepsByTheDayAgain) {
  Clock clock = axisZoomed(clockOn("2020-11-25"), at("2020-11-25"), 1e9);
  clock = stepped(clock, 13, StepUnit::Step);
  EXPECT_EQ(clock.window, span("2020-11-25T13:00:00", "2020-11-25T14:00:00"));
  clock = axisZoomed(clock, at("2020-11-25"), 1e-9);
  EXPECT_EQ(clock.axis, clock.range);
  EXPECT_EQ(clock.window, span("2020-11-25", "2020-11-26"));
}

TEST(AxisZoomed, LeavesALongerWindowAsItIs) {
  Clock clock = clockOn("2020-11-25");
  clock.window = span("2020-11-01", "2020-12-01");
  for (const double factor : {1.5, 1e4, 1e-9}) {
    clock = axisZoomed(clock, at("2020-11-25"), factor);
    EXPECT_EQ(clock.window, span("2020-11-01", "2020-12-01")) << factor;
  }
}

TEST(AxisZoomed, EndsAtAnHour) {
  const Clock clock = axisZoomed(clockOn("2020-11-25"), at("2021-12-31"), 1e12);
  EXPECT_EQ(secondsIn(clock.axis), 3600);
  EXPECT_GE(at("2021-12-31"), clock.axis.from);
  EXPECT_LE(at("2021-12-31"), clock.axis.to);
}

TEST(AxisPanned, MovesByItsShareAndStopsAtTheRange) {
  const Clock clock = axisZoomed(clockOn("2020-11-25"), at("2020-11-25"), 10);
  const double length = secondsIn(clock.axis);
  const Clock right = axisPanned(clock, 0.25);
  EXPECT_NEAR(secondsIn({clock.axis.from, right.axis.from}), length / 4, 1);
  EXPECT_NEAR(secondsIn(right.axis), length, 1);
  EXPECT_EQ(axisPanned(clock, -1e6).axis.from, clock.range.from);
  EXPECT_LE(axisPanned(clock, 1e6).axis.to, clock.range.to);
  EXPECT_NEAR(secondsIn({axisPanned(clock, 1e6).axis.to, clock.range.to}), 0, 1);
  EXPECT_EQ(right.window, clock.window);
}

/// Steps shown since the clock's first day, with the part that is carried.
double progress(const Clock& clock, const Clock& since) {
  return secondsIn({since.window.from, clock.window.from}) / 86400 + clock.carriedSteps;
}

TEST(AxisShowing, IsTheSpanItselfWithinTheRange) {
  const Clock clock = clockOn("2020-11-25");
  for (const auto& [from, to] : {std::pair{"2020-11-01", "2020-12-01"},
                                 {"2020-01-01", "2020-01-02"},
                                 {"2021-12-01", "2022-01-01"}}) {
    const geo::TimeSpan wanted = span(from, to);
    EXPECT_EQ(axisShowing(clock, wanted).axis, wanted);
    EXPECT_EQ(axisShowing(axisShowing(clock, span("2021-03-01", "2021-03-03")), wanted).axis,
              wanted);
  }
  EXPECT_EQ(axisShowing(clock, span("2020-11-01", "2020-11-02")).step, std::chrono::hours{1});
}

TEST(AxisShowing, StopsAtTheRangeAndAtAnHour) {
  const Clock clock = clockOn("2020-11-25");
  EXPECT_EQ(axisShowing(clock, {geo::kBeginningOfTime, geo::kEndOfTime}).axis, clock.range);
  EXPECT_EQ(axisShowing(clock, span("2019-01-01", "2023-01-01")).axis, clock.range);
  const geo::TimeSpan early = axisShowing(clock, span("2019-12-01", "2020-01-11")).axis;
  EXPECT_EQ(early.from, clock.range.from);
  const geo::Moment noon = at("2020-11-25T12:00:00");
  const geo::TimeSpan second = axisShowing(clock, {noon, noon + std::chrono::seconds{2}}).axis;
  EXPECT_NEAR(secondsIn(second), 3600, 1);
  EXPECT_NEAR(secondsIn({second.from, noon}), 1799, 2) << "in its middle";
  EXPECT_EQ(axisShowing(clock, {noon, noon}), clock);
}

TEST(Advanced, TenTenthsAreOneWhole) {
  for (const double speed : {0.5, 1.0, 3.0, 10.0, 24.0, 365.0}) {
    Clock start = clockOn("2020-02-01");
    start.playing = true;
    start.stepsPerSecond = speed;
    Clock byTenths = start;
    for (int i = 0; i < 10; ++i) byTenths = advanced(byTenths, 0.1);
    const Clock atOnce = advanced(start, 1.0);
    EXPECT_NEAR(progress(byTenths, start), speed, 1e-6) << speed;
    EXPECT_NEAR(progress(atOnce, start), speed, 1e-6) << speed;
  }
}

TEST(Advanced, TenTenthsOfTheUsualSpeedEndInTheSameClock) {
  Clock start = clockOn("2020-02-01");
  start.playing = true;
  Clock byTenths = start;
  for (int i = 0; i < 10; ++i) byTenths = advanced(byTenths, 0.1);
  EXPECT_EQ(byTenths, advanced(start, 1.0));
  EXPECT_EQ(byTenths.window.from, at("2020-02-11"));
}

TEST(Advanced, LosesNoTimeHoweverUnevenTheFrames) {
  std::mt19937 random(5);
  std::exponential_distribution<double> frame(4);
  Clock start = clockOn("2020-02-01");
  start.playing = true;
  start.stepsPerSecond = 7;
  Clock clock = start;
  double passed = 0;
  for (int i = 0; i < 200; ++i) {
    const double time = frame(random);
    passed += time;
    clock = advanced(clock, time);
    ASSERT_NEAR(progress(clock, start), passed * 7, 1e-6);
    ASSERT_LT(clock.carriedSteps, 1);
    ASSERT_GE(clock.carriedSteps, 0);
  }
}

TEST(Advanced, StopsOnTheLastStepOfTheRange) {
  for (const double frame : {0.01, 0.1, 0.25, 10.0, 1e9}) {
    Clock clock = clockOn("2021-12-28");
    clock.playing = true;
    for (int i = 0; i < 200; ++i) clock = advanced(clock, frame);
    EXPECT_EQ(clock.window, span("2021-12-31", "2022-01-01")) << frame;
    EXPECT_FALSE(clock.playing) << frame;
  }
}

TEST(Advanced, StillPlaysOnTheStepBeforeTheLast) {
  Clock clock = clockOn("2021-12-29");
  clock.playing = true;
  clock = advanced(clock, 0.1);
  EXPECT_EQ(clock.window.from, at("2021-12-30"));
  EXPECT_TRUE(clock.playing);
  clock = advanced(clock, 0.1);
  EXPECT_EQ(clock.window.from, at("2021-12-31"));
  EXPECT_FALSE(clock.playing);
}

TEST(Advanced, StandsStillWhenItDoesNotPlay) {
  const Clock clock = clockOn("2020-11-25");
  EXPECT_EQ(advanced(clock, 100), clock);
}

TEST(WindowMode, SwitchingKeepsTheCursor) {
  const Clock start = clockOn("2020-11-25");
  for (const WindowMode first :
       {WindowMode::Instant, WindowMode::Length, WindowMode::Free, WindowMode::Cumulative}) {
    for (const WindowMode second :
         {WindowMode::Instant, WindowMode::Length, WindowMode::Free, WindowMode::Cumulative}) {
      EXPECT_EQ(cursorOf(inMode(inMode(start, first), second)), at("2020-11-25"));
    }
  }
}

TEST(WindowMode, MakesTheWindowsThatItSays) {
  const Clock start = withLength(clockOn("2020-11-25"), {10, StepUnit::Day});
  EXPECT_EQ(inMode(start, WindowMode::Length).window, span("2020-11-25", "2020-12-05"));
  EXPECT_EQ(inMode(start, WindowMode::Cumulative).window, span("2020-01-01", "2020-11-26"));
  const Clock free = showing(start, span("2020-11-20", "2020-12-24"));
  EXPECT_EQ(free.mode, WindowMode::Free);
  EXPECT_EQ(movedTo(free, at("2021-01-01")).window, span("2021-01-01", "2021-02-04"));
  EXPECT_EQ(inMode(free, WindowMode::Instant).window, span("2020-11-20", "2020-11-21"));
  const Clock month = withLength(inMode(start, WindowMode::Length), {1, StepUnit::Month});
  EXPECT_EQ(month.window, span("2020-11-25", "2020-12-25"));
  EXPECT_EQ(stepped(month, 1, StepUnit::Month).window, span("2020-12-25", "2021-01-25"));
}

TEST(WindowMode, AWindowOfTheModeKeepsIt) {
  const Clock start = withLength(clockOn("2020-11-25"), {10, StepUnit::Day});
  const Clock length = inMode(start, WindowMode::Length);
  EXPECT_EQ(showing(length, span("2021-01-01", "2021-01-11")).mode, WindowMode::Length);
  EXPECT_EQ(showing(length, span("2021-01-01", "2021-01-12")).mode, WindowMode::Free);
  EXPECT_EQ(showing(start, span("2021-01-01", "2021-01-02")).mode, WindowMode::Instant);
  EXPECT_EQ(showing(start, span("2021-01-02", "2021-01-01")).window, start.window);
}

TEST(StepUnits, KeepTheInstantWhenTheyChange) {
  Clock clock = withStepUnit(clockOn("2020-11-25"), StepUnit::Minute);
  EXPECT_EQ(clock.window, span("2020-11-25T00:00:00", "2020-11-25T00:01:00"));
  clock = stepped(clock, 90, clock.stepUnit);
  EXPECT_EQ(clock.window.from, at("2020-11-25T01:30:00"));
  clock = withStepUnit(clock, StepUnit::Year);
  EXPECT_EQ(clock.window, span("2020-11-25", "2020-11-26"));
  EXPECT_EQ(stepped(clock, 1, clock.stepUnit).window.from, at("2021-11-25"));
  EXPECT_EQ(stepped(clock, -1, StepUnit::Week).window.from, at("2020-11-18"));
}

TEST(StepUnits, DaysAreTheZonesAlsoWhenClocksChange) {
  Clock clock;
  clock.zone = geo::Zone::named("Europe/Berlin").value();
  const auto day = [&](std::string_view text) {
    return geo::parsePeriod(text, clock.zone).value();
  };
  clock.range = clock.axis = {day("2021-01-01").from, day("2021-12-31").to};
  clock = movedTo(clock, day("2021-03-27").from);
  for (const char* expected : {"2021-03-27", "2021-03-28", "2021-03-29"}) {
    EXPECT_EQ(clock.window, day(expected)) << expected;
    clock = stepped(clock, 1, StepUnit::Step);
  }
  clock = movedTo(clock, day("2021-10-31").from);
  clock = stepped(clock, 1, StepUnit::Step);
  EXPECT_EQ(clock.window, day("2021-11-01"));
  // Hours go on through the hour that clocks show twice.
  clock.step = hours{1};
  clock = movedTo(clock, day("2021-10-31").from);
  std::set<geo::Moment> seen;
  for (int i = 0; i < 25; ++i) {
    EXPECT_TRUE(seen.insert(clock.window.from).second);
    EXPECT_EQ(clock.window.to - clock.window.from, hours{1});
    clock = stepped(clock, 1, StepUnit::Step);
  }
  EXPECT_EQ(clock.window.from, day("2021-11-01").from);
}

TEST(Playing, StaysBetweenTheMarksAndEndsExactlyOnTheLast) {
  Clock clock = clockOn("2020-11-10");
  clock.in = at("2020-11-10");
  clock.out = at("2020-11-20");
  clock.playing = true;
  clock.stepsPerSecond = 4;
  for (int i = 0; i < 100 && clock.playing; ++i) clock = advanced(clock, 0.9);
  EXPECT_FALSE(clock.playing);
  EXPECT_EQ(clock.window, span("2020-11-19", "2020-11-20"));
  clock.direction = Direction::Backward;
  clock = withPlayToggled(clock);
  for (int i = 0; i < 100 && clock.playing; ++i) clock = advanced(clock, 0.9);
  EXPECT_EQ(clock.window, span("2020-11-10", "2020-11-11"));
}

TEST(Playing, ALoopShowsItsLastInstantAndGoesOn) {
  Clock clock = clockOn("2020-11-10");
  clock.in = at("2020-11-10");
  clock.out = at("2020-11-13");
  clock.loop = Loop::Yes;
  clock.playing = true;
  clock.stepsPerSecond = 1;
  std::string days_;
  for (int i = 0; i < 7; ++i) {
    days_ += geo::formatMoment(clock.window.from).substr(8) + " ";
    clock = advanced(clock, 1);
  }
  EXPECT_EQ(days_, "10 11 12 10 11 12 10 ");
  EXPECT_TRUE(clock.playing);
}

TEST(Playing, TimeNotFramesDrivesIt) {
  Clock quick = clockOn("2020-02-01"), slow = quick;
  quick.playing = slow.playing = true;
  quick.stepsPerSecond = slow.stepsPerSecond = 7.5;
  for (int i = 0; i < 600; ++i) quick = advanced(quick, 1.0 / 60);
  for (int i = 0; i < 4; ++i) slow = advanced(slow, 2.5);
  EXPECT_LE(std::abs((quick.window.from - slow.window.from) / days{1}), 1);
  EXPECT_EQ(slow.window.from, at("2020-04-16"));
}

}  // namespace
}  // namespace viewer
