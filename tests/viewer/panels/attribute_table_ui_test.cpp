// The rows of a table are listed, sorted and chosen.
#include "driver.hpp"
#include "geo/table/assemble.hpp"
#include "list_rows.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using tests::on;

class Attributes : public testing::Test {
 protected:
  Attributes() {
    const geo::TextRow names{"date", "lon", "lat", "place", "dead"};
    std::vector<geo::TextRow> rows{{"2020-11-25", "46.75", "39.8", "Shusha", "7"},
                                   {"2020-11-25", "56.75", "39.8", "Far", "11"},
                                   {"2020-11-27", "", "", "Nowhere", "3"}};
    for (int i = 0; i < 500; ++i) {
      rows.push_back({"2020-12-28", "46", "40", fmt::format("A{}", i), "5"});
    }
    const auto table =
        std::make_shared<const geo::EventTable>(geo::assemble(geo::textTable(names, rows), {}));
    driver.session = apply(tests::tinySession(), command::AddTable{userTableOf(table)}).session;
    driver.frame();
    driver.click("tables/table.1/table");
    list();
  }
  /// What the program's loop does.
  void list() { tests::listRows(driver); }
  void listAll() {
    driver.click("attributes/listed");
    driver.click("attributes/listed/all rows");
    list();
  }
  float topOf(int row) const { return driver.rectOf(fmt::format("attributes/row/{}", row)).yPx; }
  Driver driver;
};

TEST_F(Attributes, TheRowsOfTheWindowAreListed) {
  EXPECT_EQ(driver.textOf("attributes/told"), "2 of 503 rows");
  EXPECT_TRUE(driver.has("attributes/row/1"));
  EXPECT_TRUE(driver.has("attributes/row/2"));
  EXPECT_FALSE(driver.has("attributes/row/4"));
  driver.session.clock.window = {on("2020-12-28"), on("2020-12-29")};
  list();
  EXPECT_EQ(driver.textOf("attributes/told"), "500 of 503 rows");
}

TEST_F(Attributes, AllRowsAreListedWithTheReasonOfThoseNotDrawn) {
  EXPECT_FALSE(driver.has("attributes/column/not drawn"));
  listAll();
  EXPECT_EQ(driver.textOf("attributes/told"), "503 of 503 rows");
  EXPECT_TRUE(driver.has("attributes/column/not drawn"));
  EXPECT_TRUE(driver.has("attributes/row/3/why"));
  EXPECT_FALSE(driver.has("attributes/row/1/why"));
}

TEST_F(Attributes, OnlyRowsInSightAreDrawn) {
  listAll();
  EXPECT_TRUE(driver.has("attributes/row/5"));
  EXPECT_FALSE(driver.has("attributes/row/400"));
}

TEST_F(Attributes, AColumnIsSortedByAClickAndTurnedByTheNext) {
  driver.click("attributes/column/lon");
  list();
  EXPECT_EQ(driver.state.attributes.sort.by, RowSort::By::Column);
  EXPECT_EQ(driver.state.attributes.sort.column, 1u);
  EXPECT_LT(topOf(1), topOf(2));
  driver.wait();
  driver.click("attributes/column/lon");
  list();
  EXPECT_EQ(driver.state.attributes.sort.order, RowSort::Order::Down);
  EXPECT_GT(topOf(1), topOf(2));
}

TEST_F(Attributes, AClickOnARowSelectsItsEventAndShowsIt) {
  driver.forget();
  driver.click("attributes/row/2");
  const auto chosen = driver.all<command::SelectEvents>();
  ASSERT_EQ(chosen.size(), 1u);
  ASSERT_TRUE(chosen[0].events);
  EXPECT_EQ(chosen[0].events->events.size(), 1u);
  EXPECT_EQ(driver.textOf("inspector/title"), "Far");
  const auto at = *driver.session.projection->forward(geo::LonLat{56.75, 39.8});
  EXPECT_TRUE(
      geo::boundsOf(driver.session.view).meets({at.xMetres, at.yMetres, at.xMetres, at.yMetres}));
}

TEST_F(Attributes, ARowThatIsNotDrawnSelectsNothing) {
  listAll();
  driver.click("attributes/row/1");
  ASSERT_TRUE(driver.session.selectedEvents);
  driver.click("attributes/row/3");
  EXPECT_FALSE(driver.session.selectedEvents);
  EXPECT_EQ(driver.state.attributes.undrawn, 2u);
}

TEST_F(Attributes, TheListScrollsToWhatIsSelectedElsewhere) {
  listAll();
  ASSERT_FALSE(driver.has("attributes/row/400"));
  const auto& rows = driver.session.tables[0].events->events.rows;
  const auto event = std::ranges::find(rows, 399u) - rows.begin();
  driver.session.selectedEvents = {"table.1", {static_cast<std::uint32_t>(event)}, 1, 0};
  list();
  EXPECT_TRUE(driver.has("attributes/row/400"));
  driver.scroll(driver.info.layout.map.xPx + 100, driver.info.layout.map.bottomPx() - 60, 500);
  list();
  EXPECT_FALSE(driver.has("attributes/row/400")) << "it may be scrolled away again";
}

TEST_F(Attributes, ATableThatIsRemovedCloses) {
  driver.session = apply(std::move(driver.session), command::RemoveTable{"table.1"}).session;
  driver.frame();
  EXPECT_FALSE(driver.has("attributes/told"));
  EXPECT_TRUE(driver.state.attributes.table.empty());
}

TEST_F(Attributes, RowsOfAnotherTableAreNeverShown) {
  const auto other = std::make_shared<const geo::EventTable>(
      geo::assemble(geo::textTable({"date", "lon", "lat"}, {{"2020-11-25", "46", "39"}}), {}));
  driver.session = apply(std::move(driver.session), command::AddTable{userTableOf(other)}).session;
  driver.state.attributes.table = "table.2";
  driver.frame();
  EXPECT_FALSE(driver.has("attributes/row/1"));
  list();
  EXPECT_TRUE(driver.has("attributes/row/1"));
}

TEST_F(Attributes, MoreColumnsThanFitAreTold) {
  geo::TextRow names{"date", "lon", "lat"}, row{"2020-11-25", "46", "39"};
  for (int i = 0; i < 90; ++i) {
    names.push_back(fmt::format("c{}", i));
    row.push_back("x");
  }
  const auto wide =
      std::make_shared<const geo::EventTable>(geo::assemble(geo::textTable(names, {row}), {}));
  driver.session = apply(std::move(driver.session), command::AddTable{userTableOf(wide)}).session;
  driver.state.attributes.table = "table.2";
  list();
  EXPECT_EQ(driver.textOf("attributes/told"),
            "1 of 1 rows · 61 of 93 columns; the inspector has all of them");
}

}  // namespace
}  // namespace viewer
