#include "geo/io/csv.hpp"

#include "tests/geo/io/scratch.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing_files::textOf;

/// A table as text: fields in <>, each row after its line.
std::string shown(const CsvTable& table) {
  std::string text;
  for (const std::string& column : table.columns) text += "<" + column + ">";
  for (const CsvRow& row : table.rows) {
    text += "\n" + std::to_string(row.line) + " ";
    for (const std::string& field : row.fields) text += "<" + field + ">";
  }
  return text;
}

struct CsvCase {
  std::string_view text, table, problems;
};

const CsvCase kCases[] = {
    {"a,b\n1,2\n", "<a><b>\n2 <1><2>", ""},
    {"a,b\n1,2", "<a><b>\n2 <1><2>", ""},
    {"a,b\r\n1,2\r\n3,4\r\n", "<a><b>\n2 <1><2>\n3 <3><4>", ""},
    {"a,b\r1,2\r3,4", "<a><b>\n2 <1><2>\n3 <3><4>", ""},
    {"a,b\n\n\n1,2\n\n3,4\n\n", "<a><b>\n4 <1><2>\n6 <3><4>", ""},
    {"\n\na,b\n1,2\n", "<a><b>\n4 <1><2>", ""},
    {"a,b\n,\n", "<a><b>\n2 <><>", ""},
    {"a\n\"\"\n1\n", "<a>\n3 <1>", ""},
    {"a,b\n\"x, y\",2\n", "<a><b>\n2 <x, y><2>", ""},
    {"a,b\n\"say \"\"hi\"\"\",2\n", "<a><b>\n2 <say \"hi\"><2>", ""},
    {"a,b\n\"\"\"\",\"\"\n", "<a><b>\n2 <\"><>", ""},
    {"a,b\n\"1\n2\",3\n4,5\n", "<a><b>\n2 <1\n2><3>\n4 <4><5>", ""},
    {"a,b\n\"1\r\n2\",3\r\n4,5\r\n", "<a><b>\n2 <1\r\n2><3>\n4 <4><5>", ""},
    {"a,b\n1,5\" gun\n", "<a><b>\n2 <1><5\" gun>", ""},
    {"a,b\n 1 , \"2\"\n", "<a><b>\n2 < 1 >< \"2\">", ""},
    {"a,b\n1,\"2\"\n", "<a><b>\n2 <1><2>", ""},
    {"a,b\n1\n2,3,4\n5,6\n", "<a><b>\n4 <5><6>",
     "x.csv:2: error: 1 fields, but 2 columns: the row is left out\n"
     "x.csv:3: error: 3 fields, but 2 columns: the row is left out\n"},
    {"a,b\n1,\"2\n3,4\n5,6\n", "<a><b>\n3 <3><4>\n4 <5><6>",
     "x.csv:2: error: a quote is opened and never closed: the row is left out\n"},
    {"a,b\n\"1\n1\",\"2\n3,4\n", "<a><b>\n4 <3><4>",
     "x.csv:3: error: a quote is opened and never closed: the row is left out\n"},
    {"a,b\n1,\"", "<a><b>",
     "x.csv:2: error: a quote is opened and never closed: the row is left out\n"},
    {"a,b\n\"1\"2,3\n", "<a><b>\n2 <12><3>", "x.csv:2: warning: text after a closing quote\n"},
    {"a,,b\n1,2,3\n", "<a><><b>\n2 <1><2><3>", "x.csv:1: error: column 2 has no name\n"},
    {"a,b,a\n1,2,3\n", "<a><b><a>\n2 <1><2><3>", "x.csv:1: error: a: the column appears twice\n"},
    {"", "", "x.csv: error: empty\n"},
    {"\n\r\n\r", "", "x.csv: error: empty\n"},
};

TEST(ParseCsv, FollowsRfc4180AndKnowsItsLines) {
  for (const auto& [text, table, problems] : kCases) {
    Report report;
    EXPECT_EQ(shown(parseCsv(text, "x.csv", report)), table) << testing::PrintToString(text);
    EXPECT_EQ(textOf(report), problems) << testing::PrintToString(text);
  }
}

TEST(ParseCsv, StaysFastWhateverTheQuotesDo) {
  // A reader that starts again at every open quote would need hours for this.
  std::mt19937 random(4180);
  for (int round = 0; round < 8; ++round) {
    std::string text = "a,b\n";
    for (int i = 0; i < 500'000; ++i) text += "\"\",\na"[random() % 5];
    text += "\n1,\"";
    Report report;
    const CsvTable table = parseCsv(text, "x.csv", report);
    EXPECT_FALSE(table.rows.empty());
    EXPECT_FALSE(report.empty());
  }
}

}  // namespace
}  // namespace geo
