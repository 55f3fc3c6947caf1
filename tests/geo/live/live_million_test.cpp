// A million events: only what is in view is read, by the database's indexes, in a time in which one
// can pan and scrub.
#include "tests/geo/live/live_server.hpp"

#include <gmock/gmock.h>

namespace geo {
namespace {

using ::testing::HasSubstr;
using testing_live::day;
using testing_live::digestOf;
using testing_live::digestSql;
using testing_live::secondsSince;

constexpr double kMostSeconds = 5;  // some tenths are usual; a scan of all rows takes as long too
constexpr int kSteps = 12;

class LiveMillion : public testing_live::LiveServer {
 protected:
  /// How often the table was read as a whole, and an index of it.
  static std::string scans() {
    return server().run(
        "SELECT pg_stat_force_next_flush(); SELECT (SELECT seq_scan FROM pg_stat_user_tables WHERE "
        "relname = 'events'), (SELECT sum(idx_scan) > 0 FROM pg_stat_user_indexes WHERE relname = "
        "'events' AND indexrelname = 'events_geom_idx')");
  }
};

TEST_F(LiveMillion, IsPannedAndScrubbedByItsIndexes) {
  server().addEvents("events", 1'000'000);
  const LiveTable table = opened(access("events"));
  EXPECT_NEAR(static_cast<double>(table.rowsAbout), 1e6, 5e4);
  const std::string before = scans();
  double longest = 0;
  for (int i = 0; i < kSteps; ++i) {
    const double west = 44 + 0.4 * i;
    const TimeSpan month{day(2020, 1, 1) + std::chrono::days{100 * i},
                         day(2020, 1, 31) + std::chrono::days{100 * i}};
    const GeoBox box{west, 39, west + 0.5, 39.5};
    const auto start = std::chrono::steady_clock::now();
    const std::size_t found = rows(table, {.box = box, .times = month}).rowCount;
    longest = std::max(longest, secondsSince(start));
    EXPECT_GT(found, 50u);
    EXPECT_LT(found, 1000u);
  }
  EXPECT_LT(longest, kMostSeconds);
  const std::string after = scans();
  EXPECT_THAT(after, HasSubstr("|t"));
  EXPECT_EQ(after.substr(0, after.find('|')), before.substr(0, before.find('|')))
      << "no reading of all rows";
}

TEST_F(LiveMillion, OfTooManyRowsNoneAreReadAndTheWayOutIsTold) {
  server().addEvents("many", 20'000);
  const LiveTable table = opened(access("many"));
  const auto failed = readLive(table, {.box = {}, .times = {}, .most = 19'999});
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().what,
            "more than 19,999 rows in this box and time: zoom in or show less of the timeline");
  EXPECT_EQ(rows(table, {.box = {}, .times = {}, .most = 20'000}).rowCount, 20'000u);
}

}  // namespace
}  // namespace geo
