// Two downloads of a table; all rows are invented.
#include "geo/table/table_diff.hpp"

#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Wholes = std::vector<std::int64_t>;
using Reals = std::vector<double>;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

EventTable assembled(RawTable raw) {
  return assemble(std::move(raw), {});
}

EventTable tableOf(const TextRow& names, const std::vector<TextRow>& rows) {
  return assembled(textTable(names, rows));
}

EventTable tableOf(std::vector<Column> columns) {
  RawTable raw;
  raw.rowCount = columns.front().size();
  raw.columns = std::move(columns);
  return assembled(std::move(raw));
}

TableDiff diffOf(const EventTable& before, const EventTable& after, const std::string& key = {}) {
  auto diff = diffTables(before, after, key);
  EXPECT_TRUE(diff) << (diff ? "" : describe(diff.error()));
  return diff ? std::move(*diff) : TableDiff{};
}

/// "A1 changed kind: a -> b; size: 1 -> 2"
std::vector<std::string> linesOf(const TableDiff& diff) {
  std::vector<std::string> lines;
  for (const ChangedRow& row : diff.rows) {
    std::string line = row.rows.key + " " + std::string(nameOf(row.change));
    for (const FieldChange& field : row.fields) {
      line += " " + diff.fields.at(field.field) + ": " + field.before + " -> " + field.after + ";";
    }
    lines.push_back(line);
  }
  return lines;
}

/// Each row of both tables is told of once.
void expectWhole(const TableDiff& diff, const EventTable& before, const EventTable& after) {
  std::size_t older = diff.keylessBefore, newer = diff.keylessAfter;
  for (const RepeatedKey& key : diff.repeated) {
    older += key.before;
    newer += key.after;
  }
  const std::size_t both = diff.unchanged + diff.count(RowChange::Changed);
  EXPECT_EQ(older + both + diff.count(RowChange::Deleted), before.rowCount);
  EXPECT_EQ(newer + both + diff.count(RowChange::Added), after.rowCount);
}

TEST(TableDiff, RowsAreAddedDeletedCodedAnewOrUnchanged) {
  const TextRow names{"id", "kind", "size"};
  const EventTable before = tableOf(
      names, {{"A1", "riot", "2"}, {"A2", "riot", "0"}, {"A3", "battle", "5"}, {"A4", "", "1"}});
  const EventTable after = tableOf(
      names, {{"A5", "battle", "9"}, {"A4", "", "1"}, {"A3", "battle", "7"}, {"A1", "", "3"}});
  const TableDiff diff = diffOf(before, after);
  EXPECT_EQ(diff.key, "id");
  EXPECT_THAT(linesOf(diff), ElementsAre("A5 added", "A3 changed size: 5 -> 7;",
                                         "A1 changed kind: riot -> ; size: 2 -> 3;", "A2 deleted"));
  EXPECT_EQ(diff.unchanged, 1u);
  EXPECT_EQ(diff.rows[1].rows.before, 2u);
  EXPECT_EQ(diff.rows[1].rows.after, 2u);
  EXPECT_EQ(diff.rows[0].rows.before, kNoRow);
  EXPECT_EQ(diff.rows[3].rows.after, kNoRow);
  const auto counts = changedFields(diff);
  ASSERT_EQ(counts.size(), 2u);
  EXPECT_EQ(counts[0].name, "size");
  EXPECT_EQ(counts[0].rows, 2u);
  EXPECT_EQ(counts[1].name, "kind");
  expectWhole(diff, before, after);
}

TEST(TableDiff, ATableDoesNotDifferFromItself) {
  const EventTable table = tableOf({textColumn("id", {"a", "b", "c"}),
                                    {"w", Wholes{1, kNoNumber, 3}},
                                    {"r", Reals{kNaN, 0.1, -0.0}},
                                    {"m", MomentCells{{0, kNoNumber, 86'400'000}, false}}});
  const TableDiff diff = diffOf(table, table);
  EXPECT_THAT(diff.rows, IsEmpty());
  EXPECT_EQ(diff.unchanged, 3u);
  EXPECT_THAT(diff.onlyBefore, IsEmpty());
  EXPECT_THAT(diff.onlyAfter, IsEmpty());
}

/// Whether two columns of one row are the same.
bool same(Column before, Column after) {
  before.name = after.name = "cell";
  const EventTable older = tableOf({textColumn("id", {"a"}), std::move(before)});
  const EventTable newer = tableOf({textColumn("id", {"a"}), std::move(after)});
  return diffOf(older, newer).rows.empty();
}

Column text(const std::string& cell) {
  return textColumn("", {cell});
}
Column whole(std::int64_t cell) {
  return {"", Wholes{cell}};
}
Column real(double cell) {
  return {"", Reals{cell}};
}
Column moment(Moment cell, bool wholeDays = false, int milliseconds = 0) {
  const std::int64_t since = std::chrono::milliseconds(cell.time_since_epoch()).count();
  return {"", MomentCells{{since + milliseconds}, wholeDays}};
}

TEST(TableDiff, CellsAreTheSameByWhatTheySay) {
  struct Case {
    Column before, after;
    bool same;
  };
  const std::int64_t large = std::int64_t{1} << 53;
  const Case cases[] = {
      {text("1.0"), whole(1), true},
      {text("1.0"), real(1), true},
      {text(" 1"), whole(1), true},
      {whole(1), real(1), true},
      {whole(1), real(1.5), false},
      {text("1.5"), whole(1), false},
      {text("n/a"), whole(1), false},
      {text("n/a"), real(kNaN), false},
      {text(""), whole(kNoNumber), true},
      {text(""), real(kNaN), true},
      {whole(kNoNumber), real(kNaN), true},
      {whole(0), text(""), false},
      {whole(kNoNumber), whole(0), false},
      {real(kNaN), real(0), false},
      {real(0.1), real(0.1 + 1e-18), true},
      {real(0.1), real(0.1000000001), false},
      {whole(large), whole(large + 1), false},
      {whole(large + 1), real(9007199254740992.0), false},
      {text("9007199254740993"), whole(large + 1), true},
      {text("9007199254740992"), whole(large + 1), false},
      {text("007"), text("7"), false},
      {text("a"), text("A"), false},
      {text("10 November 2020"), text("2020-11-10"), true},
      {text("10 November 2020"), text("2020-11-11"), false},
      {text("2020-11-10"), text("2020-11"), false},
      {text("03/04/2020"), text("2020-04-03"), false},  // or the fourth of March
      {text("25/04/2020"), text("2020-04-25"), true},
      {moment(at(2020, 11, 10), true), text("2020-11-10"), true},
      {moment(at(2020, 11, 10), true), text("10.11.2020"), true},
      {moment(at(2020, 11, 10), true), text("10/11/2020"), false},  // or the eleventh of October
      {moment(at(2020, 11, 10), true), moment(at(2020, 11, 10)), true},
      {moment(at(2020, 11, 10, 4)), text("2020-11-10T04:00:00Z"), true},
      {moment(at(2020, 11, 10, 4)), text("2020-11-10T08:00:00+04:00"), true},
      {moment(at(2020, 11, 10, 4)), text("2020-11-10T05:00:00Z"), false},
      {moment(at(2020, 11, 10)), moment(at(2020, 11, 10), false, 1), false},
      {moment(at(2020, 11, 10)), text(""), false},
      {{"", MomentCells{{kNoNumber}, false}}, text(""), true},
  };
  for (const Case& row : cases) {
    const std::string told = row.before.textAt(0) + " and " + row.after.textAt(0);
    EXPECT_EQ(same(row.before, row.after), row.same) << told;
    EXPECT_EQ(same(row.after, row.before), row.same) << told << " the other way round";
  }
}

TEST(TableDiff, RepeatedAndEmptyKeysAreToldAndNotCompared) {
  const TextRow names{"id", "v"};
  const EventTable before =
      tableOf(names, {{"a", "1"}, {"b", "1"}, {"b", "2"}, {"", "1"}, {"c", "1"}, {"d", "1"}});
  const EventTable after = tableOf(names, {{"a", "1"},
                                           {"b", "1"},
                                           {"c", "1"},
                                           {"c", "2"},
                                           {"e", "1"},
                                           {"e", "1"},
                                           {"", "2"},
                                           {"", "3"}});
  const TableDiff diff = diffOf(before, after);
  EXPECT_THAT(linesOf(diff), ElementsAre("d deleted"));
  EXPECT_EQ(diff.unchanged, 1u);
  EXPECT_EQ(diff.keylessBefore, 1u);
  EXPECT_EQ(diff.keylessAfter, 2u);
  std::map<std::string, std::pair<std::size_t, std::size_t>> repeated;
  for (const RepeatedKey& key : diff.repeated) repeated[key.key] = {key.before, key.after};
  const decltype(repeated) expected{{"b", {2, 1}}, {"c", {1, 2}}, {"e", {0, 2}}};
  EXPECT_EQ(repeated, expected);
  expectWhole(diff, before, after);
}

TEST(TableDiff, ColumnsOfOneTableAreToldAndNotCompared) {
  const EventTable before = tableOf({"id", "Event Date", "old", "ab"}, {{"a", "2020", "1", "x"}});
  const EventTable after =
      tableOf({"ID", "event_date", "new", "a_b", "ab"}, {{"a", "2020", "2", "y", "x"}});
  const TableDiff diff = diffOf(before, after);
  EXPECT_THAT(diff.rows, IsEmpty());
  EXPECT_THAT(diff.fields, ElementsAre("ID", "event_date", "ab"));
  EXPECT_THAT(diff.onlyBefore, ElementsAre("old"));
  EXPECT_THAT(diff.onlyAfter, ElementsAre("new", "a_b"));
}

TEST(TableDiff, KeysOfNumbersAreNumbersAndKeysOfTextsAreTexts) {
  const EventTable wholes = tableOf({{"id", Wholes{1, 2, 3}}});
  const EventTable reals = tableOf({{"id", Reals{3, 1, 2.5}}});
  EXPECT_THAT(linesOf(diffOf(wholes, reals)), ElementsAre("2.5 added", "2 deleted"));
  const EventTable texts = tableOf({"id"}, {{"1.0"}, {"2"}, {"x"}});
  EXPECT_THAT(linesOf(diffOf(wholes, texts)), ElementsAre("x added", "3 deleted"));
  const EventTable others = tableOf({"id"}, {{"1"}, {"02"}, {"x"}});
  EXPECT_THAT(linesOf(diffOf(texts, others)),
              ElementsAre("1 added", "02 added", "1.0 deleted", "2 deleted"));
}

TEST(TableDiff, AKeyCanBeNamed) {
  const EventTable before = tableOf({"code", "id"}, {{"x", "1"}, {"y", "2"}});
  const EventTable after = tableOf({"code", "id"}, {{"y", "1"}, {"x", "2"}});
  EXPECT_EQ(diffOf(before, after, "code").count(RowChange::Changed), 2u);
  EXPECT_EQ(diffOf(before, after, "Code").key, "code");
  const auto unknown = diffTables(before, after, "kode");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, Failure::Kind::Usage);
  EXPECT_THAT(describe(unknown.error()), HasSubstr("there are: code, id"));
}

TEST(TableDiff, WithoutAColumnOfIdsInBothThereIsNone) {
  const EventTable ids = tableOf({"id", "v"}, {{"a", "1"}});
  const EventTable none = tableOf({"v"}, {{"1"}});
  for (const auto& [before, after] :
       {std::pair(&ids, &none), std::pair(&none, &ids), std::pair(&none, &none)}) {
    const auto diff = diffTables(*before, *after, "");
    ASSERT_FALSE(diff);
    EXPECT_THAT(describe(diff.error()), HasSubstr("no column of ids"));
  }
}

RawTable withPoints(std::vector<LonLat> points, std::vector<ShapeKind> kinds) {
  RawTable raw = textTable({"id"}, {});
  TextCells ids;
  for (std::size_t i = 0; i < points.size(); ++i)
    ids.add(std::string(1, static_cast<char>('a' + i)));
  raw.columns = {{"id", ids}};
  raw.rowCount = points.size();
  raw.points = std::move(points);
  raw.kinds = std::move(kinds);
  return raw;
}

TEST(TableDiff, GeometriesThatAreNoColumnAreComparedWhereTheyAreKnown) {
  using enum ShapeKind;
  const LonLat none{kNaN, kNaN};
  // The fourth is beyond the globe and the fifth is 0,0: they are not drawn.
  const EventTable before = assembled(
      withPoints({{46, 39}, {47, 40}, none, {200, 1}, {0, 0}}, {Point, Point, None, Point, Point}));
  const EventTable after = assembled(withPoints({{46, 39}, {47, 40.5}, {1, 2}, {201, 1}, {5, 5}},
                                                {Point, Point, Point, Point, Point}));
  const TableDiff diff = diffOf(before, after);
  EXPECT_THAT(linesOf(diff), ElementsAre("b changed geometry: 47, 40 -> 47, 40.5;",
                                         "c changed geometry:  -> 1, 2;"));
  EXPECT_EQ(diff.unknownPlaces, 2u);
  const EventTable columns = tableOf({"id"}, {{"a"}});
  EXPECT_THAT(diffOf(before, columns).onlyBefore, ElementsAre("geometry"));
}

RawTable withPath(const std::vector<LonLat>& points, const std::vector<std::uint32_t>& ringEnds) {
  RawTable raw = withPoints({{kNaN, kNaN}}, {ShapeKind::Path});
  raw.shapes.points = points;
  raw.shapes.ringEnds = ringEnds;
  raw.shapes.ringStarts.assign(ringEnds.size(), 1);
  raw.shapes.rowEnds = {static_cast<std::uint32_t>(ringEnds.size())};
  return raw;
}

TEST(TableDiff, LinesAreTheSamePointByPoint) {
  const std::vector<LonLat> line{{1, 1}, {2, 2}, {3, 3}, {4, 4}};
  const std::vector<LonLat> other{{1, 1}, {2, 2}, {3, 3.5}, {4, 4}};
  const EventTable one = assembled(withPath(line, {4}));
  EXPECT_THAT(diffOf(one, assembled(withPath(line, {4}))).rows, IsEmpty());
  EXPECT_THAT(linesOf(diffOf(one, assembled(withPath(other, {4})))),
              ElementsAre("a changed geometry: line of 4 points -> line of 4 points;"));
  EXPECT_EQ(diffOf(one, assembled(withPath(line, {2, 4}))).rows.size(), 1u) << "in two parts";
}

/// Rows of texts with keys of few letters, so that some repeat and some are empty.
std::vector<TextRow> randomRows(std::mt19937& random, std::size_t count) {
  std::uniform_int_distribution<int> number(0, 400), value(0, 2);
  std::vector<TextRow> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const int key = number(random);
    rows.push_back({key == 0 ? "" : "k" + std::to_string(key), std::to_string(value(random)) + "x",
                    value(random) == 0 ? "" : "y"});
  }
  return rows;
}

std::map<std::string, std::vector<TextRow>> byKey(const std::vector<TextRow>& rows) {
  std::map<std::string, std::vector<TextRow>> keyed;
  for (const TextRow& row : rows) keyed[row[0]].push_back(row);
  return keyed;
}

TEST(TableDiff, AgreesWithAComparisonByMaps) {
  std::mt19937 random(11);
  for (int round = 0; round < 20; ++round) {
    const auto older = randomRows(random, 300), newer = randomRows(random, 250);
    const auto before = byKey(older), after = byKey(newer);
    std::set<std::string> expected;
    for (const auto& [key, rows] : before) {
      if (key.empty() || rows.size() > 1) continue;
      const auto match = after.find(key);
      if (match == after.end()) {
        expected.insert(key + " deleted");
      } else if (match->second.size() == 1 && match->second[0] != rows[0]) {
        expected.insert(key + " changed");
      }
    }
    for (const auto& [key, rows] : after) {
      if (!key.empty() && rows.size() == 1 && !before.contains(key))
        expected.insert(key + " added");
    }
    const TextRow names{"id", "a", "b"};
    const EventTable one = tableOf(names, older), other = tableOf(names, newer);
    const TableDiff diff = diffOf(one, other);
    std::set<std::string> found;
    for (const ChangedRow& row : diff.rows) {
      found.insert(row.rows.key + " " + std::string(nameOf(row.change)));
    }
    EXPECT_EQ(found, expected);
    expectWhole(diff, one, other);
  }
}

/// 17 columns like those of a table of events; `shift` codes some rows anew.
EventTable largeTable(std::size_t rows, std::size_t shift) {
  TextCells ids, days, notes;
  std::vector<Wholes> wholes(7, Wholes(rows));
  std::vector<Reals> reals(2, Reals(rows));
  std::vector<TextCells> kinds(5);
  for (std::size_t i = 0; i < rows; ++i) {
    ids.add("AZE" + std::to_string(i + shift));
    days.add("2020-11-" + std::to_string(10 + (i + shift) % 19));
    notes.add("On that day, in a place that is invented, this happened: " +
              std::to_string(i + shift) + (i % 1000 == shift ? ", or so it is said" : ""));
    for (auto& column : wholes) column[i] = static_cast<std::int64_t>((i + shift) % 97);
    for (auto& column : reals) column[i] = 40 + static_cast<double>((i + shift) % 1000) / 1000;
    for (auto& column : kinds) column.add("kind " + std::to_string((i + shift) % 11));
  }
  RawTable raw;
  raw.rowCount = rows;
  raw.columns = {{"id", ids}, {"event_date", days}, {"notes", notes}};
  const auto name = [&] { return "column " + std::to_string(raw.columns.size()); };
  for (auto& column : wholes) raw.columns.push_back({name(), std::move(column)});
  for (auto& column : reals) raw.columns.push_back({name(), std::move(column)});
  for (auto& column : kinds) raw.columns.push_back({name(), std::move(column)});
  return assembled(std::move(raw));
}

TEST(TableDiff, ManyRowsAreComparedWhileOneWaits) {
  constexpr std::size_t kRows = 150'000;
  const EventTable before = largeTable(kRows, 0), after = largeTable(kRows, 7);
  ASSERT_EQ(before.columns.size(), 17u);
  const auto start = std::chrono::steady_clock::now();
  const TableDiff diff = diffOf(before, after);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  EXPECT_EQ(diff.count(RowChange::Added), 7u);
  EXPECT_EQ(diff.count(RowChange::Deleted), 7u);
  // A note is different where one of both downloads has the words that one row in 1000 ends with.
  EXPECT_EQ(diff.count(RowChange::Changed), 150u + 149u);
  expectWhole(diff, before, after);
  EXPECT_LT(took.count(), 5) << "far above what it takes, so that a busy machine passes";
  RecordProperty("milliseconds", static_cast<int>(took.count() * 1000));
}

}  // namespace
}  // namespace geo
