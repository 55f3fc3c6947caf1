// What changes in a session when other rows of a table come, and what does not.
#include "tests/support/random_tables.hpp"
#include "tests/viewer/session/small_session.hpp"
#include "viewer/session/session_tables.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

geo::EventTablePtr someEvents(unsigned seed, std::size_t rows) {
  return std::make_shared<const geo::EventTable>(geo::test::randomTable(seed, rows));
}

/// As a table of a database is: its kinds keep their places.
UserTable readOnce(geo::EventTablePtr events) {
  return withKindOrders(userTableOf(std::move(events)), {});
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
  const UserTable none = withRows(table, someEvents(1, 0));
  const UserTable again = withRows(none, table.events);
  EXPECT_EQ(again.classes->titles, table.classes->titles);
  EXPECT_EQ(again.filter.hiddenClasses, 1u);
}

/// Events of so many kinds, of which only a part is there at a time.
geo::EventTablePtr ofKinds(std::mt19937& random, unsigned kinds) {
  std::vector<geo::TextRow> rows;
  const auto first = random() % kinds;
  for (std::size_t i = 0; i < 1 + random() % 60; ++i) {
    rows.push_back({"2020-11-10", "46", "40", fmt::format("k{}", (first + random() % 9) % kinds),
                    fmt::format("s{}", random() % 3)});
  }
  const auto raw = geo::textTable({"date", "lon", "lat", "event_type", "side"}, rows);
  return std::make_shared<const geo::EventTable>(geo::assemble(raw, {}));
}

TEST(OtherRows, GiveNoKindAnotherPlaceWhateverItIsToldBy) {
  std::mt19937 random(11);
  UserTable table = readOnce(ofKinds(random, 20));
  const std::size_t kind = geo::test::columnOf(*table.events, "event_type");
  const std::size_t side = geo::test::columnOf(*table.events, "side");
  std::map<std::string, std::size_t> places;
  for (int reading = 0; reading < 40; ++reading) {
    table = withRows(table, ofKinds(random, 20));
    table = restyled(table, {random() % 2 ? kind : side, std::nullopt});
    const std::size_t column = *table.style.category;
    for (std::size_t event = 0; event < table.events->events.size(); ++event) {
      const std::string what =
          table.events->columns[column].textAt(table.events->events.rows[event]);
      const std::size_t place = table.classes->classOf(event);
      ASSERT_EQ(places.try_emplace(what, place).first->second, place) << what;
    }
  }
  EXPECT_EQ(table.kindOrders->at("event_type").size(), geo::kMostClasses);
}

TEST(OtherRows, ShowNothingOfAKindThatIsHidden) {
  std::mt19937 random(12);
  UserTable table = readOnce(ofKinds(random, 20));
  const std::string hidden = table.classes->titles.front();
  table.filter.hiddenClasses = 1u;
  for (int reading = 0; reading < 40; ++reading) {
    table = withRows(table, ofKinds(random, 20));
    const geo::EventChoice choice = choiceOf(table);
    for (std::size_t event = 0; event < table.events->events.size(); ++event) {
      ASSERT_EQ(choice.holds(event), kindOf(table, event) != hidden);
    }
  }
}

std::string idOf(const Session& session, std::uint32_t event) {
  const geo::EventTable& table = *session.tables[0].events;
  return table.columns[*table.roles.id].textAt(table.events.rows[event]);
}

/// The rows of a table from one to another, as a reading of another place has them.
geo::EventTablePtr rowsFrom(std::size_t first, std::size_t end) {
  std::vector<geo::TextRow> rows;
  for (std::size_t i = first; i < end; ++i) {
    rows.push_back({fmt::format("E{}", i), fmt::format("2020-11-{:02}", 30 - i % 30), "46", "40"});
  }
  const auto raw = geo::textTable({"event_id", "date", "lon", "lat"}, rows);
  return std::make_shared<const geo::EventTable>(geo::assemble(raw, {}));
}

TEST(OtherRows, KeepWhatIsChosenAndThereStill) {
  Session session = withTable(test::smallSession(), readOnce(rowsFrom(0, 20)));
  std::vector<std::uint32_t> some;
  for (std::uint32_t event = 0; event < 20; event += 3) some.push_back(event);
  session.selectedEvents = selectionOf("table.1", some);
  std::vector<std::string> ids;
  for (const std::uint32_t event : some) ids.push_back(idOf(session, event));
  for (const auto& [first, end] : {std::pair{0, 20}, {2, 30}, {5, 15}, {0, 40}}) {
    const TableSelection before = *session.selectedEvents;
    const bool any = before.shown < before.events.size();
    const std::string shown = any ? idOf(session, before.events[before.shown]) : "";
    const auto rows = rowsFrom(static_cast<std::size_t>(first), static_cast<std::size_t>(end));
    session = test::after(session, command::ReplaceRows{withRows(session.tables[0], rows)});
    std::erase_if(ids, [&, low = first, high = end](const std::string& id) {
      const int number = std::stoi(id.substr(1));
      return number < low || number >= high;
    });
    ASSERT_TRUE(session.selectedEvents.has_value());
    const TableSelection& chosen = *session.selectedEvents;
    std::vector<std::string> still;
    for (const std::uint32_t event : chosen.events) still.push_back(idOf(session, event));
    EXPECT_EQ(still, ids);
    EXPECT_EQ(chosen.all, ids.size());
    if (shown.empty() || std::ranges::find(ids, shown) == ids.end()) {
      EXPECT_EQ(chosen.shown, TableSelection::kNoneShown) << "no other event is shown in its stead";
    } else {
      EXPECT_EQ(idOf(session, chosen.events.at(chosen.shown)), shown);
    }
  }
  const auto elsewhere = rowsFrom(100, 120);
  session = test::after(session, command::ReplaceRows{withRows(session.tables[0], elsewhere)});
  EXPECT_FALSE(session.selectedEvents.has_value()) << "all of it has left";
}

TEST(OtherRows, KeepMoreThanAListHolds) {
  Session session = withTable(test::smallSession(), readOnce(rowsFrom(0, 3000)));
  std::vector<std::uint32_t> all(3000);
  std::iota(all.begin(), all.end(), 0u);
  session.selectedEvents = selectionOf("table.1", all);
  session =
      test::after(session, command::ReplaceRows{withRows(session.tables[0], rowsFrom(500, 4000))});
  ASSERT_TRUE(session.selectedEvents && session.selectedEvents->every);
  EXPECT_EQ(session.selectedEvents->all, 2500u);
  EXPECT_EQ(session.selectedEvents->every->size(), 2500u);
}

TEST(OtherRows, TakeTheTablesPlaceAndLeaveAllElse) {
  Session session = withTable(test::smallSession(), readOnce(someEvents(1, 300)));
  session = withTable(std::move(session), readOnce(someEvents(2, 30)));
  session.selectedEvents = TableSelection{.table = "table.2", .events = {1}, .all = 1};
  const auto chosen = session.selectedEvents;
  const geo::TimeSpan range = session.clock.range;
  UserTable other = withRows(session.tables[0], someEvents(3, 100));
  session = test::after(session, command::ReplaceRows{other});
  ASSERT_EQ(session.tables.size(), 2u);
  EXPECT_EQ(session.tables[0].events, other.events);
  EXPECT_EQ(session.tables[0].id, "table.1");
  EXPECT_EQ(session.selectedEvents, chosen);
  EXPECT_EQ(session.clock.range, range);
  other.id = "table.9";
  EXPECT_EQ(test::after(session, command::ReplaceRows{other}).tables, session.tables)
      << "it was closed meanwhile";
}

}  // namespace
}  // namespace viewer
