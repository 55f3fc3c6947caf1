// Dates in several columns, and days as spreadsheets count them. All rows are invented.
#include "geo/table/date_parts.hpp"

#include "geo/table/assemble.hpp"
#include "geo/table/cell_time.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::Contains;
using testing::HasSubstr;

RawTable placed(TextRow names, std::vector<TextRow> rows) {
  names.insert(names.end(), {"lon", "lat"});
  for (TextRow& row : rows) row.insert(row.end(), {"46.75", "39.82"});
  return textTable(names, rows);
}

std::size_t countOf(const EventTable& table, NotDrawn why) {
  return table.report.notDrawn.at(static_cast<std::size_t>(why)).count;
}

Column wholes(const std::string& name, std::vector<std::int64_t> numbers) {
  return {name, std::move(numbers)};
}

TEST(DateParts, YearMonthAndDayMakeADay) {
  for (const TextRow& names : {TextRow{"year", "month", "day"}, TextRow{"iyear", "imonth", "iday"},
                               TextRow{"Год", "Месяц", "День"}}) {
    const EventTable table =
        assemble(placed(names, {{"2020", "9", "27"}, {"2020", "11", "10"}}), {});
    EXPECT_EQ(table.report.drawn, 2u);
    EXPECT_EQ(table.range, (TimeSpan{at(2020, 9, 27), at(2020, 11, 11)})) << names[0];
  }
}

TEST(DateParts, WhatIsNotKnownMakesTheDateCoarserAndWhatIsWrongIsTold) {
  const EventTable table = assemble(placed({"year", "month", "day"}, {{"2020", "0", "0"},
                                                                      {"2020", "9", "0"},
                                                                      {"2020", "9", ""},
                                                                      {"2020", "9", "31"},
                                                                      {"2020", "x", "1"},
                                                                      {"", "9", "1"},
                                                                      {"2020", "10", "5"}}),
                                    {});
  EXPECT_EQ(table.report.drawn, 4u);
  EXPECT_EQ(countOf(table, NotDrawn::UnreadDate), 2u);
  EXPECT_EQ(countOf(table, NotDrawn::Undated), 1u);
}

TEST(DateParts, MonthsMayHaveNames) {
  const EventTable table = assemble(
      placed({"year", "month", "day"}, {{"2020", "October", "5"}, {"2020", "Nov", "6"}}), {});
  EXPECT_EQ(table.range, (TimeSpan{at(2020, 10, 5), at(2020, 11, 7)}));
}

TEST(DateParts, AClockTimeBesideADayIsRead) {
  const EventTable table = assemble(placed({"date", "time"}, {{"10.11.2020", "20:00"},
                                                              {"11.11.2020", ""},
                                                              {"12.11.2020", "late"},
                                                              {"13.11.2020", "8:15 pm"}}),
                                    {});
  EXPECT_EQ(table.report.drawn, 3u);
  EXPECT_EQ(countOf(table, NotDrawn::UnreadDate), 1u);
  EXPECT_EQ(table.range.from, at(2020, 11, 10, 20));
  EXPECT_THAT(table.report.howRead, Contains(HasSubstr("date, time")));
}

TEST(DateParts, AClockTimeBesideYearMonthAndDayIsRead) {
  const EventTable table = assemble(
      placed(
          {"year", "month", "day", "time"},
          {{"2020", "11", "10", "20:00"}, {"2020", "11", "11", ""}, {"2020", "12", "0", "21:00"}}),
      {});
  EXPECT_EQ(table.report.drawn, 3u);
  EXPECT_EQ(table.range, (TimeSpan{at(2020, 11, 10, 20), at(2021, 1, 1)}))
      << "of a month that has no day the clock tells nothing";
  EXPECT_THAT(table.report.howRead, Contains(HasSubstr("year, month, day, time")));
}

TEST(DateParts, AnotherColumnThatIsAskedForIsReadAlone) {
  TableWishes wishes;
  wishes.begin = "reported";
  const EventTable table = assemble(
      placed({"date", "time", "reported"}, {{"2020-11-10", "20:00", "2020-11-12"}}), wishes);
  EXPECT_EQ(table.range, (TimeSpan{at(2020, 11, 12), at(2020, 11, 13)}));
}

TEST(SheetDays, EveryDayOfFourteenDecadesIsTheOneThatASpreadsheetShows) {
  namespace chrono = std::chrono;
  constexpr chrono::sys_days kZero = chrono::year{1899} / 12 / 30;  // LibreOffice, and Excel from
                                                                    // March 1900 on
  std::vector<std::int64_t> numbers;
  for (std::int64_t day = 20000; day < 73051; day += 37) numbers.push_back(day);
  const Column column = wholes("Date", numbers);
  const CellTimes times = cellTimesOf(column, {});
  EXPECT_TRUE(times.guessed().sheetDays);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Moment from = kZero + chrono::days{numbers[i]};
    ASSERT_EQ(times.at(i).period, (TimeSpan{from, from + chrono::days{1}})) << numbers[i];
  }
  EXPECT_EQ(times.at(0).period.from, at(1954, 10, 3));
}

TEST(SheetDays, AFractionIsAClockTimeOfTheZone) {
  const Column column{"дата", std::vector<double>{44145.5, 44146}};
  const Zone baku = *Zone::named("Asia/Baku");
  const CellTimes times = cellTimesOf(column, baku);
  EXPECT_EQ(times.at(0).period.from, at(2020, 11, 10, 8));
  EXPECT_EQ(times.at(0).grain, CellTime::Grain::Second);
  EXPECT_EQ(times.at(1).grain, CellTime::Grain::Day);
}

TEST(SheetDays, OnlyAColumnThatIsCalledADateHasThem) {
  EXPECT_TRUE(holdsDates(wholes("event_date", {44105, 44106})));
  EXPECT_TRUE(holdsDates(wholes("Дата", {44105, 44106})));
  EXPECT_TRUE(holdsDates(wholes("Tarix", {44105, 44106})));
  EXPECT_FALSE(holdsDates(wholes("time", {44105, 44106})));
  EXPECT_FALSE(holdsDates(wholes("data", {44105, 44106})));
  EXPECT_FALSE(holdsDates(wholes("date", {3, 4})));
  EXPECT_FALSE(holdsDates(wholes("date", {1234567, 1234568})));
  EXPECT_TRUE(holdsDates(wholes("date", {2019, 2020}))) << "years stay years";
}

TEST(SheetDays, AreTold) {
  const EventTable table = assemble(placed({"date"}, {{"44105"}, {"44106"}, {"2020-11-10"}}), {});
  EXPECT_EQ(table.range, (TimeSpan{at(2020, 10, 1), at(2020, 11, 11)}));
  EXPECT_THAT(table.report.howRead, Contains(HasSubstr("spreadsheet")));
}

TEST(ShortYears, AreTold) {
  for (const char* text : {"27.09.20", "27 Sep 20"}) {
    const EventTable table = assemble(placed({"date"}, {{text}, {"2020-10-01"}}), {});
    EXPECT_EQ(table.range, (TimeSpan{at(2020, 9, 27), at(2020, 10, 2)})) << text;
    EXPECT_THAT(table.report.howRead, Contains(HasSubstr("two digits"))) << text;
  }
  const EventTable whole = assemble(placed({"date"}, {{"27.09.2020"}}), {});
  EXPECT_THAT(whole.report.howRead, Not(Contains(HasSubstr("two digits"))));
}

}  // namespace
}  // namespace geo
