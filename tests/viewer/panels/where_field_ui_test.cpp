// The field in which a condition on a table's rows is typed.
#include "driver.hpp"
#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using testing::ElementsAre;
using tests::Driver;

constexpr const char* kField = "tables/table.1/where";

geo::EventTablePtr events(const geo::TextRow& names) {
  return std::make_shared<const geo::EventTable>(
      geo::assemble(geo::textTable(names, {{"2020-11-25", "46.75", "39.8", "Army 'A'", "battle"},
                                           {"2020-11-25", "46.7", "39.8", "B", "riot"},
                                           {"2020-11-26", "46.7", "39.8", "B", "battle"}}),
                    {}));
}

class Where : public testing::Test {
 protected:
  Where() {
    const auto table = events({"event_date", "longitude", "latitude", "actor1", "event type"});
    driver.session = apply(tests::tinySession(), command::AddTable{userTableOf(table)}).session;
    driver.frame();
    driver.frame();
  }
  void ask(const std::string& text) {
    driver.click(kField);
    driver.type(text);
    driver.enter();
  }
  WhereField& field() { return driver.state.wheres["table.1"]; }
  /// What the program's loop does.
  void answer(const std::string& where) {
    field().asked.reset();
    field().waiting = false;
    TableFilter filter = driver.session.tables[0].filter;
    filter.where = where;
    driver.session = apply(driver.session, command::FilterTable{"table.1", filter}).session;
    driver.frame();
  }
  Driver driver;
};

TEST_F(Where, AsksOnEnterAndNotBefore) {
  driver.click(kField);
  driver.type("actor1 = 'B'");
  EXPECT_FALSE(field().asked);
  driver.enter();
  EXPECT_EQ(field().asked, "actor1 = 'B'");
  EXPECT_TRUE(field().waiting);
  EXPECT_EQ(driver.session.tables[0].filter, TableFilter{}) << "the picture stays until then";
}

TEST_F(Where, EmptyClears) {
  answer("actor1 = 'B'");
  EXPECT_EQ(field().text, "actor1 = 'B'") << "a table's own condition is shown";
  field().text.clear();
  ask("");
  EXPECT_EQ(field().asked, "");
}

TEST_F(Where, SaysWhyUntilSomethingElseIsTyped) {
  ask("actor3 = 1");
  field().fault = "actor3 is not known";
  driver.frame();
  EXPECT_EQ(driver.textOf("tables/table.1/where/fault"), "actor3 is not known");
  driver.click(kField);
  driver.type("x");
  EXPECT_EQ(field().fault, "");
}

TEST_F(Where, IsForgottenWithItsTable) {
  ask("actor1 = 'B'");
  driver.session = apply(driver.session, command::RemoveTable{"table.1"}).session;
  driver.frame();
  EXPECT_TRUE(driver.state.wheres.empty());
}

TEST(WhereExamples, NameTheTablesOwnColumns) {
  EXPECT_THAT(
      exampleConditions(*events({"event_date", "longitude", "latitude", "actor1", "event type"})),
      ElementsAre("actor1 = 'Army ''A'''", "\"event type\" = 'battle'"));
}

}  // namespace
}  // namespace viewer
