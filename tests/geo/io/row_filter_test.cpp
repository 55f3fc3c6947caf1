// Conditions that a user writes, held against the same conditions written in C++.
#include "geo/io/row_filter.hpp"

#include "geo/table/assemble.hpp"
#include "geo/table/column_names.hpp"

#include <chrono>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::HasSubstr;
using testing::Not;
using Bytes = std::vector<std::uint8_t>;
using Wholes = std::vector<std::int64_t>;
using Reals = std::vector<double>;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::int64_t day(int year, unsigned month, unsigned date, int hour = 0) {
  const std::chrono::sys_days days{std::chrono::year{year} / std::chrono::month{month} /
                                   std::chrono::day{date}};
  return std::chrono::milliseconds(days.time_since_epoch() + std::chrono::hours{hour}).count();
}

TextCells texts(const std::vector<std::string>& cells) {
  TextCells result;
  for (const std::string& cell : cells) result.add(cell);
  result.finish();
  return result;
}

/// Every row an event, in the order of the rows.
EventTable tableOf(std::vector<Column> columns) {
  EventTable table;
  table.rowCount = columns.front().size();
  table.columns = std::move(columns);
  table.events.rows.resize(table.rowCount);
  std::iota(table.events.rows.begin(), table.events.rows.end(), 0u);
  return table;
}

/// Four rows of every type of cell, the last of them empty.
EventTable mixedTable() {
  return tableOf(
      {{"kind", texts({"Battles", "Riots", "Battles", ""})},
       {"fatalities", Wholes{0, 12, 3, kNoNumber}},
       {"latitude", Reals{39.5, 40.25, -1e-3, kNaN}},
       {"day",
        MomentCells{{day(2020, 11, 9), day(2020, 11, 10), day(2021, 1, 1), kNoNumber}, true}},
       {"seen",
        MomentCells{{day(2020, 11, 9, 23), day(2020, 11, 10, 16), day(2021, 1, 1, 4), kNoNumber},
                    false}},
       {"a b", texts({"x", "y", "it's", ""})}});
}

Bytes where(const EventTable& table, const std::string& expression) {
  const auto answers = eventsWhere(table, expression, {});
  EXPECT_TRUE(answers) << expression << ": " << (answers ? "" : describe(answers.error()));
  return answers.value_or(Bytes{});
}

std::string refusal(const EventTable& table, const std::string& expression) {
  const auto answers = eventsWhere(table, expression, {});
  EXPECT_FALSE(answers) << expression.substr(0, 200);
  if (answers) return {};
  EXPECT_EQ(answers.error().kind, Failure::Kind::Usage);
  return describe(answers.error());
}

/// As GDAL answers them, asked in a way that leaves them to it.
TEST(RowFilter, PatternsMatchAsTheyDoInSql) {
  std::mt19937 random(31);
  const auto written = [&](std::string_view letters, std::size_t most) {
    std::string text;
    for (std::size_t i = random() % most; i > 0; --i) text += letters[random() % letters.size()];
    return text;
  };
  std::vector<std::string> cells;
  for (int i = 0; i < 60; ++i) cells.push_back("a" + written("abAB%_", 7));
  const EventTable table = tableOf({{"t", texts(cells)}});
  std::size_t matched = 0;
  for (int round = 0; round < 1500; ++round) {
    // Not %% at the end, of which GDAL says that it wants a letter.
    std::string pattern = written("abA_", 4) + "%b" + written("aB_", 3) + "%" + written("ab", 3);
    if (round % 4 == 0) pattern = written("abA_", 6);
    for (const char* like : {"LIKE", "ILIKE", "NOT LIKE"}) {
      const std::string condition = fmt::format("{} '{}'", like, pattern);
      const Bytes ours = where(table, "t " + condition);
      ASSERT_EQ(ours, where(table, "CONCAT(t, '') " + condition)) << condition;
      matched += static_cast<std::size_t>(std::ranges::count(ours, 1));
    }
  }
  EXPECT_GT(matched, 10000u);
}

TEST(RowFilter, PatternsKnowLettersAndEscapes) {
  const EventTable table = tableOf({{"t", texts({"Şuşa", "şuşa", "a%b", "axb", "a_b", ""})}});
  EXPECT_EQ(where(table, "t LIKE '_u_a'"), (Bytes{1, 1, 0, 0, 0, 0}));
  EXPECT_EQ(where(table, "t LIKE 'Ş%'"), (Bytes{1, 0, 0, 0, 0, 0}));
  EXPECT_EQ(where(table, "t LIKE 'a!%b' ESCAPE '!'"), (Bytes{0, 0, 1, 0, 0, 0}));
  EXPECT_EQ(where(table, "t LIKE 'a!_b' ESCAPE '!'"), (Bytes{0, 0, 0, 0, 1, 0}));
  EXPECT_EQ(where(table, "t ILIKE 'A%B' AND NOT t LIKE '%x%'"), (Bytes{0, 0, 1, 0, 1, 0}));
  EXPECT_EQ(where(table, "t LIKE '%'"), (Bytes{1, 1, 1, 1, 1, 0}));
  EXPECT_EQ(where(table, "t NOT LIKE '%'"), (Bytes{0, 0, 0, 0, 0, 1}));
}

TEST(RowFilter, NoPatternTakesLong) {
  std::vector<std::string> cells;
  for (int i = 0; i < 50; ++i) cells.push_back(std::string(20000, 'a') + std::to_string(i));
  const EventTable table = tableOf({{"t", texts(cells)}});
  std::string hostile;
  for (int i = 0; i < 200; ++i) hostile += "%a";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(where(table, "t LIKE '" + hostile + "%b'"), Bytes(50, 0));
  EXPECT_EQ(where(table, "t ILIKE '" + hostile + "%' OR 1 = 0"), Bytes(50, 1));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_THAT(refusal(table, "CONCAT(t, 'x') LIKE '" + hostile + "%b'"), HasSubstr("LIKE"));
  EXPECT_THAT(refusal(table, "t LIKE t"), HasSubstr("LIKE"));
}

TEST(RowFilter, EveryTypeOfCellIsCompared) {
  const EventTable table = mixedTable();
  struct Case {
    const char* expression;
    Bytes holds;
  };
  const Case cases[] = {
      {"", {1, 1, 1, 1}},
      {"  \n", {1, 1, 1, 1}},
      {"kind = 'Battles'", {1, 0, 1, 0}},
      {"kind <> 'Battles'", {0, 1, 0, 0}},
      {"KIND IN ('Riots', 'Protests')", {0, 1, 0, 0}},
      {"kind LIKE 'B%'", {1, 0, 1, 0}},
      {"kind IS NULL", {0, 0, 0, 1}},
      {"kind IS NOT NULL", {1, 1, 1, 0}},
      {"fatalities > 2", {0, 1, 1, 0}},
      {"fatalities = 0", {1, 0, 0, 0}},
      {"fatalities IS NULL", {0, 0, 0, 1}},
      {"fatalities BETWEEN 3 AND 12", {0, 1, 1, 0}},
      {"latitude < 40", {1, 0, 1, 0}},
      {"latitude IS NULL", {0, 0, 0, 1}},
      {"day >= '2020/11/10'", {0, 1, 1, 0}},
      {"day = '2020/11/10'", {0, 1, 0, 0}},
      {"day < '2020-11-10'", {1, 0, 0, 0}},
      {"day IS NULL", {0, 0, 0, 1}},
      {"seen > '2020/11/10'", {0, 1, 1, 0}},
      {"seen <= '2020/11/10 16:00:00'", {1, 1, 0, 0}},
      {"seen IS NULL", {0, 0, 0, 1}},
      {"\"a b\" = 'it''s'", {0, 0, 1, 0}},
      {"kind = 'Battles' AND fatalities > 2", {0, 0, 1, 0}},
      {"NOT (kind = 'Battles' AND fatalities > 2) AND kind IS NOT NULL", {1, 1, 0, 0}},
      {"day IS NULL OR day > '2020/12/31'", {0, 0, 1, 1}},
      {"day > '2020/12/31' OR fatalities IS NULL", {0, 0, 1, 1}},
      {"seen < '2021/01/01' AND day BETWEEN '2020/11/10' AND '2021/01/01'", {0, 1, 0, 0}},
      {"day IN ('2020/11/10', '2021/01/01')", {0, 1, 1, 0}},
      {"kind IS NULL AND day = seen", {0, 0, 0, 0}},
      {"fatalities > latitude", {0, 0, 1, 0}},
      {"1 = 1", {1, 1, 1, 1}},
  };
  for (const Case& row : cases)
    EXPECT_EQ(where(table, row.expression), row.holds) << row.expression;
}

TEST(RowFilter, AnswersBelongToEventsNotToRows) {
  EventTable table = mixedTable();
  table.events.rows = {2, 0, 1};  // as the drawing order has it; the last row is not drawn
  EXPECT_EQ(where(table, "fatalities > 2"), (Bytes{1, 0, 1}));
  EXPECT_EQ(where(table, "kind = 'Riots'"), (Bytes{0, 0, 1}));
  EXPECT_EQ(where(table, ""), (Bytes{1, 1, 1}));
}

TEST(RowFilter, AgreesWithTheSameConditionInCpp) {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::int64_t> number(-5, 5);
  constexpr std::size_t kRows = 5000;
  Wholes wholes(kRows);
  Reals reals(kRows);
  std::vector<std::string> kinds(kRows);
  for (std::size_t row = 0; row < kRows; ++row) {
    wholes[row] = number(random) == 5 ? kNoNumber : number(random);
    reals[row] = number(random) == 5 ? kNaN : static_cast<double>(number(random)) / 4;
    kinds[row] = std::string(static_cast<std::size_t>(number(random) + 5) / 4, 'k');
  }
  const EventTable table = tableOf({{"w", wholes}, {"r", reals}, {"k", texts(kinds)}});
  const std::pair<const char*, std::function<bool(std::size_t)>> cases[] = {
      {"w >= 2", [&](std::size_t i) { return wholes[i] >= 2; }},
      {"r < 0.5", [&](std::size_t i) { return reals[i] < 0.5; }},
      {"k = 'kk'", [&](std::size_t i) { return kinds[i] == "kk"; }},
      {"w IS NULL AND r IS NULL AND k IS NULL",
       [&](std::size_t i) {
         return wholes[i] == kNoNumber && std::isnan(reals[i]) && kinds[i].empty();
       }},
      {"w > 0 OR r > 1 OR k = 'k'",
       [&](std::size_t i) { return wholes[i] > 0 || reals[i] > 1 || kinds[i] == "k"; }},
  };
  for (const auto& [expression, holds] : cases) {
    const Bytes answers = where(table, expression);
    ASSERT_EQ(answers.size(), kRows);
    for (std::size_t row = 0; row < kRows; ++row) {
      ASSERT_EQ(answers[row] == 1, holds(row)) << expression << " in row " << row;
    }
  }
}

TEST(RowFilter, WhatDoesNotCompileIsToldWithTheColumnsThatThereAre) {
  const EventTable table = mixedTable();
  for (const char* expression : {"deaths > 2", "fatalities >", "fatalities > 2 2", "(", "'open",
                                 "fatalities ? 2", "kind + 'x' >"}) {
    const std::string told = refusal(table, expression);
    EXPECT_THAT(told, HasSubstr("kind, fatalities, latitude, day, seen, a b")) << expression;
    EXPECT_THAT(told, HasSubstr(expression));
  }
  EXPECT_THAT(refusal(table, "deaths > 2"), HasSubstr("\"deaths\" not recognised"));
}

TEST(RowFilter, WhatATableDoesNotHaveIsNotGuessed) {
  for (const char* expression : {"FID < 3", "OGR_GEOMETRY = 'POINT'", "OGR_STYLE IS NULL"}) {
    EXPECT_THAT(refusal(mixedTable(), expression), HasSubstr("not known here"));
  }
  const EventTable table = tableOf({{"fid", Wholes{1, 2}}});
  EXPECT_EQ(where(table, "fid = 2"), (Bytes{0, 1})) << "a column of that name is one";
  EXPECT_THAT(refusal(table, "FID = 2"), HasSubstr("not known here"));
}

TEST(RowFilter, SubSelectsAndStatementsAreRefused) {
  for (const char* expression :
       {"1;DROP", "1; DROP TABLE events", "fatalities IN (SELECT fatalities FROM events)",
        "EXISTS (SELECT 1)", "(SELECT 1) = 1", "SELECT * FROM table", "1 = 1 UNION ALL SELECT 1",
        "1 = 1 ORDER BY kind", "kind = 'a' --"}) {
    refusal(mixedTable(), expression);
  }
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

TEST(RowFilter, HostileExpressionsEnd) {
  const EventTable table = mixedTable();
  EXPECT_THAT(refusal(table, std::string("fatalities > 2\0 OR 1 = 1", 24)), HasSubstr("NUL"));
  EXPECT_THAT(refusal(table, repeated("fatalities > 2 OR ", 1000) + "1 = 1"), HasSubstr("longer"));
  const std::size_t most = kLongestExpression;
  const std::string hostile[] = {
      repeated("(", most),
      repeated("(", most / 2 - 4) + "1 = 1" + repeated(")", most / 2 - 4),
      repeated("NOT ", most / 4 - 4) + "(1 = 1)",
      repeated("-", most - 8) + "1 = 1",
      "fatalities = 1" + repeated("+1", most / 2 - 8),
      "1 = 1" + repeated(" OR 1=2", most / 7 - 2),
      "kind IN ('a'" + repeated(",'a'", most / 4 - 8) + ")",
      repeated("CAST(", most / 5),
      repeated("\"", most),
      repeated("\xff", most),
      repeated("'", most - 1),
      repeated("%n%s", most / 4),
      "kind = '" + repeated("%n%s", most / 4 - 4) + "'",
  };
  for (const std::string& expression : hostile) {
    const auto answers = eventsWhere(table, expression, {});
    if (answers) {
      EXPECT_EQ(answers->size(), table.events.size());
    } else {
      EXPECT_THAT(describe(answers.error()), HasSubstr("there are the columns kind"));
    }
  }
}

TEST(RowFilter, WhatFailsWhileItIsAskedIsAFailureAndNotNothingFound) {
  std::string deep = "fatalities > 2";
  for (int i = 0; i < 100; ++i) deep = "NOT (NOT (" + deep + "))";
  const auto answers = eventsWhere(mixedTable(), deep, {});
  if (answers) {
    EXPECT_EQ(*answers, (Bytes{0, 1, 1, 0}));
  }
}

TEST(RowFilter, NoMomentIsNoFailureAndNoDateIsOne) {
  const EventTable table = mixedTable();
  EXPECT_THAT(refusal(table, "day > 'yesterday'"), HasSubstr("yesterday"));
  const std::int64_t far = std::numeric_limits<std::int64_t>::max();
  const EventTable beyond = tableOf({{"day", MomentCells{{far, -far, kNoNumber, 0}, true}}});
  EXPECT_EQ(where(beyond, "day IS NULL"), (Bytes{1, 1, 1, 0})) << "no year that GDAL knows";
  EXPECT_EQ(where(beyond, "day < '1970/01/02'"), (Bytes{0, 0, 0, 1}));
}

TEST(RowFilter, NotOfAComparisonWithAMissingCellIsTrueForEveryType) {
  for (const char* expression : {"NOT (kind = 'Battles')", "NOT (fatalities > 2)",
                                 "NOT (latitude > 2)", "NOT (day > '2020/01/01')"}) {
    EXPECT_EQ(where(mixedTable(), expression).at(3), 1) << expression;
  }
}

TEST(RowFilter, AStopThatWasAskedForEndsIt) {
  std::stop_source source;
  source.request_stop();
  const auto answers = eventsWhere(mixedTable(), "fatalities > 2", source.get_token());
  ASSERT_FALSE(answers);
  EXPECT_EQ(answers.error().kind, Failure::Kind::Unavailable);
}

TEST(RowFilter, ATableOfNoEventsHasNoAnswers) {
  EventTable table = mixedTable();
  table.events.rows.clear();
  EXPECT_EQ(where(table, "fatalities > 2"), Bytes{});
  EXPECT_FALSE(eventsWhere(table, "deaths > 2", {})) << "wrong is wrong, rows or not";
}

TEST(RowFilter, AMillionRowsAreAskedWhileOneWaits) {
  Wholes wholes(1'000'000);
  std::iota(wholes.begin(), wholes.end(), 0);
  const EventTable table = tableOf({{"fatalities", wholes}});
  const auto start = std::chrono::steady_clock::now();
  const Bytes answers = where(table, "fatalities >= 750000");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  EXPECT_EQ(std::accumulate(answers.begin(), answers.end(), 0), 250'000);
  EXPECT_LT(took.count(), 5) << "far above what it takes, so that a busy machine passes";
  RecordProperty("milliseconds", static_cast<int>(took.count() * 1000));
}

}  // namespace
}  // namespace geo
