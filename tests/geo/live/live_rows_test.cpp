// Which rows come: those of the box and the time, whatever the columns are like. The database's own
// answer to the same question is the other opinion.
#include "geo/table/assemble.hpp"
#include "geo/table/event_times.hpp"
#include "tests/geo/live/live_server.hpp"

#include <gmock/gmock.h>

namespace geo {
namespace {

using ::testing::HasSubstr;
using testing_live::day;
using testing_live::digestOf;
using testing_live::digestSql;

constexpr GeoBox kBox{45, 39, 46.5, 40.25};
constexpr const char* kInBox = "geom && ST_MakeEnvelope(45, 39, 46.5, 40.25, 4326)";

class LiveRowsOf : public testing_live::LiveServer {};

TEST_F(LiveRowsOf, ABoxAndATimeAreThoseAndSomeDaysAround) {
  server().addEvents("plain", 20'000);
  const LiveTable table = opened(access("plain"));
  const TimeSpan spring{day(2021, 3, 1), day(2021, 6, 1)};
  const auto said = [](const std::string& condition) {
    return server().run(digestSql("plain", condition));
  };
  const std::string inSpring = "event_date >= '2021-02-27' AND event_date < '2021-06-03'";
  EXPECT_EQ(digestOf(rows(table, {.box = kBox, .times = spring})),
            said(std::string(kInBox) + " AND " + inSpring));
  EXPECT_EQ(digestOf(rows(table, {.box = kBox})), said(kInBox));
  EXPECT_EQ(digestOf(rows(table, {.times = spring})), said(inSpring));
  EXPECT_EQ(digestOf(rows(table, {})), said("true"));
  const RawTable nowhere = rows(table, {.box = GeoBox{10, 10, 11, 11}, .times = spring});
  EXPECT_EQ(nowhere.rowCount, 0u);
  EXPECT_EQ(nowhere.columns.size(), table.sample.columns.size());
}

std::size_t countIn(RawTable rows, const TableWishes& wishes, TimeSpan window) {
  const EventTable table = assemble(std::move(rows), wishes);
  std::size_t count = 0;
  for (std::size_t i = 0; i < table.events.size(); ++i) {
    const TimeSpan possible = validOf(table, i).possible();
    count += possible.from < window.to && possible.to > window.from ? 1u : 0u;
  }
  return count;
}

TEST_F(LiveRowsOf, AWindowAreThoseOfItInAnyZone) {
  server().addEvents("days", 1461);
  for (const char* zone : {"Etc/GMT+12", "Pacific/Honolulu", "UTC", "Asia/Baku", "Etc/GMT-14"}) {
    TableWishes wishes;
    wishes.zone = Zone::named(zone).value();
    const LiveTable table = opened(access("days"), wishes);
    const RawTable all = rows(table, {});
    for (int hour = 0; hour < 48; hour += 5) {
      const Moment from = day(2021, 3, 5) + std::chrono::hours{hour};
      const TimeSpan window{from, from + std::chrono::hours{1}};
      const std::size_t expected = countIn(all, wishes, window);
      EXPECT_GT(expected, 0u);
      EXPECT_EQ(countIn(rows(table, {.times = window}), wishes, window), expected)
          << zone << ", " << hour;
    }
  }
}

TEST_F(LiveRowsOf, ATableKnowsWhatItHolds) {
  server().addEvents("whole", 20'000);
  const LiveTable table = opened(access("whole"));
  EXPECT_EQ(table.sample.rowCount, 1000u);
  EXPECT_EQ(table.wishes.begin, "event_date");
  EXPECT_EQ(table.wishes.category, "event_type");
  EXPECT_NEAR(static_cast<double>(table.rowsAbout), 20'000, 1000);
  EXPECT_EQ(table.range.from, day(2020, 1, 1));
  EXPECT_EQ(table.range.to, day(2024, 1, 1));
  EXPECT_NEAR(table.extent.west, 44, 0.1);
  EXPECT_NEAR(table.extent.south, 38, 0.1);
  EXPECT_NEAR(table.extent.east, 50, 0.1);
  EXPECT_NEAR(table.extent.north, 42, 0.1);
  LiveTable rounded = table;
  rounded.rowsAbout = 2'034'000;
  EXPECT_EQ(wordsFor(rounded, {.box = kBox, .times = table.range}, 1234),
            "live: 1,234 of about 2,034,000 rows, of this box and time");
  EXPECT_EQ(wordsFor(rounded, {}, 7), "live: 7 of about 2,034,000 rows");
}

TEST_F(LiveRowsOf, TheUserNamesColumnsAndOneThatIsMissingIsTold) {
  server().addEvents("named", 100);
  server().run(
      "ALTER TABLE named ADD COLUMN reported date; UPDATE named SET reported = '2022-02-02'");
  TableWishes wishes;
  wishes.begin = "reported";
  wishes.end = "nothing";
  const LiveTable table = opened(access("named"), wishes);
  EXPECT_EQ(table.begin, "\"reported\"");
  EXPECT_EQ(table.range.from, day(2022, 2, 2));
  const EventTable events = assemble(table.sample, table.wishes);
  EXPECT_THAT(events.report.howRead, ::testing::Contains(HasSubstr("nothing")));
}

TEST_F(LiveRowsOf, ColumnsOfDegreesDo) {
  server().addEvents("source", 5000);
  server().run(
      "CREATE TABLE degrees AS SELECT id, event_date, ST_X(geom) AS longitude, ST_Y(geom) AS "
      "latitude FROM source");
  const LiveTable table = opened(access("degrees"));
  EXPECT_EQ(digestOf(rows(table, {.box = kBox})), server().run(digestSql("source", kInBox)));
  EXPECT_NEAR(table.extent.west, 44, 0.01);
}

TEST_F(LiveRowsOf, OtherSystemsAndGeographiesDo) {
  server().addEvents("wgs", 5000);
  server().run(
      "CREATE TABLE utm AS SELECT id, event_date, ST_Transform(geom, 32638) AS geom FROM wgs;"
      "CREATE TABLE globe AS SELECT id, event_date, geom::geography AS geom FROM wgs;");
  EXPECT_EQ(digestOf(rows(opened(access("globe")), {.box = kBox})),
            server().run(digestSql("wgs", kInBox)));
  const LiveTable utm = opened(access("utm"));
  EXPECT_NEAR(utm.extent.west, 44, 0.2);
  EXPECT_NEAR(utm.extent.north, 42, 0.2);
  EventTable events = assemble(rows(utm, {.box = kBox}), utm.wishes);
  std::size_t within = 0;
  for (const LonLat& place : events.events.places) {
    within += place.lonDegrees >= kBox.west && place.lonDegrees <= kBox.east &&
                      place.latDegrees >= kBox.south && place.latDegrees <= kBox.north
                  ? 1u
                  : 0u;
  }
  EXPECT_EQ(fmt::format("{}\n", within),
            server().run(std::string("SELECT count(*) FROM wgs WHERE ") + kInBox));
  EXPECT_LT(events.events.size(), within + within / 5 + 10) << "few others";
}

TEST_F(LiveRowsOf, BeginningsAndEndsMayBeMissing) {
  server().run(
      "CREATE TABLE lasting (id int, name text, \"from\" timestamptz, \"to\" timestamptz, geom "
      "geometry(Point, 4326));"
      "INSERT INTO lasting SELECT i, 'x', CASE WHEN i % 5 > 0 THEN timestamptz '2020-01-01+00' + i "
      "* interval '1 day' END, CASE WHEN i % 7 > 0 THEN timestamptz '2020-01-01+00' + i * interval "
      "'1 day' + interval '40 days' END, ST_SetSRID(ST_MakePoint(46, 40), 4326) FROM "
      "generate_series(1, 700) AS i");
  const LiveTable table = opened(access("lasting"));
  ASSERT_EQ(table.wishes.begin, "from");
  ASSERT_EQ(table.wishes.end, "to");
  const TimeSpan may{day(2020, 5, 1), day(2020, 6, 1)};
  EXPECT_EQ(
      digestOf(rows(table, {.times = may})),
      server().run(digestSql("lasting",
                             "(\"from\" < '2020-06-03+00' OR \"from\" IS NULL) AND (\"to\" >= "
                             "'2020-04-29+00' OR \"to\" IS NULL) AND NOT (\"from\" IS NULL "
                             "AND \"to\" IS NULL)")));
}

TEST_F(LiveRowsOf, ViewsSchemasAndNamesOfAnyLettersDo) {
  server().addEvents("base", 3000);
  server().run(
      "CREATE SCHEMA \"Front \"\"lines\"\"\"; CREATE VIEW \"Front \"\"lines\"\"\".\"O'Neill\" AS "
      "SELECT id, event_date, geom FROM base WHERE id % 2 = 0");
  const LiveTable view = opened(access("Front \"lines\".O'Neill"));
  EXPECT_EQ(digestOf(rows(view, {.box = kBox})),
            server().run(digestSql("base", std::string(kInBox) + " AND id % 2 = 0")));
  EXPECT_NEAR(view.extent.west, 44, 0.1);
}

TEST_F(LiveRowsOf, TablesThatAreNotThereAreToldWithThoseThatAre) {
  server().addEvents("here", 10);
  const auto missing = openLive(access("no'where"), {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, Failure::Kind::NotFound);
  EXPECT_THAT(missing.error().what, HasSubstr("no table 'no'where'"));
  EXPECT_THAT(missing.error().what, HasSubstr("here"));
  server().run("CREATE TABLE empty (LIKE here)");
  const auto empty = openLive(access("empty"), {});
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().kind, Failure::Kind::Invalid);
}

}  // namespace
}  // namespace geo
