// Events found by a window of time, compared with looking at every one. All rows are invented.
#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <algorithm>
#include <limits>
#include <random>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using Random = std::mt19937;

unsigned below(Random& random, unsigned most) {
  return static_cast<unsigned>(random() % most);
}

/// A cell of a date: mostly a day, sometimes coarse, a second, nothing, or no date.
std::string anyDate(Random& random) {
  const unsigned y = 1985 + below(random, 40), m = 1 + below(random, 12), d = 1 + below(random, 28);
  switch (random() % 12) {
    case 0:
      return fmt::format("{}", y);
    case 1:
      return fmt::format("{}-{:02}", y, m);
    case 2:
      return fmt::format("{}-{:02}-{:02}T{:02}:30:00Z", y, m, d, random() % 24);
    case 3:
      return "";
    case 4:
      return random() % 4 == 0 ? "soon" : "0020-01-01";
    default:
      return fmt::format("{}-{:02}-{:02}", y, m, d);
  }
}

std::string anyDegrees(Random& random, int most) {
  const unsigned kind = below(random, 20);
  if (kind == 0) return "";
  if (kind == 1) return "east";
  return fmt::format("{:.4f}", (below(random, 10000) / 5000.0 - 1) * most * (kind == 2 ? 2 : 1));
}

RawTable anyTable(Random& random) {
  const TextRow begins[] = {{"start", "end"}, {"date", "note"}, {"note", "remark"}};
  TextRow names = begins[random() % 3];
  names.insert(names.end(), {"lon", random() % 5 == 0 ? "north" : "lat"});
  std::vector<TextRow> rows(random() % 400);
  for (TextRow& row : rows) {
    row = {anyDate(random), anyDate(random), anyDegrees(random, 180), anyDegrees(random, 90)};
  }
  return textTable(names, rows);
}

TEST(EventTable, EveryRowIsDrawnOrCountedWithAReason) {
  Random random(21);
  for (int i = 0; i < 200; ++i) {
    const RawTable raw = anyTable(random);
    const EventTable table = assemble(raw, {});
    EXPECT_EQ(table.report.rows, raw.rowCount);
    EXPECT_EQ(table.report.drawn, table.events.size());
    EXPECT_EQ(table.report.drawn + table.report.undrawn(), raw.rowCount);
    EXPECT_EQ(table.undrawnRows.size(), table.undrawnWhy.size());
    EXPECT_TRUE(std::ranges::is_sorted(table.undrawnRows));
    std::set<std::uint32_t> all(table.events.rows.begin(), table.events.rows.end());
    all.insert(table.undrawnRows.begin(), table.undrawnRows.end());
    EXPECT_EQ(all.size(), raw.rowCount);
    EXPECT_EQ(table.events.places.size(), table.events.size());
    EXPECT_EQ(table.events.valid.size(), table.events.size());
  }
}

TEST(EventTable, RunsHoldNeighboursOfLikeDurationInOrder) {
  Random random(22);
  for (int i = 0; i < 100; ++i) {
    const EventTable table = assemble(anyTable(random), {});
    std::size_t next = 0;
    for (const TimeRun& run : table.events.runs) {
      EXPECT_EQ(run.first, next);
      EXPECT_GT(run.count, 0u);
      next += run.count;
      std::int64_t shortest = std::numeric_limits<std::int64_t>::max(), longest = 0;
      for (std::size_t at = run.first; at < next; ++at) {
        const ValidTicks& valid = table.events.valid[at];
        shortest = std::min(shortest, std::int64_t{valid[3]} - valid[0]);
        longest = std::max(longest, std::int64_t{valid[3]} - valid[0]);
        EXPECT_LE(table.events.valid[std::max<std::size_t>(at, run.first + 1) - 1][0], valid[0]);
      }
      EXPECT_EQ(run.longestTicks, longest);
      EXPECT_GT(shortest, 0);
      EXPECT_LE(longest, shortest * 16);
    }
    EXPECT_EQ(next, table.events.size());
  }
}

TEST(EventTable, AWindowFindsWhatAPlainFilterFinds) {
  Random random(23);
  for (int i = 0; i < 100; ++i) {
    const EventTable table = assemble(anyTable(random), {});
    for (int j = 0; j < 20; ++j) {
      const Moment from = at(1980, 1, 1) + std::chrono::hours{random() % 430000};
      const Moment to = from + std::chrono::seconds{1 + random() % (1u << (1 + random() % 30))};
      const std::int32_t low = ticksSince(table.epoch, from), high = ticksUntil(table.epoch, to);
      std::set<std::size_t> plain, found;
      for (std::size_t k = 0; k < table.events.size(); ++k) {
        if (happensIn(table.events.valid[k], low, high) != Validity::Never) plain.insert(k);
      }
      forEachRangeIn(table.events, low, high, [&](std::size_t first, std::size_t last) {
        for (std::size_t k = first; k < last; ++k) {
          if (happensIn(table.events.valid[k], low, high) == Validity::Never) continue;
          EXPECT_TRUE(found.insert(k).second) << "visited twice";
        }
      });
      EXPECT_EQ(found, plain);
    }
  }
}

/// The rule read moment by moment. An event begins at some moment from its earliest to its latest
/// beginning and ends at some moment from its earliest to its latest end, but not before it began
/// and not without having lasted a moment; it happens in the window if the two share a moment.
Validity plainly(const ValidTicks& valid, std::int32_t from, std::int32_t to) {
  bool ever = false, always = true;
  for (std::int32_t begin = valid[0]; begin <= valid[1]; ++begin) {
    for (std::int32_t end = std::max(valid[2], begin + 1); end <= valid[3]; ++end) {
      const bool shares = begin < to && end > from;
      ever = ever || shares;
      always = always && shares;
    }
  }
  return !ever ? Validity::Never : always ? Validity::Certain : Validity::Possible;
}

TEST(HappensIn, IsWhatAllWaysInWhichItCanHaveHappenedSay) {
  int certain = 0;
  for (std::int32_t a = 0; a < 6; ++a) {
    for (std::int32_t d = a + 1; d < 7; ++d) {
      for (const ValidTicks& valid : {ValidTicks{a, a, d, d}, ValidTicks{a, d, a, d}}) {
        for (std::int32_t from = -1; from < 7; ++from) {
          for (std::int32_t to = from + 1; to < 9; ++to) {
            EXPECT_EQ(happensIn(valid, from, to), plainly(valid, from, to))
                << valid[0] << " " << valid[1] << " " << valid[2] << " " << valid[3] << " in "
                << from << " " << to;
            certain += happensIn(valid, from, to) == Validity::Certain ? 1 : 0;
          }
        }
      }
    }
  }
  EXPECT_GT(certain, 100);
}

}  // namespace
}  // namespace geo
