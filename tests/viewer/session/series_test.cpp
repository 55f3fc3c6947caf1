#include "viewer/session/series.hpp"

#include "geo/base/time_text.hpp"
#include "tests/viewer/session/small_session.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

geo::Moment on(const char* day) {
  return geo::parsePeriod(day).value().from;
}

std::vector<std::string> startsOf(const std::vector<SeriesStep>& steps) {
  std::vector<std::string> starts;
  for (const SeriesStep& step : steps) {
    starts.push_back(fileNameFor("{date}", step, 1, 1, {}).value());
  }
  return starts;
}

TEST(Series, OfDaysCoversTheSpanWithoutGapOrOverlap) {
  const Session session = test::smallSession();
  const geo::TimeSpan span{on("2020-02-27"), on("2020-03-02")};
  const auto steps = seriesOf(session, Each::Day, span);
  ASSERT_EQ(steps.size(), 4u);  // 27, 28, 29 February, 1 March
  EXPECT_EQ(steps.front().window.from, span.from);
  EXPECT_EQ(steps.back().window.to, span.to);
  for (std::size_t i = 1; i < steps.size(); ++i) {
    EXPECT_EQ(steps[i].window.from, steps[i - 1].window.to);
  }
}

TEST(Series, TheLastStepEndsWithTheSpan) {
  const auto steps =
      seriesOf(test::smallSession(), Each::Week, {on("2020-11-01"), on("2020-11-10")});
  ASSERT_EQ(steps.size(), 2u);
  EXPECT_EQ(steps.back().window.to, on("2020-11-10"));
}

TEST(Series, MonthsAreCountedFromTheFirstDay) {
  const auto steps =
      seriesOf(test::smallSession(), Each::Month, {on("2020-01-31"), on("2020-05-01")});
  EXPECT_THAT(startsOf(steps),
              testing::ElementsAre("2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30"));
}

TEST(Series, DaysAreThoseOfTheZone) {
  Session session = test::smallSession();
  session.clock = inZone(session.clock, geo::Zone::named("Asia/Baku").value());
  const geo::Moment midnight = on("2020-11-24") + std::chrono::hours{20};
  const auto steps = seriesOf(session, Each::Day, {midnight, midnight + std::chrono::hours{48}});
  ASSERT_EQ(steps.size(), 2u);
  EXPECT_EQ(fileNameFor("{date}", steps[0], 1, 2, session.clock.zone).value(), "2020-11-25");
}

TEST(Series, OfChangesHasTheDayOfEachChangeOfWhatIsShownOnce) {
  const geo::TimeSpan all{on("2020-01-01"), on("2022-01-01")};
  Session session = test::smallSession();  // two sites from 10 November, events hidden
  EXPECT_THAT(startsOf(seriesOf(session, Each::Change, all)), testing::ElementsAre("2020-11-10"));
  session.hidden.erase("events");  // one of them, over on 11 November
  EXPECT_THAT(startsOf(seriesOf(session, Each::Change, all)),
              testing::ElementsAre("2020-11-10", "2020-11-11"));
}

TEST(Series, OfEventsHasADayForEachAndItsName) {
  const geo::TimeSpan all{on("2020-01-01"), on("2022-01-01")};
  Session session = test::smallSession();
  EXPECT_TRUE(seriesOf(session, Each::Event, all).empty());  // their layer is hidden
  session.hidden.erase("events");
  const auto steps = seriesOf(session, Each::Event, all);
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_NE(steps[0].name, "");
  EXPECT_EQ(steps[0].window, (geo::TimeSpan{on("2020-11-10"), on("2020-11-11")}));
}

TEST(Series, AnEmptySpanHasNoSteps) {
  const geo::TimeSpan none{on("2020-01-02"), on("2020-01-02")};
  for (const Each each : {Each::Hour, Each::Day, Each::Year, Each::Change, Each::Event}) {
    EXPECT_TRUE(seriesOf(test::smallSession(), each, none).empty());
  }
}

TEST(Series, CumulativeStepsAllBeginAtTheBeginning) {
  const auto steps =
      cumulative(seriesOf(test::smallSession(), Each::Day, {on("2020-11-01"), on("2020-11-04")}));
  ASSERT_EQ(steps.size(), 3u);
  for (const SeriesStep& step : steps) EXPECT_EQ(step.window.from, on("2020-11-01"));
  EXPECT_EQ(steps[2].window.to, on("2020-11-04"));
}

TEST(FileName, Table) {
  const SeriesStep step{{on("2020-11-25") + std::chrono::hours{8}, on("2020-11-26")}, "a/b: c?"};
  struct Row {
    const char *pattern, *name;
  };
  const Row kRows[] = {{"out/{date}.png", "out/2020-11-25T08-00-00Z.png"},
                       {"{from}_{to}", "2020-11-25T08-00-00Z_2020-11-26"},
                       {"{number}", "007"},
                       {"{name}.pdf", "a-b--c-.pdf"},
                       {"plain.png", "plain.png"}};
  for (const Row& row : kRows) {
    EXPECT_EQ(fileNameFor(row.pattern, step, 7, 120, {}).value(), row.name);
  }
  for (const char* pattern : {"{day}.png", "{date", "{}"}) {
    EXPECT_FALSE(fileNameFor(pattern, step, 1, 1, {})) << pattern;
  }
}

}  // namespace
}  // namespace viewer
