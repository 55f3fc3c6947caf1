// Where an event of a table is said to come from.
#include "geo/table/database_path.hpp"
#include "tests/support/random_tables.hpp"
#include "viewer/layers/event_properties.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace viewer {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(EventOrigin, IsARowOfAFileAndATableOfADatabase) {
  geo::EventTable table = geo::test::randomTable(1, 20);
  table.path = "folder/events.csv";
  table.layer = "events";
  for (std::uint32_t event = 0; event < table.events.size(); ++event) {
    const std::string row = fmt::format("events.csv, row {}", table.events.rows[event] + 1);
    EXPECT_EQ(propertiesOf(table, event, table.range).sourceTitle, row);
  }
  table.path = fmt::format("{}conflict", geo::kDatabasePath);
  const std::string told = propertiesOf(table, 3, table.range).sourceTitle;
  EXPECT_THAT(told, HasSubstr("conflict, events"));
  EXPECT_THAT(told, Not(HasSubstr("row"))) << "the next reading has it in another one";
}

}  // namespace
}  // namespace viewer
