// What the map needs of a live table, and what changes in a session when other rows of it come.
#include "viewer/session/live_reach.hpp"

#include "tests/support/random_tables.hpp"
#include "tests/viewer/session/small_session.hpp"
#include "viewer/session/session_tables.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace viewer {
namespace {

constexpr const char* kProjections[] = {"EPSG:32638", "EPSG:4326",
                                        "EPSG:3995",  // the Arctic
                                        "+proj=eqearth", "+proj=lcc +lat_1=39 +lat_2=41 +lon_0=47"};

bool liesIn(const geo::GeoBox& box, geo::LonLat at) {
  return at.lonDegrees >= box.west && at.lonDegrees <= box.east && at.latDegrees >= box.south &&
         at.latDegrees <= box.north;
}

Session lookingAt(geo::LonLat at, double metresPerPx, const char* crs) {
  Session session = test::open(test::smallScenario(), test::viewport(), crs).value();
  if (const auto centre = session.projection->forward(at)) session.view.centre = *centre;
  session.view.unitsPerPx = metresPerPx / session.projection->metresPerUnit();
  return session;
}

TEST(LiveReachTest, HoldsWhateverIsSeenInAnyProjection) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> share(0, 1);
  for (const char* crs : kProjections) {
    for (const double metresPerPx : {5.0, 300.0, 4000.0}) {
      for (const geo::LonLat at : {geo::LonLat{46, 40}, geo::LonLat{179.9, 70}, {20, 89.5}}) {
        const Session session = lookingAt(at, metresPerPx, crs);
        const LiveReach needed = neededReach(session), roomy = roomyReach(session);
        EXPECT_TRUE(holds(roomy, needed));
        for (int i = 0; i < 200; ++i) {
          const geo::Screen seen{share(random) * 900, share(random) * 700};
          const auto place =
              session.projection->inverse(geo::projectedFromScreen(session.view, seen));
          if (place && std::abs(place->lonDegrees) <= 180) {
            EXPECT_TRUE(liesIn(needed.box, *place)) << crs;
          }
        }
      }
    }
  }
}

TEST(LiveReachTest, IsNotMuchMoreThanIsSeen) {
  const Session session = lookingAt({46, 40}, 100, "EPSG:32638");
  const geo::GeoBox box = neededReach(session).box;  // 90 km of 0.85 degrees, and a tenth around
  EXPECT_LT(box.east - box.west, 1.6);
  EXPECT_LT(box.north - box.south, 1.1);
}

TEST(LiveReachTest, SmallMovesNeedNothingNewAndLargeOnesDo) {
  const Session session = lookingAt({46, 40}, 100, "EPSG:32638");
  const LiveReach read = roomyReach(session);
  EXPECT_TRUE(holds(read, neededReach(test::after(session, command::Pan{100, -50}))));
  EXPECT_TRUE(holds(read, neededReach(test::after(session, command::ZoomAt{{450, 350}, 3}))));
  EXPECT_FALSE(holds(read, neededReach(test::after(session, command::Pan{500, 0}))));
  EXPECT_FALSE(holds(read, neededReach(test::after(session, command::ZoomAt{{450, 350}, 0.3}))));
  EXPECT_FALSE(holds(LiveReach{}, neededReach(session)));
}

TEST(LiveReachTest, ScrubbingNeedsNothingNewAndALongerTimelineDoes) {
  Session session = lookingAt({46, 40}, 100, "EPSG:32638");
  session = test::after(session, command::SetAxis{test::span("2020-06-01", "2020-12-01")});
  const LiveReach read = roomyReach(session);
  EXPECT_TRUE(holds(read, neededReach(test::after(session, command::Step{5, StepUnit::Day}))));
  EXPECT_FALSE(holds(read, neededReach(test::after(session, command::ResetAxis{}))));
  session.compare.mode = CompareMode::Swipe;
  session.compare.before = test::span("2020-02-01", "2020-02-02");
  EXPECT_FALSE(holds(read, neededReach(session))) << "the other date is shown too";
}

geo::EventTablePtr someEvents(unsigned seed, std::size_t rows) {
  return std::make_shared<const geo::EventTable>(geo::test::randomTable(seed, rows));
}

UserTable readOnce(geo::EventTablePtr events) {
  UserTable table = userTableOf(std::move(events));
  table.reach.times = test::span("2020-01-01", "2021-01-01");
  return table;
}

/// What each event is, by its class.
std::string kindOf(const UserTable& table, std::size_t event) {
  return table.classes->titles[table.classes->classOf(event)];
}

TEST(OtherRows, KeepTheirKindsTheirOrderAndWhatIsHidden) {
  UserTable table = readOnce(someEvents(1, 300));
  const auto titles = table.classes->titles;
  ASSERT_GT(titles.size(), 2u);
  table.filter.hiddenClasses = 1u << 1;
  for (const unsigned seed : {2u, 3u, 4u}) {
    const UserTable other = withRows(table, someEvents(seed, 40));
    ASSERT_GE(other.classes->titles.size(), titles.size());
    for (std::size_t i = 0; i < titles.size(); ++i) EXPECT_EQ(other.classes->titles[i], titles[i]);
    EXPECT_EQ(other.filter.hiddenClasses, 1u << 1);
    EXPECT_EQ(other.style, table.style);
    const UserTable plain = userTableOf(other.events);
    for (std::size_t event = 0; event < other.events->events.size(); ++event) {
      ASSERT_EQ(kindOf(other, event), kindOf(plain, event));
    }
  }
}

TEST(OtherRows, OfWhichThereAreNoneForgetNothing) {
  UserTable table = readOnce(someEvents(1, 300));
  table.filter.hiddenClasses = 1u;
  UserTable none = withRows(table, someEvents(1, 0));
  none.reach = table.reach;
  const UserTable again = withRows(none, table.events);
  EXPECT_EQ(again.classes->titles, table.classes->titles);
  EXPECT_EQ(again.filter.hiddenClasses, 1u);
}

TEST(OtherRows, TakeTheTablesPlaceAndWhatWasChosenOfItIsNoLonger) {
  Session session = withTable(test::smallSession(), readOnce(someEvents(1, 300)));
  session = withTable(std::move(session), readOnce(someEvents(2, 30)));
  session.selectedEvents = TableSelection{.table = "table.1", .events = {1}, .all = 1};
  const geo::TimeSpan range = session.clock.range;
  UserTable other = withRows(session.tables[0], someEvents(3, 100));
  session = test::after(session, command::ReplaceRows{other});
  ASSERT_EQ(session.tables.size(), 2u);
  EXPECT_EQ(session.tables[0].events, other.events);
  EXPECT_EQ(session.tables[0].id, "table.1");
  EXPECT_FALSE(session.selectedEvents.has_value());
  EXPECT_EQ(session.clock.range, range);
  other.id = "table.9";
  EXPECT_EQ(test::after(session, command::ReplaceRows{other}).tables, session.tables)
      << "it was closed meanwhile";
}

}  // namespace
}  // namespace viewer
