#include "geo/base/zone.hpp"

#include "geo/base/time_text.hpp"

#include <random>

#include <gtest/gtest.h>

namespace geo {
namespace {

using std::chrono::hours;

Zone zone(std::string_view name) {
  return Zone::named(name).value();
}

Moment utc(std::string_view text) {
  return parsePeriod(text).value().from;
}

TEST(Zone, KnowsNamesAndRefusesOthers) {
  EXPECT_EQ(zone("Asia/Baku").name(), "Asia/Baku");
  EXPECT_TRUE(zone("UTC").isUtc());
  EXPECT_TRUE(zone("").isUtc());
  EXPECT_EQ(Zone{}, zone("UTC"));
  for (const char* name : {"Baku", "Asia/Nowhere", "../../etc/passwd", "asia/baku ", "\n"}) {
    const auto refused = Zone::named(name);
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().kind, Failure::Kind::Invalid);
  }
}

TEST(Zone, TellsItsOffset) {
  EXPECT_EQ(zone("Asia/Baku").offsetText(utc("2020-11-10")), "UTC+4");
  EXPECT_EQ(zone("Asia/Baku").offsetText(utc("2010-07-01")), "UTC+5");  // summer time, until 2015
  EXPECT_EQ(zone("Asia/Kathmandu").offsetText(utc("2020-11-10")), "UTC+5:45");
  EXPECT_EQ(zone("America/St_Johns").offsetText(utc("2020-12-01")), "UTC-3:30");
  EXPECT_EQ(zone("UTC").offsetText(utc("2020-12-01")), "UTC");
}

TEST(Zone, ADateIsThatWholeDayInTheZone) {
  const struct {
    const char *zone, *text, *from, *to;
  } rows[] = {
      {"Asia/Baku", "2020-11-25", "2020-11-24T20:00Z", "2020-11-25T20:00Z"},
      {"Asia/Baku", "2020-11", "2020-10-31T20:00Z", "2020-11-30T20:00Z"},
      {"Europe/Berlin", "2021-03-28", "2021-03-27T23:00Z", "2021-03-28T22:00Z"},      // 23 hours
      {"Europe/Berlin", "2021-10-31", "2021-10-30T22:00Z", "2021-10-31T23:00Z"},      // 25 hours
      {"America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00Z", "2018-11-05T02:00Z"},  // no midnight
      {"Asia/Baku", "2024-02-29", "2024-02-28T20:00Z", "2024-02-29T20:00Z"},
  };
  for (const auto& row : rows) {
    const TimeSpan day = parsePeriod(row.text, zone(row.zone)).value();
    EXPECT_EQ(day, (TimeSpan{utc(row.from), utc(row.to)})) << row.zone << " " << row.text;
  }
}

TEST(Zone, AClockTimeWithoutOffsetIsTheZones) {
  const Zone baku = zone("Asia/Baku");
  EXPECT_EQ(parsePeriod("2022-08-30T20:00", baku)->from, utc("2022-08-30T16:00Z"));
  EXPECT_EQ(parsePeriod("2022-08-30T20:00Z", baku)->from, utc("2022-08-30T20:00Z"));
  EXPECT_EQ(parsePeriod("2022-08-30T20:00+03:00", baku)->from, utc("2022-08-30T17:00Z"));
  EXPECT_EQ(parseUncertain("2020-11-10..", baku)->earliest, utc("2020-11-09T20:00Z"));
}

TEST(Zone, WrittenMomentsAreReadBackAlike) {
  std::mt19937_64 random(3);
  std::uniform_int_distribution<std::int64_t> seconds(-4'000'000'000, 4'000'000'000);
  for (const char* name : {"UTC", "Asia/Baku", "Europe/Berlin", "America/St_Johns"}) {
    const Zone there = zone(name);
    for (int i = 0; i < 2000; ++i) {
      const Moment moment{std::chrono::seconds{seconds(random)}};
      EXPECT_EQ(parsePeriod(formatMoment(moment, there), there)->from, moment) << name;
      const Moment day = startOfDay(moment, there);
      EXPECT_LE(day, moment);
      EXPECT_LT(moment, addDays(day, 1, there));
      EXPECT_EQ(parsePeriod(formatMoment(day, there), there)->from, day) << name;
    }
  }
}

TEST(Zone, DaysAndMonthsAreThoseOfTheCalendar) {
  const Zone berlin = zone("Europe/Berlin");
  const Moment before = parsePeriod("2021-03-27", berlin)->from;
  EXPECT_EQ(addDays(before, 1, berlin) - before, hours{24});
  EXPECT_EQ(addDays(before, 2, berlin) - addDays(before, 1, berlin), hours{23});
  EXPECT_EQ(addMonths(parsePeriod("2021-01-31", berlin)->from, 1, berlin),
            parsePeriod("2021-02-28", berlin)->from);
  EXPECT_EQ(addMonths(parsePeriod("2021-02-15", berlin)->from, 2, berlin),
            parsePeriod("2021-04-15", berlin)->from);
  EXPECT_EQ(addDays(kEndOfTime, 1, berlin), kEndOfTime);
  EXPECT_EQ(startOfDay(kBeginningOfTime, berlin), kBeginningOfTime);
}

TEST(Zone, UtcIsToldBesideTheZonesClock) {
  const Zone baku = zone("Asia/Baku");
  EXPECT_EQ(formatDayAndClock(utc("2022-08-30T16:00Z"), baku), "30 Aug 2022 20:00 (16:00 UTC)");
  EXPECT_EQ(formatDayAndClock(utc("2022-08-30T21:00Z"), baku),
            "31 Aug 2022 01:00 (30 Aug 2022 21:00 UTC)");
  EXPECT_EQ(formatDayAndClock(utc("2022-08-30T20:00Z"), baku), "31 Aug 2022");
  EXPECT_EQ(formatDayAndClock(utc("2022-08-30T16:00Z")), "30 Aug 2022 16:00 UTC");
}

TEST(Zone, FarYearsHaveAnOffsetToo) {
  for (const char* name : {"Asia/Baku", "Europe/Berlin"}) {
    for (const Moment moment : {Moment{std::chrono::seconds{-(std::int64_t{1} << 50)}},
                                Moment{std::chrono::seconds{std::int64_t{1} << 50}}}) {
      EXPECT_EQ(zone(name).fromLocal(zone(name).toLocal(moment)), moment) << name;
    }
  }
}

}  // namespace
}  // namespace geo
