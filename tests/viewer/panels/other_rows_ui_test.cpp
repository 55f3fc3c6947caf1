// Other rows of a table are read while one looks at it: what is in sight and what is chosen stays.
#include "driver.hpp"
#include "geo/table/assemble.hpp"
#include "list_rows.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace viewer {
namespace {

using tests::Driver;

class OtherRowsRead : public testing::Test {
 protected:
  OtherRowsRead() {
    driver.session =
        apply(tests::tinySession(), command::AddTable{userTableOf(rows(0, 500))}).session;
    driver.frame();
  }
  /// Rows of the ids E<first> to E<end - 1>.
  static geo::EventTablePtr rows(int first, int end, const std::string& what = "battle") {
    std::vector<geo::TextRow> texts;
    for (int i = first; i < end; ++i) {
      texts.push_back(
          {fmt::format("E{}", i), "2020-11-25", "46", "40", what, fmt::format("Place {}", i)});
    }
    const geo::TextRow names{"event_id", "date", "lon", "lat", "event_type", "location"};
    return std::make_shared<const geo::EventTable>(geo::assemble(geo::textTable(names, texts), {}));
  }
  void read(const geo::EventTablePtr& other) {
    const UserTable table = withRows(driver.session.tables[0], other);
    driver.session = apply(std::move(driver.session), command::ReplaceRows{table}).session;
    driver.frame();
  }
  void list() { tests::listRows(driver); }
  void openList() {
    driver.click("tables/table.1/table");
    driver.state.attributes.listed = RowsListed::All;
    list();
  }
  static std::string nameOf(int row) { return fmt::format("attributes/row/{}", row); }
  /// The first row that can be seen whole.
  std::optional<int> topRow() const {
    for (int row = 1; row <= 1000; ++row) {
      if (driver.has(nameOf(row)) &&
          driver.rectOf(nameOf(row)).yPx > driver.rectOf("attributes/told").yPx + 60)
        return row;
    }
    return std::nullopt;
  }
  float yOf(int row) const { return driver.rectOf(nameOf(row)).yPx; }
  std::uint32_t eventOf(int id) const {
    const geo::EventTable& table = *driver.session.tables[0].events;
    for (std::uint32_t event = 0; event < table.events.size(); ++event) {
      if (table.columns[0].textAt(table.events.rows[event]) == fmt::format("E{}", id)) return event;
    }
    return geo::kNoEvent;
  }
  std::string idShown() const {
    const TableSelection& chosen = driver.session.selectedEvents.value();
    const geo::EventTable& table = *driver.session.tables[0].events;
    return table.columns[0].textAt(table.events.rows[chosen.events.at(chosen.shown)]);
  }
  Driver driver;
};

TEST_F(OtherRowsRead, LeaveTheRowsInSightWhereTheyAre) {
  openList();
  driver.scroll(driver.info.layout.map.xPx + 100, driver.info.layout.map.bottomPx() - 60, -60);
  list();
  const auto top = topRow();
  ASSERT_TRUE(top && *top > 130) << "the list is not scrolled";
  const float y = yOf(*top);
  read(rows(100, 700));
  EXPECT_TRUE(driver.has(nameOf(*top))) << "the list is gone while it is sorted";
  EXPECT_EQ(driver.textOf("attributes/told"), "sorting …");
  list();
  ASSERT_TRUE(driver.has(nameOf(*top - 100)));
  EXPECT_NEAR(yOf(*top - 100), y, 1);
}

TEST_F(OtherRowsRead, DoNotScrollToWhatIsChosen) {
  openList();
  driver.session.selectedEvents = selectionOf("table.1", {eventOf(120)});
  list();
  driver.scroll(driver.info.layout.map.xPx + 100, driver.info.layout.map.bottomPx() - 60, -60);
  list();
  const auto top = topRow();
  ASSERT_TRUE(top && *top > 150);
  read(rows(100, 700));
  list();
  EXPECT_EQ(idShown(), "E120");
  EXPECT_FALSE(driver.has(nameOf(21)));
  EXPECT_TRUE(driver.has(nameOf(*top - 100)));
}

TEST_F(OtherRowsRead, AreChosenByWhatTheListStillSays) {
  openList();
  ASSERT_TRUE(driver.has(nameOf(5)));
  read(rows(3, 500));
  driver.click(nameOf(5));  // of the rows before: E4
  EXPECT_EQ(idShown(), "E4");
  driver.session.selectedEvents.reset();
  driver.click(nameOf(2));  // E1, which has left
  EXPECT_FALSE(driver.session.selectedEvents.has_value());
}

TEST_F(OtherRowsRead, PutNoOtherEventIntoTheInspector) {
  driver.session.selectedEvents = selectionOf("table.1", {eventOf(1), eventOf(6), eventOf(8)});
  driver.frame();
  EXPECT_EQ(driver.textOf("inspector/events-here"), "1 of 3 here");
  read(rows(5, 500));
  EXPECT_EQ(driver.textOf("inspector/title"), "No longer among the rows read");
  EXPECT_EQ(driver.textOf("inspector/events-here"), "2 more here");
  driver.click("inspector/next-event");
  EXPECT_EQ(idShown(), "E6");
  driver.session.selectedEvents->shown = TableSelection::kNoneShown;
  driver.frame();
  driver.click("inspector/previous-event");
  EXPECT_EQ(idShown(), "E8");
  read(rows(300, 500));
  EXPECT_TRUE(driver.has("inspector/empty"));
}

TEST_F(OtherRowsRead, ShowWhatTheyNowSayOfTheEventThatIsShown) {
  driver.session.selectedEvents = selectionOf("table.1", {eventOf(7)});
  driver.frame();
  read(rows(0, 500, "riot"));
  EXPECT_EQ(idShown(), "E7");
  bool riot = false;
  for (const Property& row : driver.state.cache.properties.value().rows) {
    riot |= row.value == "riot";
    EXPECT_NE(row.value, "battle");
  }
  EXPECT_TRUE(riot || driver.state.cache.properties->subtitle == "riot");
}

}  // namespace
}  // namespace viewer
