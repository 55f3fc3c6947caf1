// Tables that were written are read back, by GDAL and by the program's own reader, and compared
// with the rows that were chosen.
#include "geo/io/event_writer.hpp"

#include "geo/base/time_text.hpp"
#include "tests/geo/io/made_vector.hpp"
#include "tests/support/random_tables.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

#include <gmock/gmock.h>

namespace geo {
namespace {

namespace fs = std::filesystem;
using Rows = std::vector<std::uint32_t>;
using testing::ElementsAre;
using testing::HasSubstr;
using testing_files::contentOf;

/// How a format's file ends, and what GDAL calls it.
struct Written {
  EventFormat format;
  const char* ending;
};
constexpr Written kMapFormats[] = {{EventFormat::Csv, ".csv"},
                                   {EventFormat::GeoJson, ".geojson"},
                                   {EventFormat::GeoPackage, ".gpkg"}};

class EventWriter : public testing::Test {
 protected:
  fs::path write(const EventSelection& selection, const Written& as,
                 const EventFileFacts& facts = {}) {
    const fs::path path = folder_.path() / fmt::format("out-{}{}", count_++, as.ending);
    if (as.format == EventFormat::GeoPackage) {
      const auto written = writeEventPackage(selection, facts, path);
      EXPECT_TRUE(written) << describe(written.error());
      return path;
    }
    std::ofstream out(path, std::ios::binary);
    const auto written = writeEvents(selection, facts, as.format, [&](std::string_view text) {
      out << text;
      return Result<void>{};
    });
    EXPECT_TRUE(written);
    return path;
  }
  std::string textOf(const EventSelection& selection, EventFormat format,
                     const EventFileFacts& facts = {}) {
    return contentOf(write(selection, {format, ".txt"}, facts));
  }

 private:
  testing_files::ScratchFolder folder_;
  int count_ = 0;
};

/// The rows of a plain look at every event.
Rows rowsHappening(const EventTable& table, TimeSpan window, std::map<std::uint32_t, bool>& sure) {
  Rows rows;
  for (std::size_t i = 0; i < table.events.size(); ++i) {
    const auto momentOf = [&](int k) {
      return table.epoch.start + table.epoch.tick * std::int64_t{table.events.valid[i][k]};
    };
    const Moment first = momentOf(0), last = momentOf(3);
    if (!(first < window.to && last > window.from)) continue;
    const bool meetsSure =
        momentOf(1) < momentOf(2) && momentOf(1) < window.to && momentOf(2) > window.from;
    sure[table.events.rows[i]] = meetsSure || (first >= window.from && last <= window.to);
    rows.push_back(table.events.rows[i]);
  }
  std::ranges::sort(rows);
  return rows;
}

std::vector<std::string> textsOf(const Column& column, const Rows& rows) {
  std::vector<std::string> texts;
  for (const std::uint32_t row : rows) texts.push_back(column.textAt(row));
  return texts;
}

const Column& addedColumn(const RawTable& table, const std::string& name) {
  return testing_vectors::columnOf(table, "truceline_" + name);
}

/// The first layer's cells as GDAL has them, by name and row; texts of dates stay texts.
std::map<std::string, std::vector<std::string>> cellsByGdal(const fs::path& path) {
  std::map<std::string, std::vector<std::string>> cells;
  const char* const asText[] = {"DATE_AS_STRING=YES", nullptr};
  const bool json = path.extension() == ".geojson";
  const GDALDatasetUniquePtr dataset(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, nullptr, json ? asText : nullptr));
  EXPECT_TRUE(dataset) << path;
  if (!dataset) return cells;
  for (const auto& feature : *dataset->GetLayer(0)) {
    for (int i = 0; i < feature->GetFieldCount(); ++i) {
      cells[feature->GetFieldDefnRef(i)->GetNameRef()].emplace_back(feature->GetFieldAsString(i));
    }
  }
  return cells;
}

TEST_F(EventWriter, EachFormatHoldsTheRowsOfAPlainFilterReadBackByGdal) {
  std::mt19937 random(19);
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const EventTable table = test::randomTable(seed, 300);
    const TimeSpan window = test::randomWindow(random);
    std::map<std::uint32_t, bool> sure;
    const Rows rows = rowsHappening(table, window, sure);
    if (rows.empty()) continue;
    std::vector<std::string> certainty;
    for (const std::uint32_t row : rows) certainty.push_back(sure[row] ? "certain" : "possible");
    for (const Written& as : kMapFormats) {
      SCOPED_TRACE(fmt::format("seed {}, {}", seed, as.ending));
      const fs::path path = write({.table = table, .rows = rows, .window = window}, as);
      const auto read = testing_vectors::read(path.string());
      const auto byGdal = cellsByGdal(path);
      ASSERT_EQ(read.table.rowCount, rows.size());
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string& name = table.columns[i].name;
        EXPECT_EQ(read.table.columns.at(i).name, name);
        EXPECT_EQ(testing_vectors::textsOf(read.table.columns[i]), textsOf(table.columns[i], rows));
        EXPECT_EQ(byGdal.at(name), textsOf(table.columns[i], rows)) << name;
      }
      EXPECT_EQ(byGdal.at("truceline_certainty"), certainty);
      EXPECT_EQ(testing_vectors::textsOf(addedColumn(read.table, "certainty")), certainty);
    }
  }
}

TEST_F(EventWriter, WhatWasTakenOutLiesWhereItLayWhenItIsOpenedAgain) {
  RawTable raw = textTable({"name", "date"}, {{"a", "2020-11-10"}, {"b", "2020-11-11"}});
  raw.kinds = {ShapeKind::Point, ShapeKind::Point};  // no column says where
  raw.points = {{46.75, 39.82}, {45.125, 40.5}};
  const EventTable table = assemble(std::move(raw), {});
  for (const Written& as : kMapFormats) {
    SCOPED_TRACE(as.ending);
    const fs::path path = write({.table = table, .rows = table.events.rows}, as);
    const EventTable again = assemble(testing_vectors::read(path.string()).table, {});
    ASSERT_EQ(again.events.size(), 2u);
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_NEAR(again.events.places[i].lonDegrees, table.events.places[i].lonDegrees, 1e-6);
      EXPECT_NEAR(again.events.places[i].latDegrees, table.events.places[i].latDegrees, 1e-6);
    }
    EXPECT_EQ(again.range, table.range);
  }
}

TEST_F(EventWriter, TimesAreThoseOfTheTableWithTheirDoubt) {
  const EventTable table = test::randomTable(4, 200);
  const Rows& rows = table.events.rows;
  for (const Written& as : kMapFormats) {
    SCOPED_TRACE(as.ending);
    const auto read = testing_vectors::read(write({.table = table, .rows = rows}, as).string());
    const char* names[] = {"when_from_earliest", "when_from_latest", "when_to_earliest",
                           "when_to_latest"};
    for (std::size_t k = 0; k < 4; ++k) {
      const Column& column = addedColumn(read.table, names[k]);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        // GDAL's own reader takes texts of days for days.
        const auto told = parsePeriod(column.textAt(i));
        ASSERT_TRUE(told) << column.textAt(i);
        EXPECT_EQ(told->from,
                  table.epoch.start + table.epoch.tick * std::int64_t{table.events.valid[i][k]});
      }
    }
  }
}

TEST_F(EventWriter, PlacesAreThoseOfTheTableInColumnsAndAsGeometry) {
  const EventTable table = test::randomTable(5, 200);
  const Rows& rows = table.events.rows;
  for (const Written& as : kMapFormats) {
    SCOPED_TRACE(as.ending);
    const auto read = testing_vectors::read(write({.table = table, .rows = rows}, as).string());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      EXPECT_EQ(addedColumn(read.table, "lon").numberAt(i), table.events.places[i].lonDegrees);
      EXPECT_EQ(addedColumn(read.table, "lat").numberAt(i), table.events.places[i].latDegrees);
      if (as.format == EventFormat::Csv) continue;
      EXPECT_EQ(read.table.points.at(i).lonDegrees, table.events.places[i].lonDegrees);
      EXPECT_EQ(read.table.points.at(i).latDegrees, table.events.places[i].latDegrees);
    }
  }
}

/// Texts that break careless writers; none is changed.
const std::vector<std::string> kHardTexts{"plain",
                                          "with \"quotes\"",
                                          "two\nlines",
                                          "carriage\r\nreturn",
                                          "a,b;c\td",
                                          "=1+1",
                                          "@SUM(A1)",
                                          "-cmd|' /C calc'!A0",
                                          "Շուշի Ağdam 上海 🌍",
                                          " blanks ",
                                          "back\\slash",
                                          "'single'",
                                          "007",
                                          "null",
                                          "\x01 control"};

EventTable tableOfHardTexts() {
  std::vector<TextRow> rows;
  for (const std::string& text : kHardTexts) rows.push_back({"2020-11-10", "46.5", "39.9", text});
  return assemble(textTable({"date", "lon", "lat", "text"}, rows), {});
}

TEST_F(EventWriter, TextsAreUnchanged) {
  const EventTable table = tableOfHardTexts();
  for (const Written& as : kMapFormats) {
    SCOPED_TRACE(as.ending);
    const auto read =
        testing_vectors::read(write({.table = table, .rows = table.events.rows}, as).string());
    EXPECT_EQ(testing_vectors::textsOf(testing_vectors::columnOf(read.table, "text")),
              textsOf(table.columns[3], table.events.rows));
  }
  const std::string json = textOf({.table = table, .rows = table.events.rows}, EventFormat::Json);
  EXPECT_THAT(json, HasSubstr(R"("text":"=1+1")"));
  EXPECT_THAT(json, HasSubstr(R"("text":"two\u000alines")"));
  EXPECT_THAT(json, HasSubstr(R"("text":"with \"quotes\"")"));
}

EventTable tableOfKinds() {
  RawTable raw = textTable(
      {"date", "lon", "lat"},
      {{"2020-11-10", "46.5", "39.9"}, {"2020-11-11", "46.6", "39.8"}, {"", "46.7", "39.7"}});
  raw.columns.push_back({"whole", std::vector<std::int64_t>{INT64_MAX, kNoNumber, -3}});
  raw.columns.push_back({"real", std::vector<double>{0.1 + 0.2, std::nan(""), 1e300}});
  raw.columns.push_back({"day", MomentCells{{0, kNoNumber, -86'400'000}, true}});
  raw.columns.push_back({"moment", MomentCells{{1'605'052'805'125, kNoNumber, -1}, false}});
  return assemble(std::move(raw), {});
}

TEST_F(EventWriter, AGeoPackageKeepsTheTypesOfColumns) {
  const EventTable table = tableOfKinds();
  const Rows rows{0, 1, 2};
  const auto read = testing_vectors::read(
      write({.table = table, .rows = rows}, {EventFormat::GeoPackage, ".gpkg"}).string(), "events");
  for (const char* name : {"whole", "real", "day", "moment"}) {
    SCOPED_TRACE(name);
    const Column& column = testing_vectors::columnOf(read.table, name);
    const Column& before = table.columns[test::columnOf(table, name)];
    EXPECT_EQ(column.cells.index(), before.cells.index());
    EXPECT_EQ(testing_vectors::textsOf(column), textsOf(before, rows));
  }
}

TEST_F(EventWriter, JsonHoldsNumbersAsNumbersAndNullForWhatIsNotThere) {
  const EventTable table = tableOfKinds();
  const Rows rows{0, 1};
  const std::string json = textOf({.table = table, .rows = rows}, EventFormat::Json);
  EXPECT_THAT(json, HasSubstr(R"("whole":9223372036854775807,"real":0.30000000000000004,)"
                              R"("day":"1970-01-01","moment":"2020-11-11T00:00:05.125Z")"));
  EXPECT_THAT(json, HasSubstr(R"("whole":null,"real":null,"day":null,"moment":null)"));
}

TEST_F(EventWriter, ARowThatIsNotDrawnTellsWhyAndNothingElse) {
  const EventTable table = tableOfKinds();
  ASSERT_THAT(table.undrawnRows, ElementsAre(2));
  const EventSelection selection{
      .table = table, .rows = table.undrawnRows, .reasons = Reasons::Yes};
  EXPECT_THAT(textOf(selection, EventFormat::Csv),
              HasSubstr(fmt::format("\n,46.7,39.7,-3,1e+300,1969-12-31,1969-12-31T23:59:59.999Z"
                                    ",,,,,,,,,,{}\n",
                                    wordsFor(NotDrawn::Undated))));
  EXPECT_THAT(textOf(selection, EventFormat::GeoJson), HasSubstr(R"("geometry":null)"));
}

TEST_F(EventWriter, NamesThatComeTwiceOrAreKeptAreToldApart) {
  const EventTable table =
      assemble(textTable({"date", "lon", "lat", "Name", "name", "", "fid", "geom", "truceline_lon"},
                         {{"2020-11-10", "46.5", "39.9", "a", "b", "c", "d", "e", "f"}}),
               {});
  const Rows rows{0};
  const EventSelection selection{.table = table, .rows = rows};
  EXPECT_THAT(textOf(selection, EventFormat::Csv),
              testing::StartsWith("date,lon,lat,Name,name,,fid,geom,truceline_lon,truceline_when"));
  const auto read =
      testing_vectors::read(write(selection, {EventFormat::GeoPackage, ".gpkg"}).string());
  const std::pair<const char*, const char*> expected[] = {
      {"Name", "a"}, {"name_2", "b"},        {"column_1", "c"},          {"fid", "d"},
      {"geom", "e"}, {"truceline_lon", "f"}, {"truceline_lon_2", "46.5"}};
  for (const auto& [name, value] : expected) {
    EXPECT_EQ(testing_vectors::columnOf(read.table, name).textAt(0), value) << name;
  }
  EXPECT_THAT(textOf(selection, EventFormat::Json), HasSubstr(R"("name_2":"b","column_1":"c")"));
}

TEST_F(EventWriter, LinesAndAreasAreWholeWhereTheFormatHasRoomForThem) {
  testing_files::ScratchFolder folder;
  const char* const shapes[] = {
      "LINESTRING (46 39,46.5 39.25,47 39)", "MULTILINESTRING ((46 39,47 39),(46 40,47 40))",
      "POLYGON ((46 39,47 39,47 40,46 40,46 39),(46.25 39.25,46.25 39.75,46.75 39.75,46.25 39.25))",
      "POINT (46.5 39.5)"};
  const std::string source = testing_vectors::writeVector(
      "GPKG", (folder.path() / "shapes.gpkg").string(),
      {{.fields = {{"date"}}, .rows = 4, .fill = [&](OGRFeature& feature, int row) {
          feature.SetField(0, "2020-11-10");
          testing_vectors::place(feature, shapes[row]);
        }}});
  Report report;
  const EventTable table = assemble(std::move(*readTable({source}, "", {}, report)), {});
  const Rows rows{0, 1, 2, 3};
  for (const Written& as : {kMapFormats[1], kMapFormats[2]}) {
    const auto path = write({.table = table, .rows = rows}, as).string();
    GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(dataset);
    int row = 0;
    for (const auto& feature : *dataset->GetLayer(0)) {
      const auto expected = testing_vectors::geometryOf(shapes[row++]);
      ASSERT_NE(feature->GetGeometryRef(), nullptr);
      EXPECT_TRUE(feature->GetGeometryRef()->Equals(expected.get()) ||
                  feature->GetGeometryRef()->SymDifference(expected.get())->IsEmpty())
          << as.ending << row;
    }
    EXPECT_EQ(row, 4);
  }
}

TEST_F(EventWriter, SaysWhatItIs) {
  const EventTable table = test::randomTable(6, 3);
  const EventFileFacts facts{{"File", "events.csv"}, {"Rows", "3 of \"3\""}};
  const EventSelection selection{.table = table, .rows = table.events.rows};
  EXPECT_THAT(textOf(selection, EventFormat::GeoJson, facts),
              HasSubstr(R"("truceline": {"File":"events.csv","Rows":"3 of \"3\""})"));
  const auto read = testing_vectors::read(
      write(selection, {EventFormat::GeoPackage, ".gpkg"}, facts).string(), "truceline_manifest");
  EXPECT_THAT(testing_vectors::textsOf(read.table.columns.at(0)), ElementsAre("File", "Rows"));
  EXPECT_THAT(testing_vectors::textsOf(read.table.columns.at(1)),
              ElementsAre("events.csv", "3 of \"3\""));
}

TEST_F(EventWriter, NoRowsAreAFileWithoutRows) {
  const EventTable table = test::randomTable(7, 3);
  const EventSelection selection{.table = table, .rows = {}};
  EXPECT_THAT(textOf(selection, EventFormat::Csv), testing::EndsWith("place_doubt\n"));
  EXPECT_EQ(textOf(selection, EventFormat::Json), "[\n]\n");
  EXPECT_THAT(textOf(selection, EventFormat::GeoJson), testing::EndsWith("\"features\": [\n]}\n"));
}

TEST_F(EventWriter, ASinkThatFailsEndsIt) {
  const EventTable table = test::randomTable(8, 3);
  const auto full = [](std::string_view) -> Result<void> {
    return fail(Failure::Kind::Unwritable, "full", "disk");
  };
  EXPECT_FALSE(
      writeEvents({.table = table, .rows = table.events.rows}, {}, EventFormat::Csv, full));
  EXPECT_FALSE(writeEventPackage({.table = table, .rows = table.events.rows}, {},
                                 "/nonexistent-folder/x.gpkg"));
}

}  // namespace
}  // namespace geo
