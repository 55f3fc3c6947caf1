// What is listed and what is selected is asked for as a file.
#include "driver.hpp"
#include "geo/table/assemble.hpp"
#include "list_rows.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;
using Rows = std::vector<std::uint32_t>;

class TakingOut : public testing::Test {
 protected:
  TakingOut() {
    const std::vector<geo::TextRow> rows{{"", "46", "40", "Undated"},
                                         {"2020-11-25", "46.75", "39.8", "Shusha"},
                                         {"2020-11-25", "46.76", "39.8", "Shosh"},
                                         {"2020-12-28", "46", "40", "Later"}};
    const auto table = std::make_shared<const geo::EventTable>(
        geo::assemble(geo::textTable({"date", "lon", "lat", "place"}, rows), {}));
    driver.session = apply(tests::tinySession(), command::AddTable{userTableOf(table)}).session;
    driver.frame();
  }
  command::TakeOut takenBy(const std::string& button, const std::string& ending) {
    driver.forget();
    driver.click(button);
    driver.click(button + "/" + ending);
    const auto orders = driver.all<command::TakeOut>();
    EXPECT_EQ(orders.size(), 1u);
    return orders.empty() ? command::TakeOut{} : orders.front();
  }
  Driver driver;
};

TEST_F(TakingOut, TheRowsThatAreListed) {
  driver.click("tables/table.1/table");
  tests::listRows(driver);
  const auto order = takenBy("attributes/take-out", ".gpkg");
  EXPECT_EQ(order.table, "table.1");
  EXPECT_EQ(order.ending, ".gpkg");
  EXPECT_EQ(*order.rows, (Rows{1, 2}));
  EXPECT_EQ(order.how, "rows that happen in the time");
}

TEST_F(TakingOut, TheEventsThatAreSelected) {
  EXPECT_FALSE(driver.has("inspector/take-out"));
  TableSelection chosen{.table = "table.1", .events = {1, 0}, .all = 2};
  driver.session = apply(driver.session, command::SelectEvents{chosen}).session;
  driver.frame();
  driver.frame();
  const auto order = takenBy("inspector/take-out", ".csv");
  const auto& rows = driver.session.tables[0].events->events.rows;
  EXPECT_EQ(*order.rows, (Rows{rows[1], rows[0]}));
  EXPECT_EQ(order.how, "rows that were selected");
}

TEST_F(TakingOut, AllThatAreSelectedNotOnlyTheListedOnes) {
  const std::vector<std::uint32_t> all{0, 1, 2};
  TableSelection chosen{.table = "table.1", .events = {0}, .all = 3};
  chosen.every = std::make_shared<const std::vector<std::uint32_t>>(all);
  driver.session = apply(driver.session, command::SelectEvents{chosen}).session;
  driver.frame();
  driver.frame();
  EXPECT_EQ(takenBy("inspector/take-out", ".geojson").rows->size(), 3u);
}

TEST_F(TakingOut, SaysWhereOnlyTheFirstAreKnown) {
  const TableSelection chosen{.table = "table.1", .events = {0}, .all = 3};
  driver.session = apply(driver.session, command::SelectEvents{chosen}).session;
  driver.frame();
  driver.frame();
  EXPECT_EQ(takenBy("inspector/take-out", ".csv").how, "the first of 3 that were selected");
}

}  // namespace
}  // namespace viewer
