#include "geo/base/time_text.hpp"

#include <chrono>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace geo {
namespace {

using namespace std::chrono_literals;

Moment at(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, int second = 0) {
  const std::chrono::sys_days date{std::chrono::year{year} / std::chrono::month{month} /
                                   std::chrono::day{day}};
  return date + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         std::chrono::seconds{second};
}

struct UncertainRow {
  std::string_view text;
  Moment earliest, latest;
};

// Every form of docs/scenario.md, "Dates", and the edges of each.
const UncertainRow kUncertain[] = {
    {"2020-11-15", at(2020, 11, 15), at(2020, 11, 15)},
    {"2020-11-15T20:00Z", at(2020, 11, 15, 20), at(2020, 11, 15, 20)},
    {"2020-11-15T20:00:00+04:00", at(2020, 11, 15, 16), at(2020, 11, 15, 16)},
    {"2020-11-15T20:00:07", at(2020, 11, 15, 20, 0, 7), at(2020, 11, 15, 20, 0, 7)},
    {"2020-11-15 20:00", at(2020, 11, 15, 20), at(2020, 11, 15, 20)},
    {"2020-11-15T02:00+04", at(2020, 11, 14, 22), at(2020, 11, 14, 22)},
    {"2020-12-31T22:30-03:30", at(2021, 1, 1, 2), at(2021, 1, 1, 2)},
    {"2020-11", at(2020, 11, 1), at(2020, 12, 1)},
    {"2020-12", at(2020, 12, 1), at(2021, 1, 1)},
    {"2020", at(2020, 1, 1), at(2021, 1, 1)},
    {"2020-02-29", at(2020, 2, 29), at(2020, 2, 29)},
    {"2000-02-29", at(2000, 2, 29), at(2000, 2, 29)},
    {"2020-02", at(2020, 2, 1), at(2020, 3, 1)},
    {"0001-01-01", at(1, 1, 1), at(1, 1, 1)},
    {"9999-12-31", at(9999, 12, 31), at(9999, 12, 31)},
    {"9999", at(9999, 1, 1), at(10000, 1, 1)},
    {"2020-11-01..2020-11-16", at(2020, 11, 1), at(2020, 11, 16)},
    {"2020-11..2020-12", at(2020, 11, 1), at(2021, 1, 1)},
    {"2019..2020-11-10T06:30Z", at(2019, 1, 1), at(2020, 11, 10, 6, 30)},
    {"2020-11-16..2020-11-16", at(2020, 11, 16), at(2020, 11, 16)},
    {"..2021-11-22", kBeginningOfTime, at(2021, 11, 22)},
    {"..2021-11", kBeginningOfTime, at(2021, 12, 1)},
    {"2022-08-31..", at(2022, 8, 31), kEndOfTime},
    {"2022..", at(2022, 1, 1), kEndOfTime},
};

TEST(ParseUncertain, ReadsEveryFormOfTheFormat) {
  for (const auto& [text, earliest, latest] : kUncertain) {
    const auto read = parseUncertain(text);
    ASSERT_TRUE(read) << text << ": " << describe(read.error());
    EXPECT_EQ(read->earliest, earliest) << text;
    EXPECT_EQ(read->latest, latest) << text;
  }
}

constexpr std::string_view kGarbage[] = {
    "",
    " ",
    "2020-11-15 ",
    " 2020-11-15",
    "20201115",
    "2020-1-1",
    "2020/11/15",
    "15 Nov 2020",
    "15.11.2020",
    "+2020",
    "-2020",
    "12020",
    "202",
    "2020-00",
    "2020-13",
    "2020-00-01",
    "2020-11-00",
    "2020-11-31",
    "2021-02-29",
    "1900-02-29",
    "2021-02-29T10:00Z",
    "2020-11-15T",
    "2020-11-15T20",
    "2020-11-15T20:0",
    "2020-11-15T2:00:00",
    "2020-11-15T20:00:0",
    "2020-11-15T24:00Z",
    "2020-11-15T20:60Z",
    "2020-11-15T20:00:60Z",
    "2020-11-15T20:00:00.5Z",
    "2020-11-15T20:00z",
    "2020-11-15T20:00ZZ",
    "2020-11-15T20:00+04:00Z",
    "2020-11-15T20:00Z+04:00",
    "2020-11-15T20:00+4:00",
    "2020-11-15T20:00+0400",
    "2020-11-15T20:00+24:00",
    "2020-11-15T20:00+04:60",
    "2020-11-15T20:00 +04:00",
    "2020-11-15T20:00+",
    "2020-11-15x20:00",
    "..",
    "...",
    "2020...2021",
    "2020..2021..2022",
    "2021-01-01..2020-01-01",
    "2020-11-15..x",
    "x..2020-11-15",
    "unknown",
    std::string_view("2020\0", 5),
    std::string_view("2020-11-15T20:00\0", 17),
    "\xEF\xBC\x92\xEF\xBC\x90\xEF\xBC\x92\xEF\xBC\x90",  // 2020 in full width digits
};

TEST(ParseUncertain, RefusesEverythingElseAndNamesIt) {
  for (const std::string_view text : kGarbage) {
    const auto read = parseUncertain(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().kind, Failure::Kind::Invalid) << text;
    EXPECT_FALSE(read.error().what.empty()) << text;
  }
}

TEST(ParsePeriod, NamesAllOfAYearAMonthADayOrOneSecond) {
  const std::pair<std::string_view, TimeSpan> rows[] = {
      {"2020", {at(2020, 1, 1), at(2021, 1, 1)}},
      {"2020-12", {at(2020, 12, 1), at(2021, 1, 1)}},
      {"2020-02-28", {at(2020, 2, 28), at(2020, 2, 29)}},
      {"2020-02-29", {at(2020, 2, 29), at(2020, 3, 1)}},
      {"2020-11-15T23:59:59Z", {at(2020, 11, 15, 23, 59, 59), at(2020, 11, 16)}},
  };
  for (const auto& [text, span] : rows) {
    const auto read = parsePeriod(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(*read, span) << text;
  }
  EXPECT_FALSE(parsePeriod("2020-11-01..2020-11-16"));
}

TEST(FormatMoment, IsReadBackAsTheSameMoment) {
  std::mt19937_64 random(20201110);
  const Moment first = at(1, 1, 1), last = at(9999, 12, 31);
  std::uniform_int_distribution<std::int64_t> seconds(0, (last - first).count());
  for (int i = 0; i < 2000; ++i) {
    Moment moment = first + std::chrono::seconds{seconds(random)};
    if (i % 4 == 0) moment = startOfDay(moment);
    const auto read = parseUncertain(formatMoment(moment));
    ASSERT_TRUE(read) << formatMoment(moment);
    EXPECT_TRUE(read->exact());
    EXPECT_EQ(read->earliest, moment) << formatMoment(moment);
  }
}

TEST(FormatMoment, WritesNothingForOpenEnds) {
  EXPECT_EQ(formatMoment(kBeginningOfTime), "");
  EXPECT_EQ(formatMoment(kEndOfTime), "");
  EXPECT_EQ(formatMoment(at(2020, 11, 15)), "2020-11-15");
  EXPECT_EQ(formatMoment(at(2020, 11, 15, 20)), "2020-11-15T20:00:00Z");
}

TEST(FormatDay, IsForPeople) {
  EXPECT_EQ(formatDay(at(2020, 11, 5, 23, 59, 59)), "5 Nov 2020");
  EXPECT_EQ(formatDay(at(2020, 1, 31)), "31 Jan 2020");
  EXPECT_EQ(formatDay(at(2020, 12, 1)), "1 Dec 2020");
  EXPECT_EQ(formatDay(kBeginningOfTime), "open");
  EXPECT_EQ(formatDayAndClock(at(2020, 11, 15)), "15 Nov 2020");
  EXPECT_EQ(formatDayAndClock(at(2020, 11, 15, 6, 5)), "15 Nov 2020 06:05 UTC");
  EXPECT_EQ(formatDayAndClock(kEndOfTime), "open");
}

TEST(FormatUncertain, SaysWhatIsKnown) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"2020-11-15", "15 Nov 2020"},
      {"2020-11-15T20:00Z", "15 Nov 2020 20:00 UTC"},
      {"2020-11-01..2020-11-16", "between 1 Nov 2020 and 16 Nov 2020"},
      {"2020-11", "between 1 Nov 2020 and 1 Dec 2020"},
      {"..2021-11-22", "by 22 Nov 2021"},
      {"2022-08-31..", "31 Aug 2022 or later"},
  };
  for (const auto& [text, words] : rows) {
    EXPECT_EQ(formatUncertain(parseUncertain(text).value()), words) << text;
  }
  EXPECT_EQ(formatUncertain({kBeginningOfTime, kBeginningOfTime}), "open");
  EXPECT_EQ(formatUncertain({kEndOfTime, kEndOfTime}), "open");
  EXPECT_EQ(formatUncertain({kBeginningOfTime, kEndOfTime}), "not known");
}

}  // namespace
}  // namespace geo
