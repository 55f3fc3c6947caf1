// Tables come into a session and go: what that does to its time, its extent and what is chosen.
#include "viewer/session/session_tables.hpp"

#include "tests/support/random_tables.hpp"
#include "tests/viewer/session/small_session.hpp"
#include "viewer/session/command.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace viewer {
namespace {

geo::EventTablePtr someEvents(unsigned seed = 1) {
  return std::make_shared<const geo::EventTable>(geo::test::randomTable(seed, 200));
}

TEST(SessionTables, GetIdsOfTheirOwn) {
  Session session = test::smallSession();
  for (int i = 0; i < 3; ++i) session = withTable(std::move(session), userTableOf(someEvents()));
  session = withoutTable(std::move(session), "table.2");
  session = withTable(std::move(session), userTableOf(someEvents()));
  ASSERT_EQ(session.tables.size(), 3u);
  EXPECT_EQ(session.tables[0].id, "table.1");
  EXPECT_EQ(session.tables[1].id, "table.3");
  EXPECT_EQ(session.tables[2].id, "table.2");
}

TEST(SessionTables, MakeTheTimelineAsLongAsTheyAre) {
  Session session = test::smallSession();
  const geo::TimeSpan before = session.clock.range;
  const geo::EventTablePtr events = someEvents();
  session = withTable(std::move(session), userTableOf(events));
  EXPECT_LE(session.clock.range.from, std::min(before.from, events->range.from));
  EXPECT_GE(session.clock.range.to, std::max(before.to, events->range.to));
  EXPECT_EQ(session.clock.axis, session.clock.range) << "it showed all before, and does now";
}

TEST(SessionTables, AreNeverChosenAtTheSameTimeAsAFeature) {
  Session session = withTable(test::smallSession(), userTableOf(someEvents()));
  const TableSelection chosen{.table = "table.1", .events = {1, 2}, .all = 2};
  session = apply(std::move(session), command::SelectEvents{chosen}).session;
  EXPECT_EQ(session.selectedEvents, chosen);
  session = apply(std::move(session), command::Select{geo::FeatureRef{0, 0}}).session;
  EXPECT_FALSE(session.selectedEvents.has_value());
  session = apply(std::move(session), command::SelectEvents{chosen}).session;
  EXPECT_FALSE(session.selection.has_value());
  session = apply(std::move(session), command::RemoveTable{"table.1"}).session;
  EXPECT_FALSE(session.selectedEvents.has_value()) << "they are gone";
}

TEST(SessionTables, AloneAreAScenarioThatHoldsThemAll) {
  const std::vector<geo::EventTablePtr> tables{someEvents(1), someEvents(2)};
  const geo::Scenario scenario = scenarioAround(tables);
  EXPECT_TRUE(scenario.layers.empty());
  for (const geo::EventTablePtr& table : tables) {
    EXPECT_LE(scenario.extent.west, table->extent.west);
    EXPECT_GE(scenario.extent.north, table->extent.north);
    EXPECT_LE(scenario.range.from, table->range.from);
    EXPECT_GE(scenario.range.to, table->range.to);
  }
  EXPECT_EQ(scenario.opening, scenario.range);
  const geo::Scenario nothing = scenarioAround({});
  EXPECT_LT(nothing.extent.west, nothing.extent.east);
  EXPECT_LT(nothing.range.from, nothing.range.to);
}

TEST(SessionTables, AreUndatedAloneAndWithoutAnyDate) {
  geo::EventTable without = *someEvents();
  without.range = {};
  const auto undated = std::make_shared<const geo::EventTable>(without);
  Session alone = test::smallSession();
  alone.scenario = std::make_shared<const geo::Scenario>(scenarioAround(std::span(&undated, 1)));
  EXPECT_FALSE(isUndated(alone)) << "nothing is there";
  alone = withTable(std::move(alone), userTableOf(undated));
  EXPECT_TRUE(isUndated(alone));
  EXPECT_FALSE(isUndated(withTable(alone, userTableOf(someEvents()))));
  EXPECT_FALSE(isUndated(withTable(test::smallSession(), userTableOf(undated))));
}

TEST(SessionTables, AreShownInWholeDaysOfTheirZone) {
  const geo::Zone baku = *geo::Zone::named("Asia/Baku");
  const geo::EventTablePtr events = someEvents();
  const auto isMidnight = [&](geo::Moment moment) {
    return geo::startOfDay(moment, baku) == moment;
  };
  const geo::Scenario alone = scenarioAround(std::span(&events, 1), baku);
  EXPECT_EQ(alone.zone.name(), "Asia/Baku");
  EXPECT_TRUE(isMidnight(alone.range.from) && isMidnight(alone.range.to));
  Session session = test::smallSession();
  session.clock.zone = baku;
  session = withTable(std::move(session), userTableOf(events));
  const geo::TimeSpan window = showingTable(session, session.tables[0]).clock.window;
  EXPECT_TRUE(isMidnight(window.from) && isMidnight(window.to));
  EXPECT_LE(window.from, events->range.from);
  EXPECT_GE(window.to, events->range.to);
}

geo::TableLink ofOneKind() {
  geo::TableLink link;
  link.kinds = "none";
  return link;
}

/// The looks of all tables' kinds, in their order.
std::vector<std::size_t> looksOf(const Session& session) {
  std::vector<std::size_t> looks;
  for (const UserTable& table : session.tables) {
    for (std::size_t i = 0; i < table.classes->titles.size(); ++i) {
      looks.push_back(table.classes->lookOf(i));
    }
  }
  return looks;
}

TEST(SessionTables, OfOneKindLookEachItsOwnWay) {
  Session session = test::smallSession();
  for (int i = 0; i < 15; ++i) {
    session = withTable(std::move(session), userTableOf(someEvents(), ofOneKind()));
    EXPECT_EQ(session.tables[0].classes->firstLook, 0u) << "the first one stays as it is";
  }
  const std::vector<std::size_t> looks = looksOf(session);
  EXPECT_TRUE(std::ranges::is_sorted(looks)) << "in their order";
  EXPECT_EQ(std::set(looks.begin(), looks.end()).size(), session.tables.size());
  for (const std::size_t look : looks) {
    EXPECT_NE(look % geo::kMostClasses, geo::kMostClasses - 1) << "the pale grey of what is other";
  }
  session = apply(std::move(session), command::ShowLayer{"table.2", Shown::No}).session;
  EXPECT_EQ(looksOf(session), looks) << "hiding one changes no other";
  session = apply(std::move(session), command::RemoveTable{"table.2"}).session;
  for (std::size_t i = 0; i < session.tables.size(); ++i) {
    EXPECT_EQ(looksOf(session)[i], looks[i]) << "as if the others had been opened alone";
  }
}

TEST(SessionTables, OfOneKindLookOtherThanTheKindsOfOthers) {
  Session session = withTable(test::smallSession(), userTableOf(someEvents(), ofOneKind()));
  session = withTable(std::move(session), userTableOf(someEvents()));
  const UserTable& kinds = session.tables[1];
  ASSERT_GT(kinds.classes->titles.size(), 1u);
  EXPECT_EQ(kinds.classes->firstLook, 0u) << "a table's kinds keep their colours";
  EXPECT_EQ(session.tables[0].classes->firstLook, kinds.classes->titles.size());
  session = apply(std::move(session), command::StyleTable{"table.2", {}}).session;
  EXPECT_EQ(looksOf(session), (std::vector<std::size_t>{0, 1})) << "both are of one kind now";
}

TEST(SessionTables, LookAsTheirLinkSays) {
  geo::TableLink link;
  link.kinds = "none";
  link.size = "deaths";
  const UserTable plain = userTableOf(someEvents());
  const UserTable linked = userTableOf(someEvents(), link);
  EXPECT_TRUE(plain.style.category.has_value());
  EXPECT_FALSE(linked.style.category.has_value());
  ASSERT_NE(linked.weights, nullptr);
  EXPECT_EQ(linked.weights->column, "deaths");
  link.kinds = "kind";
  link.hiddenKinds = {"protest"};
  const UserTable hiding = userTableOf(someEvents(), link);
  const auto& titles = hiding.classes->titles;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    EXPECT_EQ(hiding.filter.hiddenClasses >> i & 1u, titles[i] == "protest" ? 1u : 0u);
  }
}

}  // namespace
}  // namespace viewer
