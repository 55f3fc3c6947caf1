#include "viewer/panels/event_bins.hpp"

#include "tiny_scenario.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::on;

/// One column a day of November 2020.
Session november() {
  Session session = tests::tinySession();
  session.clock.axis = {on("2020-11-01"), on("2020-12-01")};
  return session;
}

TEST(EventBins, CountsEachEventInItsOwnColumns) {
  EventBins bins;
  refresh(bins, november(), 30);
  ASSERT_EQ(bins.columns.size(), 30u);
  for (std::size_t day = 0; day < 30; ++day) {
    const bool event = day == 9 || day == 19;
    EXPECT_EQ(bins.columns[day].certain, event ? 1 : 0) << day + 1;
    EXPECT_EQ(bins.columns[day].possible, event ? 1 : 0) << day + 1;
  }
  EXPECT_EQ(bins.most, 1);
}

TEST(EventBins, ADoubtfulEventIsPossibleAllOfItsMonthAndCertainNever) {
  Session session = tests::tinySession();
  session.clock.axis = {on("2021-04-01"), on("2021-08-01")};  // 122 days
  EventBins bins;
  refresh(bins, session, 122);
  for (std::size_t day = 0; day < 122; ++day) {
    // from within May, to within June
    EXPECT_EQ(bins.columns[day].possible, day >= 30 && day < 91 ? 1 : 0) << day;
    EXPECT_EQ(bins.columns[day].certain, 0) << day;
  }
}

TEST(EventBins, NothingIsLostHoweverFewTheColumns) {
  for (const std::size_t columns : {1u, 2u, 7u, 600u, 5000u}) {
    EventBins bins;
    refresh(bins, tests::tinySession(), columns);
    int certain = 0;
    for (const EventColumn& column : bins.columns) {
      certain += column.certain;
      EXPECT_LE(column.certain, column.possible);
    }
    EXPECT_GE(certain, 2) << columns;
  }
}

TEST(EventBins, HiddenLayersAreNotCounted) {
  Session session = november();
  EventBins bins;
  refresh(bins, session, 30);
  EXPECT_EQ(bins.most, 1);
  for (const geo::Layer& layer : session.scenario->layers) session.hidden.insert(layer.id);
  refresh(bins, session, 30);
  EXPECT_EQ(bins.most, 0);
  EXPECT_TRUE(eventNamesIn(session, session.clock.axis, 9).empty());
}

TEST(EventBins, WithNoEventLayerShownItCountsTheRowsThatAreValid) {
  Session session = november();
  for (const geo::Layer& layer : session.scenario->layers) session.hidden.insert(layer.id);
  session.hidden.erase("sites");
  EventBins bins;
  refresh(bins, session, 30);
  EXPECT_EQ(bins.counted, EventBins::Counted::Rows);
  for (std::size_t day = 0; day < 30; ++day) {
    // Posts from the 10th and the 12th on.
    EXPECT_EQ(bins.columns[day].certain, (day >= 9) + (day >= 11)) << day + 1;
  }
  EXPECT_EQ(bins.most, 2);
  EXPECT_EQ(columnText(bins, 29), "2 rows");
  EXPECT_EQ(columnText(bins, 30), "");
  session.hidden.erase("events");
  refresh(bins, session, 30);
  EXPECT_EQ(bins.counted, EventBins::Counted::Events);
  EXPECT_EQ(bins.most, 1);
}

TEST(EventBins, ColumnsDivideTheAxis) {
  const geo::TimeSpan axis{on("2020-11-01"), on("2020-11-08")};
  for (const std::size_t count : {1u, 7u, 11u, 960u}) {
    geo::Moment end = axis.from;
    for (std::size_t i = 0; i < count; ++i) {
      const geo::TimeSpan span = columnSpan(axis, count, i);
      EXPECT_EQ(span.from, end);
      EXPECT_LT(span.from, span.to);
      end = span.to;
    }
    EXPECT_EQ(end, axis.to);
  }
}

TEST(EventBins, NamesComeInOrderOfTime) {
  const Session session = november();
  const std::vector<std::string> both{"Signed", "Handed over"};
  EXPECT_EQ(eventNamesIn(session, session.clock.axis, 9), both);
  EXPECT_EQ(eventNamesIn(session, session.clock.axis, 1).size(), 1u);
}

TEST(EventBins, TheNextAndPreviousEventLieOutsideTheWindow) {
  Session session = tests::tinySession();
  session.clock.window = {on("2020-11-10"), on("2020-11-11")};
  EXPECT_EQ(nextEvent(session), on("2020-11-20"));
  EXPECT_EQ(previousEvent(session), std::nullopt);
  session.clock.window = {on("2020-11-21"), on("2020-11-22")};
  EXPECT_EQ(nextEvent(session), on("2021-05-01"));
  EXPECT_EQ(previousEvent(session), on("2020-11-20"));
}

}  // namespace
}  // namespace viewer
