#include "geo/base/time.hpp"

#include "geo/base/time_text.hpp"

#include <limits>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace geo {
namespace {

Moment at(std::string_view text) {
  return parsePeriod(text).value().from;
}

TimeSpan span(std::string_view from, std::string_view to) {
  return {at(from), at(to)};
}

/// Begins on 10 or, at the latest, 15 November; ends on 20 or, at the latest, 25 November.
ValidTime doubtful() {
  return {{at("2020-11-10"), at("2020-11-15")}, {at("2020-11-20"), at("2020-11-25")}};
}

TEST(Meets, CountsTheFirstMomentAndNotTheLast) {
  const TimeSpan day = span("2020-11-10", "2020-11-11");
  EXPECT_TRUE(meets(day, day));
  EXPECT_FALSE(meets(day, span("2020-11-11", "2020-11-12")));
  EXPECT_FALSE(meets(day, span("2020-11-09", "2020-11-10")));
  EXPECT_TRUE(meets(day, span("2020-11-10T23:59:59", "2020-11-12")));
  EXPECT_TRUE(meets(day, {kBeginningOfTime, kEndOfTime}));
  EXPECT_TRUE(meets(span("2020-01-01", "2021-01-01"), day));
}

TEST(ValidityIn, GrowsCertainTowardsTheMiddle) {
  const std::pair<TimeSpan, Validity> rows[] = {
      {span("2020-11-09", "2020-11-10"), Validity::Never},
      {span("2020-11-09", "2020-11-11"), Validity::Possible},
      {span("2020-11-10", "2020-11-11"), Validity::Possible},
      {span("2020-11-14", "2020-11-15"), Validity::Possible},
      {span("2020-11-14", "2020-11-16"), Validity::Certain},
      {span("2020-11-15", "2020-11-16"), Validity::Certain},
      {span("2020-11-19", "2020-11-20"), Validity::Certain},
      {span("2020-11-20", "2020-11-21"), Validity::Possible},
      {span("2020-11-24", "2020-11-25"), Validity::Possible},
      {span("2020-11-25", "2020-11-26"), Validity::Never},
      {span("2020-01-01", "2021-01-01"), Validity::Certain},
  };
  for (const auto& [window, expected] : rows) {
    EXPECT_EQ(validityIn(doubtful(), window), expected)
        << formatMoment(window.from) << " to " << formatMoment(window.to);
  }
}

TEST(ValidityIn, IsNeverCertainWhenTheDoubtCoversAllOfIt) {
  const ValidTime valid{{at("2020-11-10"), at("2020-11-20")}, {at("2020-11-20"), at("2020-11-30")}};
  EXPECT_FALSE(valid.hasCertain());
  EXPECT_EQ(validityIn(valid, {kBeginningOfTime, kEndOfTime}), Validity::Possible);
  const ValidTime crossed{{at("2020-11-10"), at("2020-11-25")},
                          {at("2020-11-15"), at("2020-11-30")}};
  EXPECT_EQ(validityIn(crossed, span("2020-11-14", "2020-11-26")), Validity::Possible);
}

TEST(ValidityIn, IsAlwaysCertainWithoutAnyDate) {
  EXPECT_EQ(validityIn({}, span("0001-01-01", "0001-01-02")), Validity::Certain);
  EXPECT_EQ(validityIn({}, span("9999-12-30", "9999-12-31")), Validity::Certain);
}

TEST(TicksSince, AreExactNearAndClampedFar) {
  const Moment epoch = at("2022-01-01");
  constexpr auto kLow = std::numeric_limits<std::int32_t>::min();
  constexpr auto kHigh = std::numeric_limits<std::int32_t>::max();
  EXPECT_EQ(ticksSince(epoch, epoch), 0);
  EXPECT_EQ(ticksSince(epoch, at("2022-01-02T00:00:01")), 86401);
  EXPECT_EQ(ticksSince(epoch, at("2021-12-31T23:59:59")), -1);
  EXPECT_EQ(ticksSince(epoch, epoch + std::chrono::seconds{kHigh}), kHigh);
  EXPECT_EQ(ticksSince(epoch, epoch + std::chrono::seconds{std::int64_t{kHigh} + 1}), kHigh);
  EXPECT_EQ(ticksSince(epoch, epoch + std::chrono::seconds{std::int64_t{kLow} - 1}), kLow);
  EXPECT_EQ(ticksSince(epoch, kBeginningOfTime), kLow);
  EXPECT_EQ(ticksSince(epoch, kEndOfTime), kHigh);
}

TEST(EpochFor, CountsLongTimelinesInLongerTicks) {
  using std::chrono::seconds;
  const struct {
    const char *from, *to;
    int tickSeconds;
  } rows[] = {{"2020-09-01", "2024-07-01", 1},
              {"1960-01-01", "2000-01-01", 1},
              {"1800-01-01", "2000-01-01", 60},
              {"0001-01-01", "2000-01-01", 60},
              {"0001-01-01", "9999-01-01", 3600}};
  for (const auto& row : rows) {
    const TimeSpan range = span(row.from, row.to);
    const Epoch epoch = epochFor(range);
    EXPECT_EQ(epoch.tick, seconds{row.tickSeconds}) << row.from;
    EXPECT_LE(epoch.start, range.to);
    // Every day of it, and of as much again before and after, is told from the next.
    const auto length = range.to - range.from;
    for (const Moment day : {range.from - length, range.from, range.to, range.to + length}) {
      const Moment start = startOfDay(day);
      EXPECT_LT(ticksSince(epoch, start), ticksSince(epoch, start + std::chrono::days{1}));
    }
  }
}

TEST(EpochFor, WhatIsShorterThanATickDoesNotVanish) {
  const Epoch epoch = epochFor(span("1800-01-01", "2000-01-01"));
  const Moment moment = at("1815-06-18T11:35:17");
  EXPECT_LT(ticksSince(epoch, moment), ticksUntil(epoch, moment + std::chrono::seconds{1}));
  EXPECT_EQ(ticksSince(epoch, at("1815-06-18")), ticksUntil(epoch, at("1815-06-18")));
  EXPECT_EQ(ticksUntil(epoch, kEndOfTime), std::numeric_limits<std::int32_t>::max());
}

TEST(StartOfDay, RoundsDownBeforeTheEpochToo) {
  EXPECT_EQ(startOfDay(at("2020-11-15T23:59:59")), at("2020-11-15"));
  EXPECT_EQ(startOfDay(at("2020-11-15")), at("2020-11-15"));
  EXPECT_EQ(startOfDay(at("1969-12-31T00:00:01")), at("1969-12-31"));
}

TEST(AddMonths, ClampsTheDayAndKeepsTheClock) {
  struct Row {
    std::string_view from;
    int months;
    std::string_view to;
  };
  const Row rows[] = {
      {"2020-11-15", 1, "2020-12-15"},  {"2020-01-31", 1, "2020-02-29"},
      {"2021-01-31", 1, "2021-02-28"},  {"2020-03-31", -1, "2020-02-29"},
      {"2020-12-31", 2, "2021-02-28"},  {"2020-02-29", 12, "2021-02-28"},
      {"2020-02-29", 48, "2024-02-29"}, {"2020-11-15", -23, "2018-12-15"},
      {"2020-11-15", 0, "2020-11-15"},  {"2020-01-31T18:30:05", 1, "2020-02-29T18:30:05"},
  };
  for (const auto& [from, months, to] : rows) {
    EXPECT_EQ(addMonths(at(from), months), at(to)) << from << " + " << months;
  }
  EXPECT_EQ(addMonths(kEndOfTime, 1), kEndOfTime);
  EXPECT_EQ(addMonths(kBeginningOfTime, -1), kBeginningOfTime);
}

}  // namespace
}  // namespace geo
