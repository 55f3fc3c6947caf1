// Compared with a plain stable sort and a plain filter of all rows.
#include "viewer/session/table_rows.hpp"

#include "small_session.hpp"
#include "tests/support/random_tables.hpp"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using geo::test::columnOf;
using geo::test::randomTable;
using testing::ElementsAre;
using By = RowSort::By;
using Order = RowSort::Order;
using Rows = std::vector<std::uint32_t>;

Session sessionWith(geo::EventTable table) {
  auto shared = std::make_shared<const geo::EventTable>(std::move(table));
  return test::after(test::smallSession(), command::AddTable{userTableOf(std::move(shared))});
}

Rows rowsIn(const Session& session, RowsListed listed, const RowSort& sort = {}) {
  return tableRowsOf(tableRowsWish(session, "table.1", listed, sort).value()).rows;
}

/// Rows by an order that is given, the file's order among equal ones.
template <class Before>
Rows sorted(std::size_t count, Before before) {
  Rows rows(count);
  std::iota(rows.begin(), rows.end(), 0u);
  std::ranges::stable_sort(rows, before);
  return rows;
}

geo::EventTable mixed() {
  geo::RawTable raw = geo::textTable({"date", "lon", "lat", "place", "text"},
                                     {{"2020-05-01", "46", "40", "b", "10"},
                                      {"2020-03-01", "46", "40", "", "9"},
                                      {"", "46", "40", "A", "-1"},
                                      {"2020-04-01", "", "", "a", ""},
                                      {"2020-01-01", "46", "40", "B", "9"}});
  raw.columns.push_back({"whole", std::vector<std::int64_t>{3, -7, geo::kNoNumber, INT64_MAX, 3}});
  raw.columns.push_back({"real", std::vector<double>{-0.5, std::nan(""), -2, 1e300, 0}});
  raw.columns.push_back({"moment", geo::MomentCells{{5, 4, 3, geo::kNoNumber, -1}, false}});
  return geo::assemble(std::move(raw), {});
}

TEST(TableRows, AreSortedByWhatTheColumnHoldsWithTheEmptyOnesLast) {
  const geo::EventTable table = mixed();
  const Session session = sessionWith(table);
  const auto by = [&](std::string_view column, Order order) {
    return rowsIn(session, RowsListed::All, {By::Column, columnOf(table, column), order});
  };
  EXPECT_THAT(by("place", Order::Up), ElementsAre(2, 3, 0, 4, 1));
  EXPECT_THAT(by("place", Order::Down), ElementsAre(0, 4, 2, 3, 1));
  EXPECT_THAT(by("text", Order::Up), ElementsAre(2, 1, 4, 0, 3)) << "numbers, though texts";
  EXPECT_THAT(by("text", Order::Down), ElementsAre(0, 1, 4, 2, 3)) << "equal ones stay in order";
  EXPECT_THAT(by("whole", Order::Up), ElementsAre(1, 0, 4, 3, 2));
  EXPECT_THAT(by("whole", Order::Down), ElementsAre(3, 0, 4, 1, 2));
  EXPECT_THAT(by("real", Order::Up), ElementsAre(2, 0, 4, 3, 1));
  EXPECT_THAT(by("real", Order::Down), ElementsAre(3, 4, 0, 2, 1));
  EXPECT_THAT(by("moment", Order::Up), ElementsAre(4, 2, 1, 0, 3));
}

TEST(TableRows, AreSortedByTimeByReasonAndByRow) {
  const Session session = sessionWith(mixed());
  const auto by = [&](By what, Order order) {
    return rowsIn(session, RowsListed::All, {what, 0, order});
  };
  EXPECT_THAT(by(By::When, Order::Up), ElementsAre(4, 1, 0, 2, 3));
  EXPECT_THAT(by(By::When, Order::Down), ElementsAre(0, 1, 4, 2, 3));
  EXPECT_THAT(by(By::Undrawn, Order::Up), ElementsAre(2, 3, 0, 1, 4)) << "the drawn ones last";
  EXPECT_THAT(by(By::Row, Order::Up), ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(by(By::Row, Order::Down), ElementsAre(4, 3, 2, 1, 0));
}

TEST(TableRows, AgreeWithAPlainSortOfRandomRows) {
  const geo::EventTable table = randomTable(7, 2000);
  const Session session = sessionWith(table);
  for (const std::string_view name : {"deaths", "lon", "id"}) {
    const geo::Column& column = table.columns[columnOf(table, name)];
    const RowSort sort{By::Column, columnOf(table, name), Order::Down};
    EXPECT_EQ(rowsIn(session, RowsListed::All, sort), sorted(table.rowCount,
                                                             [&](std::uint32_t a, std::uint32_t b) {
                                                               return column.numberAt(a) >
                                                                      column.numberAt(b);
                                                             }))
        << name;
  }
  const geo::Column& kind = table.columns[columnOf(table, "kind")];
  const RowSort sort{By::Column, columnOf(table, "kind"), Order::Up};
  EXPECT_EQ(rowsIn(session, RowsListed::All, sort),
            sorted(table.rowCount, [&](std::uint32_t a, std::uint32_t b) {
              return kind.textAt(a) < kind.textAt(b);
            }));
}

TEST(TableRows, OfTheWindowAreThoseThatAreShownInIt) {
  std::mt19937 random(5);
  Session session = sessionWith(randomTable(8, 1500));
  session = test::after(session, command::FilterTable{"table.1", {2u, "", nullptr}});
  const UserTable& table = session.tables[0];
  for (int i = 0; i < 60; ++i) {
    session.clock.window = geo::test::randomWindow(random);
    session.certainty = i % 2 == 0 ? Certainty::PossibleFaint : Certainty::CertainOnly;
    const geo::TickSpan ticks = geo::ticksOf(*table.events, session.clock.window);
    std::set<std::uint32_t> expected;
    for (std::size_t event = 0; event < table.events->events.size(); ++event) {
      const auto is = geo::happensIn(table.events->events.valid[event], ticks.from, ticks.to);
      const bool shown = is != geo::Validity::Never && is >= leastShown(session.certainty);
      if (shown && choiceOf(table).holds(event)) expected.insert(table.events->events.rows[event]);
    }
    EXPECT_TRUE(std::ranges::equal(rowsIn(session, RowsListed::Window), expected));
  }
}

TEST(TableRows, OfThePictureLieInTheViewAndFollowIt) {
  Session session = sessionWith(randomTable(9, 1500));
  session.clock.window = test::span("2019-01-01", "2023-01-01");
  EXPECT_TRUE(rowsIn(session, RowsListed::Picture).empty()) << "not placed on the map yet";
  const geo::EventTable& table = *session.tables[0].events;
  session.tables[0].places =
      std::make_shared<const geo::EventPlaces>(geo::placesOn(session.projection, table));
  std::size_t most = 0, fewest = table.rowCount;
  for (const double factor : {1.0, 2.0, 2.0, 3.0}) {
    session = test::after(session, command::ZoomAt{{300, 300}, factor});
    std::set<std::uint32_t> expected;
    for (std::size_t event = 0; event < table.events.size(); ++event) {
      const auto at = session.projection->forward(table.events.places[event]);
      if (at &&
          geo::boundsOf(session.view).meets({at->xMetres, at->yMetres, at->xMetres, at->yMetres})) {
        expected.insert(table.events.rows[event]);
      }
    }
    EXPECT_TRUE(std::ranges::equal(rowsIn(session, RowsListed::Picture), expected));
    most = std::max(most, expected.size());
    fewest = std::min(fewest, expected.size());
  }
  EXPECT_LT(fewest, most);
  EXPECT_GT(fewest, 0u);
}

TEST(TableRows, OfAllTellWhyEachUndrawnOneIsNotDrawn) {
  const Session session = sessionWith(mixed());
  const geo::EventTable& table = *session.tables[0].events;
  EXPECT_EQ(rowsIn(session, RowsListed::All).size(), table.rowCount);
  EXPECT_EQ(whyUndrawn(table, 2), geo::NotDrawn::Undated);
  EXPECT_EQ(whyUndrawn(table, 3), geo::NotDrawn::Unplaced);
  for (const std::uint32_t row : {0u, 1u, 4u}) EXPECT_FALSE(whyUndrawn(table, row));
  const auto made = tableRowsOf(*tableRowsWish(session, "table.1", RowsListed::All, {}));
  for (std::uint32_t row = 0; row < table.rowCount; ++row) {
    const std::uint32_t event = (*made.eventOfRow)[row];
    EXPECT_EQ(event == TableRows::kUndrawn, whyUndrawn(table, row).has_value());
    if (event != TableRows::kUndrawn) {
      EXPECT_EQ(table.events.rows[event], row);
    }
  }
}

TEST(TableRows, AreSortedOnceWhileTheWindowMoves) {
  Session session = sessionWith(randomTable(4, 300));
  const RowSort sort{By::Column, 5, Order::Up};
  const auto first = tableRowsOf(*tableRowsWish(session, "table.1", RowsListed::Window, sort));
  session.clock.window = test::span("2020-03-01", "2021-03-01");
  const auto wish = *tableRowsWish(session, "table.1", RowsListed::Window, sort);
  EXPECT_NE(wish, first.wish);
  const auto next = tableRowsOf(wish, &first);
  EXPECT_EQ(next.order, first.order);
  EXPECT_EQ(next.rows, tableRowsOf(wish).rows);
  EXPECT_NE(next.rows, first.rows);
}

TEST(TableRows, AListOfAllRowsDoesNotDependOnTheWindowOrTheView) {
  Session session = sessionWith(randomTable(4, 30));
  const auto before = tableRowsWish(session, "table.1", RowsListed::All, {});
  session.clock.window = test::span("2020-03-01", "2021-03-01");
  session = test::after(session, command::Pan{40, 40});
  EXPECT_EQ(tableRowsWish(session, "table.1", RowsListed::All, {}), before);
  EXPECT_FALSE(tableRowsWish(session, "table.2", RowsListed::All, {}));
}

}  // namespace
}  // namespace viewer
