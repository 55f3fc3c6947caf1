// Dates as people and programs write them.
#include "geo/table/date_text.hpp"

#include <chrono>
#include <random>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using Grain = DateText::Grain;
using Order = DateText::Order;

struct Row {
  std::string_view text;
  int year;
  unsigned month, day;
  Grain grain = Grain::Day;
  Order order = Order::Stated;
};

const Row kDates[] = {
    {"2020-11-10", 2020, 11, 10},
    {" 2020-11-10 ", 2020, 11, 10},
    {"2020/11/10", 2020, 11, 10},
    {"2020.11.10", 2020, 11, 10},
    {"2020-1-5", 2020, 1, 5},
    {"20201110", 2020, 11, 10},
    {"2020-02-29", 2020, 2, 29},
    {"0025-11-10", 25, 11, 10},
    {"2020-11", 2020, 11, 1, Grain::Month},
    {"2020", 2020, 1, 1, Grain::Year},
    {"10 November 2020", 2020, 11, 10},
    {"10 nov 2020", 2020, 11, 10},
    {"10-Nov-2020", 2020, 11, 10},
    {"November 10, 2020", 2020, 11, 10},
    {"Nov. 10, 2020", 2020, 11, 10},
    {"Sept 1 2020", 2020, 9, 1},
    {"1 May 2020", 2020, 5, 1},
    {"2020 Nov 10", 2020, 11, 10},
    {"November 2020", 2020, 11, 1, Grain::Month},
    {"10.11.2020", 2020, 11, 10},
    {"03.04.2020", 2020, 4, 3},
    {"1.4.2020", 2020, 4, 1},
    {"13/04/2020", 2020, 4, 13, Grain::Day, Order::DayFirst},
    {"04/13/2020", 2020, 4, 13, Grain::Day, Order::MonthFirst},
    {"03/04/2020", 2020, 4, 3, Grain::Day, Order::Either},
    {"3-4-2020", 2020, 4, 3, Grain::Day, Order::Either},
    {"06-Oct-20", 2020, 10, 6},
    {"6 Oct 68", 2068, 10, 6},
    {"6 Oct 69", 1969, 10, 6},
    {"27.09.20", 2020, 9, 27},
    {"10 ноября 2020", 2020, 11, 10},
    {"1 мая 2020", 2020, 5, 1},
    {"Ноябрь 2020", 2020, 11, 1, Grain::Month},
    {"3. März 2020", 2020, 3, 3},
    {"10. Okt 2020", 2020, 10, 10},
    {"10 Noyabr 2020", 2020, 11, 10},
    {"10 Kasım 2020", 2020, 11, 10},
    {"10 նոյեմբերի 2020", 2020, 11, 10},
};

TEST(DateText, ReadsEveryFormOfADay) {
  for (const Row& row : kDates) {
    const auto read = readDateText(row.text);
    ASSERT_TRUE(read) << row.text;
    EXPECT_EQ(read->year, row.year) << row.text;
    EXPECT_EQ(read->month, row.month) << row.text;
    EXPECT_EQ(read->day, row.day) << row.text;
    EXPECT_EQ(read->grain, row.grain) << row.text;
    EXPECT_EQ(read->order, row.order) << row.text;
    EXPECT_FALSE(read->offsetSeconds) << row.text;
  }
}

struct ClockRow {
  std::string_view text;
  int secondOfDay;
  std::optional<int> offsetSeconds;
};

const ClockRow kClocks[] = {
    {"2020-11-10T20:00:07Z", 72007, 0},       {"2020-11-10T20:00Z", 72000, 0},
    {"2020-11-10 20:00:07", 72007, {}},       {"2020-11-10 00:00:00.000", 0, {}},
    {"2020-11-10T20:00:07.999Z", 72007, 0},   {"2020-11-10T20:00:00+04:00", 72000, 14400},
    {"2020-11-10T20:00:00+04", 72000, 14400}, {"2020-11-10T20:00:00-0330", 72000, -12600},
    {"2020/11/10 20:00:00+00", 72000, 0},     {"2020-11-10 20:00 UTC", 72000, 0},
    {"10 November 2020 20:00", 72000, {}},    {"Nov 10, 2020, 8:00 PM", 72000, {}},
    {"10.11.2020 20:00", 72000, {}},          {"13/11/2020 12:00 AM", 0, {}},
    {"13/11/2020 12:30pm", 45000, {}},
};

TEST(DateText, ReadsClockTimesAfterADay) {
  for (const ClockRow& row : kClocks) {
    const auto read = readDateText(row.text);
    ASSERT_TRUE(read) << row.text;
    EXPECT_EQ(read->grain, Grain::Second) << row.text;
    EXPECT_EQ(read->secondOfDay, row.secondOfDay) << row.text;
    EXPECT_EQ(read->offsetSeconds, row.offsetSeconds) << row.text;
  }
}

constexpr std::string_view kGarbage[] = {"",
                                         " ",
                                         "unknown",
                                         "n/a",
                                         "2020-13-01",
                                         "2020-02-30",
                                         "2021-02-29",
                                         "00/04/2020",
                                         "13/13/2020",
                                         "31.11.2020",
                                         "10/11/20",
                                         "202011",
                                         "2020-11-10T",
                                         "2020-11-10T25:00",
                                         "2020-11-10 20:60",
                                         "2020-11-10x",
                                         "2020-11-10 20:00:00+99:00",
                                         "10 Nov",
                                         "Nov",
                                         "10 Smarch 2020",
                                         "10 шумарта 2020",
                                         "10 Martians 2020",
                                         "Oct 06 20x",
                                         "7.9.20",
                                         "31.11.20",
                                         "0 November 2020",
                                         "November 2020 20:00",
                                         "2020-11-10/2020-11-12",
                                         "120201110",
                                         "Nov Nov 2020",
                                         "2020-11 20:00",
                                         "13/11/2020 13:00 PM",
                                         "12.5",
                                         "-2020"};

TEST(DateText, RefusesWhatIsNoDate) {
  for (const std::string_view text : kGarbage) EXPECT_FALSE(readDateText(text)) << text;
}

TEST(DateText, ReadsEveryDayOfFourHundredYearsInEveryOrder) {
  std::mt19937 random(7);
  const std::chrono::sys_days first = std::chrono::year{1800} / 1 / 1;
  for (int i = 0; i < 20000; ++i) {
    const std::chrono::year_month_day date{first + std::chrono::days{random() % 146097}};
    const int y = static_cast<int>(date.year());
    const auto m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
    const auto same = [&](const std::optional<DateText>& read) {
      return read && read->year == y && read->month == m && read->day == d;
    };
    EXPECT_TRUE(same(readDateText(fmt::format("{:04}-{:02}-{:02}", y, m, d))));
    EXPECT_TRUE(same(readDateText(fmt::format("{}.{}.{}", d, m, y))));
    EXPECT_TRUE(same(readDateText(fmt::format("{:04}{:02}{:02}", y, m, d))));
    const auto american = readDateText(fmt::format("{}/{}/{}", m, d, y));
    EXPECT_EQ(american && american->order != Order::DayFirst && same(american), m == d || d > 12);
  }
}

TEST(DateText, AnyBytesAreReadOrRefused) {
  std::mt19937 random(11);
  constexpr std::string_view kLetters = "0123456789-/.: TZ+NovMay,\xC3\xA9";
  for (int i = 0; i < 200000; ++i) {
    std::string text(random() % 24, ' ');
    for (char& letter : text) letter = kLetters[random() % kLetters.size()];
    const auto read = readDateText(text);
    if (!read || read->order == Order::Either) continue;
    const std::chrono::year_month_day date{std::chrono::year{read->year},
                                           std::chrono::month{read->month},
                                           std::chrono::day{read->day}};
    EXPECT_TRUE(date.ok()) << text;
    EXPECT_LT(read->secondOfDay, 86400) << text;
  }
}

}  // namespace
}  // namespace geo
