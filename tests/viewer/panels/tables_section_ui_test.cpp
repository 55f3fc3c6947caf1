// The user's tables in the layer list, and what the inspector says of several.
#include "driver.hpp"
#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;

UserTable tableWith(const char* kind, const char* title) {
  geo::EventTable events = geo::assemble(
      geo::textTable({"date", "lon", "lat", kind}, {{"2020-11-25", "46.75", "39.8", "battle"},
                                                    {"2020-11-25", "46.7", "39.8", "riot"},
                                                    {"2020-11-26", "46.7", "39.8", "battle"}}),
      {});
  events.title = title;
  return userTableOf(std::make_shared<const geo::EventTable>(std::move(events)));
}

TEST(TablesSection, ATableOfOneKindIsOneRowWithItsSymbol) {
  Driver driver;
  driver.session = apply(driver.session, command::AddTable{tableWith("event type", "a")}).session;
  driver.session = apply(driver.session, command::AddTable{tableWith("remark", "b")}).session;
  ASSERT_EQ(driver.session.tables[1].classes->titles.size(), 1u);
  driver.frame();
  driver.frame();
  EXPECT_TRUE(driver.has("tables/table.1/kind/1"));
  EXPECT_FALSE(driver.has("tables/table.2/kind/0"));
  EXPECT_TRUE(driver.has("tables/table.2/counts"));
  TableFilter hidden;
  hidden.hiddenClasses = 1;
  driver.session = apply(driver.session, command::FilterTable{"table.2", hidden}).session;
  driver.frame();
  EXPECT_TRUE(driver.has("tables/table.2/kind/0")) << "what is hidden can be shown again";
}

TEST(TablesSection, OfSeveralTablesTheInspectorTellsWhoseEventsAreChosen) {
  Driver driver;
  driver.session = apply(driver.session, command::AddTable{tableWith("remark", "posts")}).session;
  driver.session.selectedEvents = selectionOf("table.1", {0, 1, 2});
  driver.frame();
  EXPECT_EQ(driver.textOf("inspector/events-here"), "1 of 3 here");
  driver.session = apply(driver.session, command::AddTable{tableWith("remark", "towns")}).session;
  driver.session.selectedEvents = selectionOf("table.1", {0, 1, 2});
  driver.frame();
  EXPECT_EQ(driver.textOf("inspector/events-here"), "1 of 3 here, of posts");
}

}  // namespace
}  // namespace viewer
