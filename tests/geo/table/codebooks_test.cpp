// How sure UCDP GED and ACLED are of time and place, as their codebooks say. All rows are invented.
#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::Contains;
using testing::ElementsAre;

struct TimeRow {
  std::string first, last, precision;
  TimeSpan possible;
  bool exact;
};

ValidTicks ticksOf(const EventTable& table, std::uint32_t row) {
  const auto at = std::ranges::find(table.events.rows, row);
  EXPECT_NE(at, table.events.rows.end()) << "row " << row << " is not drawn";
  return table.events.valid.at(static_cast<std::size_t>(at - table.events.rows.begin()));
}

/// A day is certain from its start to its end; within a span nothing is.
void expectTime(const EventTable& table, std::uint32_t row, const TimeRow& wanted) {
  const std::int32_t from = ticksSince(table.epoch, wanted.possible.from);
  const std::int32_t to = ticksUntil(table.epoch, wanted.possible.to);
  const ValidTicks expected =
      wanted.exact ? ValidTicks{from, from, to, to} : ValidTicks{from, to, from, to};
  EXPECT_EQ(ticksOf(table, row), expected)
      << wanted.first << " to " << wanted.last << ", precision " << wanted.precision;
}

const TextRow kUcdp = {"id",        "type_of_violence", "date_start", "date_end",
                       "date_prec", "where_prec",       "longitude",  "latitude"};

TEST(UcdpGed, HappensWithinItsFirstAndLastDay) {
  const TimeRow rows[] = {
      {"2008-01-05", "2008-01-05", "1", {at(2008, 1, 5), at(2008, 1, 6)}, true},
      {"2008-01-05 00:00:00.000",
       "2008-01-05 00:00:00.000",
       "1",
       {at(2008, 1, 5), at(2008, 1, 6)},
       true},
      {"2008-01-05", "2008-01-08", "2", {at(2008, 1, 5), at(2008, 1, 9)}, false},
      {"2008-01-07", "2008-01-13", "3", {at(2008, 1, 7), at(2008, 1, 14)}, false},
      {"2008-01-01", "2008-01-31", "4", {at(2008, 1, 1), at(2008, 2, 1)}, false},
      {"2008-01-01", "2008-12-31", "5", {at(2008, 1, 1), at(2009, 1, 1)}, false},
      {"2008-01-05", "2008-01-05", "3", {at(2008, 1, 5), at(2008, 1, 6)}, false},
      {"2008-01-05", "2008-01-06", "1", {at(2008, 1, 5), at(2008, 1, 7)}, false},
      {"2008-01-05", "2008-01-05", "", {at(2008, 1, 5), at(2008, 1, 6)}, true},
      {"2008-01-05", "2008-01-06", "", {at(2008, 1, 5), at(2008, 1, 7)}, false},
      {"2008-01-05", "", "1", {at(2008, 1, 5), at(2008, 1, 6)}, true},
  };
  std::vector<TextRow> cells;
  for (const TimeRow& row : rows) {
    cells.push_back({std::to_string(cells.size()), "1", row.first, row.last, row.precision, "1",
                     "46.7", "39.8"});
  }
  const EventTable table = assemble(textTable(kUcdp, cells), {});
  for (std::uint32_t row = 0; row < std::size(rows); ++row) expectTime(table, row, rows[row]);
}

TEST(UcdpGed, TellsHowWellAPlaceIsKnown) {
  std::vector<TextRow> cells;
  for (int code = 1; code <= 8; ++code) {
    cells.push_back({std::to_string(code), "1", "2008-01-05", "2008-01-05", "1",
                     code == 8 ? "" : std::to_string(code), "46.7", "39.8"});
  }
  const EventTable table = assemble(textTable(kUcdp, cells), {});
  EXPECT_THAT(table.undrawnRows, ElementsAre(5));
  EXPECT_THAT(table.undrawnWhy, ElementsAre(NotDrawn::TooCoarse));
  using enum PlaceDoubt;
  EXPECT_THAT(table.events.doubts, ElementsAre(None, Radius, Area, Area, Area, Area, Area));
  EXPECT_EQ(table.events.radiusMetres.at(1), 25000);
  EXPECT_EQ(table.events.radiusMetres.at(2), kNoRadius);
}

const TextRow kAcled = {"EVENT_ID_CNTY", "EVENT_DATE", "TIME_PRECISION", "EVENT_TYPE", "ACTOR1",
                        "LATITUDE",      "LONGITUDE",  "GEO_PRECISION",  "TIMESTAMP"};

TEST(Acled, HappensOnItsDayInItsWeekOrInItsMonth) {
  const TimeRow rows[] = {
      {"10 November 2020", "", "1", {at(2020, 11, 10), at(2020, 11, 11)}, true},
      {"10 November 2020", "", "2", {at(2020, 11, 7), at(2020, 11, 14)}, false},
      {"10 November 2020", "", "3", {at(2020, 11, 1), at(2020, 12, 1)}, false},
      {"31 December 2020", "", "3", {at(2020, 12, 1), at(2021, 1, 1)}, false},
      {"2020-11-10", "", "", {at(2020, 11, 10), at(2020, 11, 11)}, true},
  };
  std::vector<TextRow> cells;
  for (const TimeRow& row : rows) {
    cells.push_back({"A" + std::to_string(cells.size()), row.first, row.precision, "Battles", "X",
                     "39.8", "46.7", "1", "1700000000"});
  }
  const EventTable table = assemble(textTable(kAcled, cells), {});
  for (std::uint32_t row = 0; row < std::size(rows); ++row) expectTime(table, row, rows[row]);
  EXPECT_EQ(table.range, (TimeSpan{at(2020, 11, 1), at(2021, 1, 1)})) << "not that of the upload";
}

TEST(Acled, TellsHowWellAPlaceIsKnown) {
  std::vector<TextRow> cells;
  for (const std::string code : {"1", "2", "3"}) {
    cells.push_back({code, "2020-11-10", "1", "Battles", "X", "39.8", "46.7", code, ""});
  }
  const EventTable table = assemble(textTable(kAcled, cells), {});
  EXPECT_THAT(table.events.doubts,
              ElementsAre(PlaceDoubt::None, PlaceDoubt::Area, PlaceDoubt::Area));
}

TEST(Codebooks, ATimeColumnThatTheUserNamesIsReadPlainly) {
  TextRow names = kUcdp;
  names.emplace_back("reported");
  TableWishes wishes;
  wishes.begin = "reported", wishes.end = "date_end";
  const RawTable raw = textTable(
      names, {{"1", "1", "2008-01-05", "2008-01-12", "3", "1", "46.7", "39.8", "2008-01-10"}});
  const EventTable table = assemble(raw, wishes);
  expectTime(table, 0, {"reported", "date_end", "", {at(2008, 1, 10), at(2008, 1, 13)}, true});
  EXPECT_FALSE(table.roles.datePrecision);
}

TEST(Codebooks, TheReportNamesThem) {
  const RawTable raw =
      textTable(kUcdp, {{"1", "1", "2008-01-05", "2008-01-12", "3", "1", "46.7", "39.8"}});
  const std::vector<std::string> told = assemble(raw, {}).report.howRead;
  EXPECT_THAT(told, Contains("when: date_start to date_end, whole days in UTC"));
  EXPECT_THAT(told, Contains("where: longitude, latitude"));
  EXPECT_THAT(told, Contains("how sure of the time: date_prec (UCDP GED)"));
  EXPECT_THAT(told, Contains("how sure of the place: where_prec (UCDP GED)"));
}

}  // namespace
}  // namespace geo
