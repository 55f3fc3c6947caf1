// How a session begins, and what it calls its window.
#include "tests/viewer/session/small_session.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using test::span;
using testing::HasSubstr;

TEST(OpenSession, StartsAsTheScenarioSays) {
  const Session session = test::smallSession();
  EXPECT_EQ(session.clock.window, span("2020-11-25", "2020-11-26"));
  EXPECT_EQ(session.clock.range, span("2020-01-01", "2022-01-01"));
  EXPECT_EQ(session.clock.axis, session.clock.range);
  EXPECT_FALSE(session.clock.playing);
  EXPECT_EQ(session.hidden, (std::set<std::string, std::less<>>{"events"}));
  EXPECT_EQ(*session.changes, geo::changeMoments(*session.scenario));
  EXPECT_EQ(session.view, test::after(session, command::FitExtent{}).view);
  EXPECT_FALSE(session.selection.has_value());
  EXPECT_TRUE(session.messages.empty());
}

TEST(OpenSession, TakesTheNamedProjectionThenTheScenariosThenOneThatFits) {
  geo::Scenario scenario = test::smallScenario();
  EXPECT_EQ(test::open(scenario, test::viewport(), "EPSG:3857")->projection->definition(),
            "EPSG:3857");
  EXPECT_EQ(test::open(scenario)->projection->definition(), "EPSG:32638");
  scenario.crs.clear();
  EXPECT_EQ(test::open(scenario)->projection->definition(),
            geo::fittingProjection(scenario.extent));
}

TEST(OpenSession, FailsWithWhatWasWrong) {
  const struct {
    const char *crs, *words;
  } rows[] = {
      {"EPSG:999999", "EPSG:999999"},
      {"not a projection", "not a projection"},
      {"EPSG:4978", "EPSG:4978"},
      {"+proj=gnom +lat_0=-40 +lon_0=-134", "45.5,38.8,47.5,40.5 has no place in this projection"},
  };
  for (const auto& row : rows) {
    const auto opened = test::open(test::smallScenario(), test::viewport(), row.crs);
    ASSERT_FALSE(opened.has_value()) << row.crs;
    EXPECT_THAT(geo::describe(opened.error()), HasSubstr(row.words));
    EXPECT_GT(opened.error().what.size(), 10u) << row.crs << " says too little";
  }
}

TEST(FormatWindow, SaysDaysAndTheClockOnlyWhereNeeded) {
  const struct {
    const char *from, *to, *expected;
  } rows[] = {
      {"2020-11-25", "2020-11-26", "25 Nov 2020"},
      {"2020-12-31", "2021-01-01", "31 Dec 2020"},
      {"2020-11-01", "2020-12-01", "1 – 30 Nov 2020"},
      {"2020-11-01", "2020-11-26", "1 – 25 Nov 2020"},
      {"2020-11-10", "2021-01-01", "10 Nov – 31 Dec 2020"},
      {"2020-12-31", "2021-01-02", "31 Dec 2020 – 1 Jan 2021"},
      {"2020-11-25", "2020-11-26T12:00:00", "25 Nov 2020 00:00 – 26 Nov 2020 12:00"},
      {"2020-11-25T13:00:00", "2020-11-25T14:00:00", "25 Nov 2020 13:00"},
      {"2020-11-25T00:00:00", "2020-11-25T01:00:00", "25 Nov 2020 00:00"},
      {"2020-11-25T06:30:00", "2020-11-25T06:45:00", "25 Nov 2020 06:30"},
      {"2020-11-25T06:00:00", "2020-11-27", "25 Nov 2020 06:00 – 27 Nov 2020 00:00"},
      {"2020-11-25T12:00:00", "2020-11-26T12:00:00", "25 Nov 2020 12:00 – 26 Nov 2020 12:00"},
      {"1918-10-30", "1918-10-31", "30 Oct 1918"},
      {"1969-12-31T23:00:00", "1970-01-01", "31 Dec 1969 23:00"},
      {"1918-10-30", "1923-07-24", "30 Oct 1918 – 23 Jul 1923"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(formatWindow(span(row.from, row.to), {}), row.expected);
  }
}

TEST(FormatWindow, CountsDaysInTheZoneAndTellsUtcBeside) {
  const geo::Zone baku = geo::Zone::named("Asia/Baku").value();
  const geo::TimeSpan day = geo::parsePeriod("2020-11-25", baku).value();
  EXPECT_EQ(formatWindow(day, baku), "25 Nov 2020");
  EXPECT_EQ(formatWindow(day, {}), "24 Nov 2020 20:00 – 25 Nov 2020 20:00");
  EXPECT_EQ(formatZoneNote(day, baku),
            "Asia/Baku, UTC+4 · 24 Nov 2020 20:00 – 25 Nov 2020 20:00 UTC");
  EXPECT_EQ(formatZoneNote(day, {}), "UTC");
}

}  // namespace
}  // namespace viewer
