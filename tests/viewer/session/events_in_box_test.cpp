// A plain look at every event says which lie in a box.
#include "viewer/session/events_in_box.hpp"

#include "session_with_table.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using test::sessionWith;

std::set<std::uint32_t> expectedIn(const Session& session, geo::Screen a, geo::Screen b) {
  const geo::EventTable& table = *session.tables[0].events;
  const geo::TickSpan ticks = geo::ticksOf(table, session.clock.window);
  std::set<std::uint32_t> events;
  for (std::uint32_t i = 0; i < table.events.size(); ++i) {
    const auto plane = session.projection->forward(table.events.places[i]);
    const geo::Screen at = geo::screenFromProjected(mapView(session), *plane);
    const bool inside = at.xPx >= std::min(a.xPx, b.xPx) && at.xPx <= std::max(a.xPx, b.xPx) &&
                        at.yPx >= std::min(a.yPx, b.yPx) && at.yPx <= std::max(a.yPx, b.yPx);
    const bool happens =
        geo::happensIn(table.events.valid[i], ticks.from, ticks.to) != geo::Validity::Never;
    if (inside && happens && choiceOf(session.tables[0]).holds(i)) events.insert(i);
  }
  return events;
}

TEST(EventsInBox, AreThoseOfALookAtEveryEvent) {
  std::mt19937 random(5);
  const auto screen = [&] {
    return geo::Screen{static_cast<float>(random() % 9000) / 10 + 0.03f,
                       static_cast<float>(random() % 7000) / 10 + 0.03f};
  };
  std::size_t found = 0;
  for (unsigned seed = 1; seed <= 30; ++seed) {
    Session session = sessionWith(geo::test::randomTable(seed, 300));
    session.clock.window = geo::test::randomWindow(random);
    session.tables[0].filter.hiddenClasses = random() % 4;
    const geo::Screen a = screen(), b = screen();
    const auto chosen = eventsInBox(session, a, b);
    const auto expected = expectedIn(session, a, b);
    ASSERT_EQ(chosen.has_value(), !expected.empty());
    if (!chosen) continue;
    EXPECT_EQ(std::set(chosen->events.begin(), chosen->events.end()), expected);
    EXPECT_EQ(chosen->all, expected.size());
    EXPECT_FALSE(chosen->every) << "all are listed";
    const auto& valid = session.tables[0].events->events.valid;
    EXPECT_TRUE(std::ranges::is_sorted(chosen->events, {},
                                       [&](std::uint32_t event) { return valid[event][0]; }));
    found += expected.size();
  }
  EXPECT_GT(found, 100u);
}

TEST(EventsInBox, OfManyTheFirstAreListedAndAllAreKnown) {
  const Session session = sessionWith(geo::test::randomTable(1, 3000));
  const auto chosen = eventsInBox(session, {0, 0}, {900, 700});
  ASSERT_TRUE(chosen);
  EXPECT_GT(chosen->all, TableSelection::kMostListed);
  EXPECT_EQ(chosen->events.size(), TableSelection::kMostListed);
  ASSERT_TRUE(chosen->every);
  EXPECT_EQ(chosen->every->size(), chosen->all);
  EXPECT_TRUE(std::equal(chosen->events.begin(), chosen->events.end(), chosen->every->begin()));
}

TEST(EventsInBox, AreOfATableThatIsShown) {
  Session session = sessionWith(geo::test::randomTable(1, 50));
  session.selection = geo::FeatureRef{0, 0};
  session = test::after(std::move(session), command::SelectEventsIn{{0, 0}, {900, 700}});
  ASSERT_TRUE(session.selectedEvents);
  EXPECT_EQ(session.selectedEvents->table, "table.1");
  EXPECT_FALSE(session.selection);
  session.hidden.insert("table.1");
  session = test::after(std::move(session), command::SelectEventsIn{{0, 0}, {900, 700}});
  EXPECT_FALSE(session.selectedEvents);
}

}  // namespace
}  // namespace viewer
