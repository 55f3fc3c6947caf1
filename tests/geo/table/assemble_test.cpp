// From a table's columns to events. All rows are invented.
#include "geo/table/assemble.hpp"

#include "tests/geo/table/table_builder.hpp"

#include <limits>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// The event of a row as times again.
ValidTime timeOf(const EventTable& table, std::uint32_t row) {
  const auto at = std::ranges::find(table.events.rows, row);
  EXPECT_NE(at, table.events.rows.end()) << "row " << row << " is not drawn";
  if (at == table.events.rows.end()) return {};
  const ValidTicks& ticks =
      table.events.valid[static_cast<std::size_t>(at - table.events.rows.begin())];
  const auto moment = [&](std::int32_t tick) {
    if (tick == std::numeric_limits<std::int32_t>::min()) return kBeginningOfTime;
    if (tick == std::numeric_limits<std::int32_t>::max()) return kEndOfTime;
    return table.epoch.start + tick * table.epoch.tick;
  };
  return {{moment(ticks[0]), moment(ticks[1])}, {moment(ticks[2]), moment(ticks[3])}};
}

/// A table with the two columns of a place and more.
RawTable placed(const TextRow& names, std::vector<TextRow> rows) {
  TextRow all = names;
  all.insert(all.end(), {"lon", "lat"});
  for (TextRow& row : rows) row.insert(row.end(), {"46.75", "39.82"});
  return textTable(all, rows);
}

ValidTime exactly(Moment from, Moment to) {
  return {{from, from}, {to, to}};
}

ValidTime within(Moment from, Moment to) {
  return {{from, to}, {from, to}};
}

TEST(Assemble, ADayLastsADayAndAMonthIsSomewhenInIt) {
  const EventTable table = assemble(
      placed({"date"}, {{"2020-11-10"}, {"2020-11"}, {"2020"}, {"2020-11-10T20:00:07Z"}}), {});
  EXPECT_EQ(timeOf(table, 0), exactly(at(2020, 11, 10), at(2020, 11, 11)));
  EXPECT_EQ(timeOf(table, 1), within(at(2020, 11, 1), at(2020, 12, 1)));
  EXPECT_EQ(timeOf(table, 2), within(at(2020, 1, 1), at(2021, 1, 1)));
  EXPECT_EQ(timeOf(table, 3), exactly(at(2020, 11, 10, 20, 0, 7), at(2020, 11, 10, 20, 0, 8)));
  EXPECT_EQ(table.range, (TimeSpan{at(2020, 1, 1), at(2021, 1, 1)}));
  EXPECT_EQ(table.report.drawn, 4u);
}

TEST(Assemble, FromBeginToEndWithOpenSides) {
  const EventTable table = assemble(placed({"start", "end"}, {{"2020-09-27", "2020-11-10"},
                                                              {"2020-09-27", ""},
                                                              {"", "2020-11-10"},
                                                              {"2020-09", "2020-11-10"},
                                                              {"2020-09-27", "2020-11"},
                                                              {"2020-09-27", "2020-09-27T12:00Z"},
                                                              {"2020-11-10", "2020-09-27"},
                                                              {"", ""}}),
                                    {});
  EXPECT_EQ(timeOf(table, 0), exactly(at(2020, 9, 27), at(2020, 11, 11)));
  EXPECT_EQ(timeOf(table, 1), exactly(at(2020, 9, 27), kEndOfTime));
  EXPECT_EQ(timeOf(table, 2), exactly(kBeginningOfTime, at(2020, 11, 11)));
  EXPECT_EQ(timeOf(table, 3),
            (ValidTime{{at(2020, 9, 1), at(2020, 10, 1)}, {at(2020, 11, 11), at(2020, 11, 11)}}));
  EXPECT_EQ(timeOf(table, 4),
            (ValidTime{{at(2020, 9, 27), at(2020, 9, 27)}, {at(2020, 11, 1), at(2020, 12, 1)}}));
  EXPECT_EQ(timeOf(table, 5), exactly(at(2020, 9, 27), at(2020, 9, 27, 12)));
  EXPECT_THAT(table.undrawnRows, ElementsAre(6, 7));
  EXPECT_THAT(table.undrawnWhy, ElementsAre(NotDrawn::ImplausibleDate, NotDrawn::Undated));
  EXPECT_EQ(table.range, (TimeSpan{at(2020, 9, 1), at(2020, 12, 1)}));
}

TEST(Assemble, DaysAreThoseOfTheZone) {
  TableWishes wishes;
  wishes.zone = Zone::named("Asia/Baku").value();
  const EventTable table = assemble(placed({"date"}, {{"2020-11-10"}}), wishes);
  EXPECT_EQ(timeOf(table, 0), exactly(at(2020, 11, 9, 20), at(2020, 11, 10, 20)));
  EXPECT_EQ(table.report.howRead.front(), "when: date, whole days in Asia/Baku");
}

TEST(Assemble, WithoutADateColumnEveryRowIsAlwaysValid) {
  const EventTable table = assemble(placed({"name"}, {{"a"}, {"b"}}), {});
  EXPECT_EQ(timeOf(table, 0), ValidTime{});
  EXPECT_EQ(timeOf(table, 1), ValidTime{});
  EXPECT_EQ(table.range.from, table.range.to);
}

TEST(Assemble, TellsOfDatesThatItCannotRead) {
  const EventTable table = assemble(placed({"date"}, {{"10/11/20"}, {"11/11/20"}}), {});
  EXPECT_EQ(table.report.howRead.front(),
            "when: no column says it; every row is always shown; date holds no dates that can be "
            "read");
}

struct PlaceRow {
  std::string lon, lat;
  NotDrawn why;
};

TEST(Assemble, EveryPlaceThatIsNotDrawnHasItsReason) {
  const PlaceRow rows[] = {
      {"", "", NotDrawn::Unplaced},
      {"46.7", "", NotDrawn::Unplaced},
      {"east", "39.8", NotDrawn::UnreadPlace},
      {"46,7", "39.8", NotDrawn::UnreadPlace},
      {"46.7", "91", NotDrawn::BadPlace},
      {"-181", "39.8", NotDrawn::BadPlace},
      {"0", "0.0", NotDrawn::NullIsland},
  };
  std::vector<TextRow> cells{{"46.7", "39.8"}, {"46.8", "39.9"}};
  for (const PlaceRow& row : rows) cells.push_back({row.lon, row.lat});
  const EventTable table = assemble(textTable({"lon", "lat"}, cells), {});
  ASSERT_EQ(table.undrawnWhy.size(), std::size(rows));
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    EXPECT_EQ(table.undrawnWhy[i], rows[i].why) << rows[i].lon << " " << rows[i].lat;
  }
  EXPECT_EQ(table.extent, (GeoBox{46.7, 39.8, 46.8, 39.9}));
}

TEST(Assemble, ReadsDecimalCommasOfAWholeColumn) {
  const EventTable table =
      assemble(textTable({"lon", "lat"}, {{"46,75", "39,5"}, {"46", "40"}}), {});
  EXPECT_THAT(table.events.places, ElementsAre(LonLat{46.75, 39.5}, LonLat{46, 40}));
}

TEST(Assemble, NumbersThatAreNoDegreesAreNoPlaces) {
  const EventTable table = assemble(
      textTable({"x", "y"}, {{"512000", "4409000"}, {"513000", "4410000"}, {"12", "13"}}), {});
  EXPECT_EQ(table.events.size(), 0u);
  EXPECT_THAT(table.undrawnWhy, Contains(NotDrawn::UnknownCrs).Times(3));
}

/// Kilometres from a place, one to a hundredth of a degree; none farther than ten thousand.
PlaceSystem kilometres() {
  const auto toWgs84 = [](std::span<LonLat> points, const std::stop_token&) {
    for (LonLat& p : points) {
      const bool far = std::abs(p.lonDegrees) > 10000;
      p = {far ? kNaN : 46 + p.lonDegrees / 100, 39 + p.latDegrees / 100};
    }
  };
  return {.name = "LOCAL", .inDegrees = false, .toWgs84 = toWgs84};
}

TEST(Assemble, NumbersThatAreNoDegreesAreInTheSystemThatTheUserSays) {
  const std::vector<TextRow> rows{{"1000", "400"}, {"900", "500"}, {"12", ""}, {"99999", "500"}};
  TableWishes wishes;
  wishes.system = kilometres();
  for (const TextRow& names : {TextRow{"x", "y"}, TextRow{"Easting", "Northing"}}) {
    const EventTable table = assemble(textTable(names, rows), wishes);
    EXPECT_THAT(table.events.places, ElementsAre(LonLat{56, 43}, LonLat{55, 44}));
    EXPECT_THAT(table.undrawnWhy, ElementsAre(NotDrawn::Unplaced, NotDrawn::BadPlace));
    EXPECT_EQ(table.crs, "LOCAL");
    EXPECT_THAT(table.report.howRead,
                Contains("where: " + names[0] + ", " + names[1] + "; in LOCAL, as you say"));
  }
  const EventTable texts = assemble(textTable({"wkt"}, {{"POINT (1000 400)"}}), wishes);
  EXPECT_THAT(texts.events.places, ElementsAre(LonLat{56, 43}));
}

TEST(Assemble, DegreesAreNeverTakenForMetresNorMetresForDegrees) {
  TableWishes wishes;
  wishes.system = kilometres();
  const EventTable degrees = assemble(textTable({"lon", "lat"}, {{"46.75", "39.82"}}), wishes);
  EXPECT_THAT(degrees.events.places, ElementsAre(LonLat{46.75, 39.82}));
  EXPECT_EQ(degrees.crs, "");
  EXPECT_THAT(degrees.report.howRead,
              Contains("where: lon, lat; LOCAL is not used: the numbers are degrees"));
  wishes.system.inDegrees = true;
  const EventTable metres = assemble(textTable({"x", "y"}, {{"512000", "4409000"}}), wishes);
  EXPECT_THAT(metres.undrawnWhy, ElementsAre(NotDrawn::UnknownCrs));
}

TEST(Assemble, ReadsPointsInWellKnownText) {
  const EventTable table = assemble(textTable({"wkt"}, {{"POINT (46.75 39.82)"},
                                                        {"SRID=4326;POINT(46.5 39.5)"},
                                                        {"point z (46.5 39.5 1200)"},
                                                        {"POLYGON ((0 0, 1 0, 1 1, 0 0))"},
                                                        {"SRID=32638;POINT(500000 4400000)"},
                                                        {"POINT EMPTY"},
                                                        {""}}),
                                    {});
  EXPECT_THAT(table.events.places,
              ElementsAre(LonLat{46.75, 39.82}, LonLat{46.5, 39.5}, LonLat{46.5, 39.5}));
  EXPECT_THAT(table.undrawnWhy, ElementsAre(NotDrawn::UnreadPlace, NotDrawn::UnreadPlace,
                                            NotDrawn::UnreadPlace, NotDrawn::Unplaced));
}

/// A point, a line, an area with a hole, a row without geometry, a point that is not known.
RawTable shapedTable() {
  RawTable table = textTable({"name"}, {{"a"}, {"b"}, {"c"}, {"d"}, {"e"}});
  table.kinds = {ShapeKind::Point, ShapeKind::Path, ShapeKind::Area, ShapeKind::None,
                 ShapeKind::Point};
  table.points = {{46, 39}, {kNaN, kNaN}, {kNaN, kNaN}, {kNaN, kNaN}, {kNaN, kNaN}};
  table.shapes.points = {{40, 38}, {44, 42}, {43, 41}, {47, 40}, {49, 40},
                         {49, 44}, {47, 40}, {48, 41}, {48, 42}, {48, 41}};
  table.shapes.ringEnds = {3, 7, 10};
  table.shapes.ringStarts = {1, 1, 0};
  table.shapes.rowEnds = {0, 1, 3, 3, 3};
  return table;
}

TEST(Assemble, LinesAndAreasStandInTheMiddleOfTheirBox) {
  const EventTable table = assemble(shapedTable(), {});
  EXPECT_THAT(table.events.places, ElementsAre(LonLat{46, 39}, LonLat{42, 40}, LonLat{48, 42}));
  EXPECT_THAT(table.undrawnRows, ElementsAre(3, 4));
  EXPECT_THAT(table.undrawnWhy, ElementsAre(NotDrawn::Unplaced, NotDrawn::UnreadPlace));
  EXPECT_EQ(table.extent, (GeoBox{40, 38, 49, 44}));
  EXPECT_EQ(table.kinds.size(), 5u);
  RawTable curved = shapedTable();
  curved.unread = 1;
  EXPECT_THAT(assemble(curved, {}).report.howRead,
              Contains("where: the file's geometry; 1 shapes cannot be read"));
}

TEST(Assemble, AnUnknownReferenceSystemGivesNoPlaceUnlessColumnsDo) {
  RawTable table = shapedTable();
  table.crsUnknown = true;
  EXPECT_THAT(assemble(table, {}).undrawnWhy, Contains(NotDrawn::UnknownCrs).Times(4));
  const std::vector<std::string> lon(5, "46.75"), lat(5, "39.82");
  table.columns.push_back(textColumn("lon", lon));
  table.columns.push_back(textColumn("lat", lat));
  EXPECT_EQ(assemble(table, {}).events.size(), 5u);
}

TEST(Assemble, ARadiusIsADoubt) {
  const EventTable table = assemble(placed({"accuracy_m"}, {{"500"}, {""}, {"-1"}}), {});
  EXPECT_THAT(table.events.radiusMetres, ElementsAre(500, kNoRadius, kNoRadius));
  EXPECT_THAT(table.events.doubts,
              ElementsAre(PlaceDoubt::Radius, PlaceDoubt::None, PlaceDoubt::None));
}

TEST(Assemble, TheUserNamesColumns) {
  RawTable table = textTable({"lat", "lon", "date", "reported", "kind", "weight"},
                             {{"46.75", "39.82", "2020-11-10", "2020-11-12", "a", "3"}});
  TableWishes wishes;
  wishes.longitude = "LAT", wishes.latitude = "lon", wishes.begin = "Reported";
  wishes.category = "kind", wishes.size = "fatalities";
  const EventTable read = assemble(std::move(table), wishes);
  EXPECT_THAT(read.events.places, ElementsAre(LonLat{46.75, 39.82}));
  EXPECT_EQ(timeOf(read, 0), exactly(at(2020, 11, 12), at(2020, 11, 13)));
  EXPECT_EQ(read.roles.category, 4u);
  EXPECT_THAT(read.report.howRead, Contains(HasSubstr("no column fatalities")));
}

TEST(Assemble, TellsWhatItIsCalled) {
  RawTable table = placed({"date"}, {{"2020-11-10"}});
  table.path = "folder/clashes.2020.csv", table.crs = "EPSG:4326";
  EXPECT_EQ(assemble(table, {}).title, "clashes.2020");
  table.layer = "clashes";
  const EventTable read = assemble(table, {});
  EXPECT_EQ(read.title, "clashes");
  EXPECT_EQ(read.crs, "EPSG:4326");
  EXPECT_EQ(read.path, "folder/clashes.2020.csv");
  EXPECT_GT(read.bytes(), sizeof(EventTable));
}

TEST(Assemble, AnEmptyTableHasNoEvents) {
  const EventTable table = assemble({}, {});
  EXPECT_EQ(table.events.size(), 0u);
  EXPECT_EQ(table.rowCount, 0u);
  EXPECT_EQ(table.extent, GeoBox{});
}

TEST(Assemble, AnExampleOfARowTellsWhichItIs) {
  const EventTable table =
      assemble(textTable({"village", "empty", "deaths", "note"}, {{"Shusha", "", "2", "a"}}), {});
  const RowFinding& finding =
      table.report.notDrawn.at(static_cast<std::size_t>(NotDrawn::Unplaced));
  ASSERT_EQ(finding.examples.size(), 1u);
  EXPECT_EQ(finding.examples[0].cells, "village=Shusha, deaths=2, note=a");
}

}  // namespace
}  // namespace geo
