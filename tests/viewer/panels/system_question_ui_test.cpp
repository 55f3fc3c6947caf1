// The question for the reference system of a table whose numbers are no degrees.
#include "driver.hpp"
#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;

Session sessionWith(const geo::TextRow& row) {
  const geo::RawTable raw = geo::textTable({"date", "x", "y"}, {row});
  const auto table = std::make_shared<const geo::EventTable>(geo::assemble(raw, {}));
  return apply(tests::tinySession(), command::AddTable{userTableOf(table)}).session;
}

class System : public testing::Test {
 protected:
  explicit System(const geo::TextRow& row = {"2020-11-25", "512000", "4409000"})
      : driver(sessionWith(row)) {
    driver.state.reportOf = "table.1";
    for (int i = 0; i < 3; ++i) driver.frame();
  }
  SystemQuestion& question() { return driver.state.systems["table.1"]; }
  Driver driver;
};

TEST_F(System, OneOfTheUsualIsAskedForWithTwoClicks) {
  driver.click("report/system/EPSG:32639");
  EXPECT_FALSE(question().asked);
  driver.click("report/system/read");
  EXPECT_EQ(question().asked, "EPSG:32639");
  EXPECT_TRUE(question().waiting);
}

TEST_F(System, AnyOtherIsTypedAndNonsenseIsToldAtOnce) {
  driver.click("report/system");
  driver.type("nonsense");
  driver.enter();
  EXPECT_FALSE(question().asked);
  EXPECT_NE(question().fault, "");
  question().text.clear();
  driver.click("report/system");
  driver.type("EPSG:28408");
  driver.enter();
  EXPECT_EQ(question().asked, "EPSG:28408");
  EXPECT_EQ(question().fault, "");
}

struct Degrees : System {
  Degrees() : System({"2020-11-25", "46.75", "39.82"}) {}
};

TEST_F(Degrees, AreNeverAskedAbout) {
  EXPECT_FALSE(asksForSystem(driver.session.tables[0]));
  EXPECT_FALSE(driver.state.systems.contains("table.1"));
}

}  // namespace
}  // namespace viewer
