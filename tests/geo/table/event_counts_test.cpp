// Counts of events in time against a plain count of all.
#include "geo/table/event_counts.hpp"

#include "tests/support/random_tables.hpp"

#include <map>
#include <numeric>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace geo {
namespace {

using test::randomTable;
using test::randomWindow;

TEST(EventCounts, AreThoseOfAPlainCount) {
  const EventTable table = randomTable(1, 2000);
  const EventClasses classes = classesOf(table, test::columnOf(table, "kind"));
  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    const TimeSpan window = randomWindow(random);
    const EventChoice choice{classes, static_cast<std::uint32_t>(random() % 16)};
    const TickSpan ticks = ticksOf(table, window);
    std::size_t possible = 0, certain = 0;
    for (std::size_t i = 0; i < table.events.size(); ++i) {
      const Validity validity = happensIn(table.events.valid[i], ticks.from, ticks.to);
      if (validity == Validity::Never || (choice.hiddenClasses >> classes.classOf(i) & 1u))
        continue;
      ++possible;
      certain += validity == Validity::Certain ? 1u : 0u;
    }
    const EventCounts counts = countIn(table, choice, window);
    ASSERT_EQ(counts.possible, possible);
    ASSERT_EQ(counts.certain, certain);
  }
}

TEST(EventCounts, OfColumnsAreThoseOfTheColumnsAsWindows) {
  const EventTable table = randomTable(3, 1500);
  const EventClasses classes = classesOf(table, std::nullopt);
  const EventChoice choice{classes};
  std::mt19937 random(4);
  for (int round = 0; round < 12; ++round) {
    const Moment from = at(2020, 1, 1) + std::chrono::days{random() % 300};
    const std::size_t columns = 5 + random() % 40;
    const auto lengthOfOne = std::chrono::hours{1 + random() % 500};
    const TimeSpan axis{from, from + lengthOfOne * static_cast<std::int64_t>(columns)};
    const ColumnCounts counts = countColumns(table, choice, axis, columns);
    for (std::size_t i = 0; i < columns; ++i) {
      const Moment start = from + lengthOfOne * static_cast<std::int64_t>(i);
      const EventCounts one = countIn(table, choice, {start, start + lengthOfOne});
      ASSERT_EQ(counts.possible[i], one.possible) << "column " << i << " of " << columns;
      ASSERT_EQ(counts.certain[i], one.certain) << "column " << i << " of " << columns;
    }
  }
}

TEST(EventCounts, StepFromBeginningToBeginning) {
  const EventTable table = randomTable(5, 400);
  const EventClasses classes = classesOf(table, std::nullopt);
  const EventChoice choice{classes};
  std::size_t steps = 0;
  Moment now = at(2019, 1, 1);
  while (const auto next = startFrom(table, choice, now)) {
    ASSERT_GE(*next, now);
    const auto back = startBefore(table, choice, *next + std::chrono::seconds{1});
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(*back, *next);
    now = *next + std::chrono::seconds{1};
    ++steps;
  }
  std::set<std::int32_t> beginnings;
  for (const ValidTicks& valid : table.events.valid) beginnings.insert(valid[0]);
  EXPECT_EQ(steps, beginnings.size());
}

TEST(EventClasses, AreTheMostFrequentValuesAndTheRest) {
  std::vector<TextRow> rows;
  for (int kind = 0; kind < 12; ++kind) {
    for (int i = 0; i <= kind; ++i)
      rows.push_back({"2020-01-01", "46", "40", "k" + std::to_string(kind)});
  }
  const EventTable table = assemble(textTable({"date", "lon", "lat", "what"}, rows), {});
  const EventClasses classes = classesOf(table, test::columnOf(table, "what"));
  ASSERT_EQ(classes.titles.size(), kMostClasses);
  EXPECT_TRUE(classes.hasOthers);
  EXPECT_EQ(classes.titles.front(), "k11");
  EXPECT_EQ(classes.titles.back(), "other");
  EXPECT_EQ(classes.counts.front(), 12u);
  EXPECT_EQ(classes.counts.back(), 1u + 2 + 3 + 4 + 5);
  std::size_t sum = 0;
  for (const std::size_t count : classes.counts) sum += count;
  EXPECT_EQ(sum, table.events.size());
}

EventTable ofKinds(std::mt19937& random, unsigned kinds, std::size_t count) {
  std::vector<TextRow> rows;
  const unsigned first = static_cast<unsigned>(random() % kinds);
  for (std::size_t i = 0; i < count; ++i) {
    const auto kind = (first + random() % (1 + kinds / 3)) % kinds;  // other ones each time
    rows.push_back({"2020-01-01", "46", "40", "k" + std::to_string(kind)});
  }
  return assemble(textTable({"date", "lon", "lat", "what"}, rows), {});
}

TEST(EventClasses, KeepTheirPlacesWhicheverRowsAreThere) {
  std::mt19937 random(9);
  for (const unsigned kinds : {3u, 7u, 8u, 30u}) {
    std::vector<std::string> known;
    std::map<std::string, std::size_t> places;
    for (int reading = 0; reading < 30; ++reading) {
      const EventTable table = ofKinds(random, kinds, random() % 40);
      const std::size_t what = test::columnOf(table, "what");
      const EventClasses classes = classesOf(table, what, known);
      if (table.events.size() == 0 && known.empty()) continue;
      known = classes.titles;
      ASSERT_LE(classes.titles.size(), kMostClasses);
      ASSERT_EQ(classes.counts.size(), classes.titles.size());
      EXPECT_EQ(std::accumulate(classes.counts.begin(), classes.counts.end(), std::size_t{0}),
                table.events.size());
      EXPECT_EQ(std::set<std::string>(known.begin(), known.end()).size(), known.size());
      for (std::size_t event = 0; event < table.events.size(); ++event) {
        const std::string kind = table.columns[what].textAt(table.events.rows[event]);
        const std::size_t place = classes.classOf(event);
        EXPECT_EQ(places.try_emplace(kind, place).first->second, place) << kind;
        const bool other = classes.hasOthers && place == kMostClasses - 1;
        EXPECT_EQ(classes.titles[place], other ? std::string(kOtherKinds) : kind);
      }
    }
    EXPECT_EQ(known.size(), std::min<std::size_t>(kinds, kMostClasses));
  }
}

}  // namespace
}  // namespace geo
