// One column's cells as times.
#include "geo/table/cell_time.hpp"

#include "geo/base/time_text.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <limits>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using State = CellTime::State;
using Grain = CellTime::Grain;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TimeSpan dayAt(int year, unsigned month, unsigned day) {
  return {at(year, month, day), at(year, month, day) + std::chrono::days{1}};
}

TEST(CellTimes, OfIsoTextsAreWhatTheParserOfPeriodsSays) {
  std::mt19937 random(3);
  std::vector<std::string> texts;
  for (int i = 0; i < 3000; ++i) {
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+04:00",
                                   1000 + random() % 2000, 1 + random() % 12, 1 + random() % 31,
                                   random() % 24, random() % 60, random() % 60);
    constexpr std::size_t kLengths[] = {4, 7, 10, 16, 19, 25};
    texts.push_back(text.substr(0, kLengths[random() % 6]));
  }
  for (const Zone& zone : {Zone{}, Zone::named("Asia/Baku").value()}) {
    const Column column = textColumn("date", texts);
    const CellTimes times = cellTimesOf(column, zone);
    for (std::size_t row = 0; row < texts.size(); ++row) {
      const auto period = parsePeriod(texts[row], zone);
      ASSERT_EQ(times.at(row).isRead(), period.has_value()) << texts[row];
      if (!period) continue;
      EXPECT_EQ(times.at(row).period.from, period->from) << texts[row];
      EXPECT_EQ(times.at(row).period.to, period->to) << texts[row];
    }
  }
}

TEST(CellTimes, TellEmptyUnreadAndImplausibleApart) {
  const Column column = textColumn("date", {"2020-11-10", "", "soon", "0025-11-10", "3001-01-01"});
  const CellTimes times = cellTimesOf(column, {});
  EXPECT_EQ(times.at(0).state, State::Read);
  EXPECT_EQ(times.at(1).state, State::Empty);
  EXPECT_EQ(times.at(2).state, State::Unread);
  EXPECT_EQ(times.at(3).state, State::Implausible);
  EXPECT_EQ(times.at(4).state, State::Implausible);
}

TEST(CellTimes, OneFieldAboveTwelveTellsTheOrderOfAWholeColumn) {
  const Column days = textColumn("date", {"03/04/2020", "25/04/2020"});
  EXPECT_EQ(cellTimesOf(days, {}).at(0).period, dayAt(2020, 4, 3));
  const Column months = textColumn("date", {"03/04/2020", "04/25/2020"});
  EXPECT_EQ(cellTimesOf(months, {}).at(0).period, dayAt(2020, 3, 4));
  EXPECT_FALSE(cellTimesOf(days, {}).hasAmbiguous());
  EXPECT_FALSE(cellTimesOf(months, {}).hasAmbiguous());
}

TEST(CellTimes, AColumnThatNeverTellsIsAmbiguousAndTheDayComesFirst) {
  const Column column = textColumn("date", {"03/04/2020", "05/05/2020", "03.04.2020"});
  const CellTimes times = cellTimesOf(column, {});
  EXPECT_EQ(times.at(0).period, dayAt(2020, 4, 3));
  EXPECT_TRUE(times.at(0).ambiguous);
  EXPECT_FALSE(times.at(1).ambiguous) << "both orders are the same day";
  EXPECT_FALSE(times.at(2).ambiguous) << "dots put the day first";
}

TEST(CellTimes, AColumnThatContradictsItselfIsAmbiguous) {
  const Column column = textColumn("date", {"03/04/2020", "25/04/2020", "04/25/2020"});
  const CellTimes times = cellTimesOf(column, {});
  EXPECT_TRUE(times.at(0).ambiguous);
  EXPECT_EQ(times.at(1).period, dayAt(2020, 4, 25));
  EXPECT_EQ(times.at(2).period, dayAt(2020, 4, 25));
}

struct NumberRow {
  std::int64_t number;
  TimeSpan period;
  Grain grain;
};

TEST(CellTimes, NumbersAreYearsDaysSecondsOrMilliseconds) {
  const NumberRow rows[] = {
      {2020, {at(2020, 1, 1), at(2021, 1, 1)}, Grain::Coarse},
      {20201110, dayAt(2020, 11, 10), Grain::Day},
      {1605038407, {at(2020, 11, 10, 20, 0, 7), at(2020, 11, 10, 20, 0, 8)}, Grain::Second},
      {1605038407999, {at(2020, 11, 10, 20, 0, 7), at(2020, 11, 10, 20, 0, 8)}, Grain::Second},
      {-1000000000, {at(1938, 4, 24, 22, 13, 20), at(1938, 4, 24, 22, 13, 21)}, Grain::Second},
  };
  for (const NumberRow& row : rows) {
    const std::vector<Column> columns{
        {"t", std::vector<std::int64_t>{row.number, kNoNumber}},
        {"t", std::vector<double>{static_cast<double>(row.number), kNaN}},
        textColumn("t", {std::to_string(row.number), ""})};
    for (const Column& column : columns) {
      const CellTimes times = cellTimesOf(column, {});
      EXPECT_EQ(times.at(0).period, row.period) << row.number;
      EXPECT_EQ(times.at(0).grain, row.grain) << row.number;
      EXPECT_EQ(times.at(1).state, State::Empty) << row.number;
    }
  }
}

TEST(CellTimes, WhatNumbersCountIsDecidedForTheWholeColumn) {
  const Column years{"year", std::vector<std::int64_t>{2019, 2020, 25, 1605038407}};
  const CellTimes times = cellTimesOf(years, {});
  EXPECT_EQ(times.at(2).state, State::Implausible);
  EXPECT_EQ(times.at(3).state, State::Unread);
  const Column few{"time", std::vector<std::int64_t>{3, 12, 23}};
  EXPECT_EQ(cellTimesOf(few, {}).at(0).state, State::Unread);
  EXPECT_FALSE(holdsDates(few));
}

TEST(CellTimes, MidnightsOfAWholeColumnAreDays) {
  const std::vector<std::string> midnights{"2008-01-01 00:00:00.000", "2008-01-02 00:00:00.000",
                                           "2008-01-03 00:00:00.000"};
  const Column days = textColumn("date", midnights);
  EXPECT_EQ(cellTimesOf(days, {}).at(1).period, dayAt(2008, 1, 2));
  std::vector<std::string> mixed = midnights;
  mixed.emplace_back("2008-01-03 12:00:00.000");
  const Column clocks = textColumn("date", mixed);
  EXPECT_EQ(cellTimesOf(clocks, {}).at(1).grain, Grain::Second);
  EXPECT_EQ(cellTimesOf(clocks, {}, Clocks::Ignored).at(3).period, dayAt(2008, 1, 3));
  const Column stated =
      textColumn("date", {"2020-11-10T00:00:00Z", "2020-11-11T00:00:00Z", "2020-11-12T00:00:00Z"});
  EXPECT_EQ(cellTimesOf(stated, {}).at(0).grain, Grain::Second) << "the offset was stated";
}

TEST(CellTimes, MomentsOfAReaderKeepTheirDays) {
  const Zone baku = Zone::named("Asia/Baku").value();
  const Column days{"date", MomentCells{{1604966400000, kNoNumber}, true}};  // 10 Nov 2020
  const CellTimes local = cellTimesOf(days, baku);
  EXPECT_EQ(local.at(0).period.from, at(2020, 11, 9, 20));
  EXPECT_EQ(local.at(0).period.to, at(2020, 11, 10, 20));
  EXPECT_EQ(local.at(1).state, State::Empty);
  const Column moments{"date", MomentCells{{-1, 1605038407999}, false}};
  EXPECT_EQ(cellTimesOf(moments, baku).at(0).period.from, at(1969, 12, 31, 23, 59, 59));
  EXPECT_EQ(cellTimesOf(moments, baku).at(1).period.from, at(2020, 11, 10, 20, 0, 7));
}

TEST(HoldsDates, NeedsMoreDatesThanOtherTexts) {
  EXPECT_TRUE(holdsDates(textColumn("date", {"2020-11-10", "", "", "2020-11-11", "unknown"})));
  EXPECT_FALSE(holdsDates(textColumn("from", {"Shusha", "Lachin", "2020-11-10"})));
  EXPECT_FALSE(holdsDates(textColumn("begin", {"", ""})));
  std::vector<std::string> sparse(5000);
  sparse[4321] = "2020-11-10";
  EXPECT_TRUE(holdsDates(textColumn("end", sparse)));
}

}  // namespace
}  // namespace geo
