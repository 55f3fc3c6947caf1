// A plain look at every event says which lie within an area, and which near a line.
#include "viewer/session/events_in_measured.hpp"

#include "geo/coords/geodesic.hpp"
#include "geo/coords/nearness.hpp"
#include "session_with_table.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using test::sessionWith;

template <class Holds>
std::set<std::uint32_t> expectedIn(const Session& session, Holds holds) {
  const geo::EventTable& table = *session.tables[0].events;
  const geo::TickSpan ticks = geo::ticksOf(table, session.clock.window);
  std::set<std::uint32_t> events;
  for (std::uint32_t i = 0; i < table.events.size(); ++i) {
    const bool happens =
        geo::happensIn(table.events.valid[i], ticks.from, ticks.to) != geo::Validity::Never;
    const bool shown = happens && choiceOf(session.tables[0]).holds(i);
    if (shown && holds(table.events.places[i])) events.insert(i);
  }
  return events;
}

void expectChosen(const Session& session, double metres, const std::set<std::uint32_t>& expected) {
  const auto chosen = eventsByMeasured(session, metres);
  ASSERT_EQ(chosen.has_value(), !expected.empty());
  if (!chosen) return;
  EXPECT_EQ(std::set(chosen->events.begin(), chosen->events.end()), expected);
  const auto& valid = session.tables[0].events->events.valid;
  EXPECT_TRUE(std::ranges::is_sorted(chosen->events, {},
                                     [&](std::uint32_t event) { return valid[event][0]; }));
}

TEST(EventsByMeasured, AreThoseInTheAreaOrNearTheLine) {
  std::mt19937 random(7);
  std::size_t found = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    Session session = sessionWith(geo::test::randomTable(seed, 300));
    session.clock.window = geo::test::randomWindow(random);
    session.tables[0].filter.hiddenClasses = random() % 4;
    const auto share = [&] { return static_cast<double>(random() % 1000) / 1000; };
    const geo::LonLat centre{45.5 + 2 * share(), 39.3 + 1.4 * share()};
    Measured area{Measured::Kind::Area, {}};
    for (int i = 0; i < 360; ++i) area.points.push_back(geo::pointAtDistance(centre, i, 60e3));
    session.measured = area;
    const auto within =
        expectedIn(session, [&](geo::LonLat at) { return geo::distanceMetres(at, centre) < 60e3; });
    expectChosen(session, 0, within);
    session.measured = Measured{Measured::Kind::Line, {centre, {46.75, 39.8}}};
    const auto near = expectedIn(session, [&](geo::LonLat at) {
      return geo::metresFrom(at, session.measured->points) <= 7000;
    });
    expectChosen(session, 7000, near);
    found += within.size() + near.size();
  }
  EXPECT_GT(found, 100u);
}

TEST(EventsByMeasured, NeedALineOrAnAreaAndATableThatIsShown) {
  Session session = sessionWith(geo::test::randomTable(1, 300));
  EXPECT_FALSE(canChooseBy(session));
  session.measured = Measured{Measured::Kind::Area, {{45, 39}, {48, 39}}};
  EXPECT_FALSE(canChooseBy(session));
  session.measured->points.push_back({46, 42});
  EXPECT_TRUE(canChooseBy(session));
  EXPECT_TRUE(eventsByMeasured(session, 0));
  session.hidden.insert("table.1");
  EXPECT_FALSE(eventsByMeasured(session, 0));
}

}  // namespace
}  // namespace viewer
