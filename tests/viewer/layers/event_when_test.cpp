// When an event of a table was, in words: in the zone that the table's days are days of.
#include "geo/table/assemble.hpp"
#include "viewer/layers/event_properties.hpp"

#include <string>

#include <gtest/gtest.h>

namespace viewer {
namespace {

std::string whenOf(const char* begin, const char* end, const char* zone) {
  geo::RawTable raw;
  raw.path = "events.csv";
  raw.rowCount = 1;
  geo::TextCells begins, ends;
  begins.add(begin);
  ends.add(end);
  raw.columns = {{"longitude", std::vector<double>{46.75}},
                 {"latitude", std::vector<double>{39.82}},
                 {"begin", std::move(begins)},
                 {"end", std::move(ends)}};
  geo::TableWishes wishes;
  wishes.zone = geo::Zone::named(zone).value();
  const geo::EventTable table = geo::assemble(std::move(raw), wishes);
  EXPECT_EQ(table.events.size(), 1U) << begin;
  return propertiesOf(table, 0, table.range).rows.at(0).value;
}

TEST(EventWhen, IsInDaysOfTheTablesZone) {
  for (const char* zone : {"UTC", "Asia/Baku", "America/New_York"}) {
    EXPECT_EQ(whenOf("2020-11-10", "2020-11-10", zone), "10 Nov 2020") << zone;
    EXPECT_EQ(whenOf("2020-11-10", "2020-11-12", zone), "10 Nov 2020 – 12 Nov 2020") << zone;
    EXPECT_EQ(whenOf("1992-02-02", "1992-02-02", zone), "2 Feb 1992") << zone;
  }
}

TEST(EventWhen, TellsClockTimesWithThoseOfUtc) {
  EXPECT_EQ(whenOf("2020-11-10T01:00+04:00", "2020-11-10T01:00+04:00", "Asia/Baku"),
            "10 Nov 2020 01:00 (9 Nov 2020 21:00 UTC)");
  EXPECT_EQ(whenOf("2020-11-09T21:00Z", "2020-11-09T21:00Z", "UTC"), "9 Nov 2020 21:00 UTC");
}

TEST(EventWhen, MayBeDoubtful) {
  EXPECT_EQ(whenOf("2020-11", "2020-11", "Asia/Baku"), "some time from 1 Nov 2020 to 30 Nov 2020");
}

}  // namespace
}  // namespace viewer
