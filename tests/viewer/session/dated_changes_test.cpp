#include "viewer/session/dated_changes.hpp"

#include "small_session.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using test::span;

/// Posts begin on 10 Nov 2020, and nothing else but an event of that day.
Session comparing(geo::TimeSpan before, geo::TimeSpan after) {
  Session session = test::smallSession();
  session.compare.mode = CompareMode::Swipe;
  session.compare.before = before;
  session.clock.window = after;
  session.differences = datedChangesOf(session);
  return session;
}

const geo::TimeSpan kEarly = span("2020-11-01", "2020-11-02");
const geo::TimeSpan kLate = span("2020-11-25", "2020-11-26");

TEST(DatedChanges, AreNoneUntilTheyAreMade) {
  Session session = comparing(kEarly, kLate);
  EXPECT_TRUE(changesAreCurrent(session));
  EXPECT_EQ(session.differences->placed.changes.rows.size(), 3u);
  session.differences.reset();
  EXPECT_FALSE(changesAreCurrent(session));
}

TEST(DatedChanges, HoldUntilSomethingBeginsOrEnds) {
  Session session = comparing(kEarly, kLate);
  session.clock.window = span("2020-12-25", "2020-12-26");
  session.compare.before = span("2020-10-01", "2020-10-02");
  EXPECT_TRUE(changesAreCurrent(session));
  session.clock.window = span("2020-11-09", "2020-11-10");
  EXPECT_FALSE(changesAreCurrent(session));
}

TEST(DatedChanges, OfTheOtherWayRoundAreOthers) {
  Session session = comparing(kEarly, kLate);
  std::swap(session.compare.before, session.clock.window);
  EXPECT_FALSE(changesAreCurrent(session));
}

TEST(DatedChanges, BelongToTheirScenario) {
  Session session = comparing(kEarly, kLate);
  session.scenario = std::make_shared<const geo::Scenario>(*session.scenario);
  EXPECT_FALSE(changesAreCurrent(session)) << "the same rows, read again";
}

TEST(ComparesDates, WithAModeAndADateBefore) {
  Session session = comparing(kEarly, kLate);
  EXPECT_TRUE(comparesDates(session));
  session.compare.before = {};
  EXPECT_FALSE(comparesDates(session));
  session.compare = {CompareMode::None, kEarly};
  EXPECT_FALSE(comparesDates(session));
}

}  // namespace
}  // namespace viewer
