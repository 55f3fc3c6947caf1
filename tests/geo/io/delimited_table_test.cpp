// Tables of text: every cell as it stands in the file, whatever separates and encodes it, and no
// row lost without a word.
#include "tests/geo/io/made_vector.hpp"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using testing_files::ScratchFolder;
using namespace testing_vectors;

using Cells = std::vector<std::vector<std::string>>;  // by row

std::string quoted(const std::string& text) {
  std::string field = "\"";
  for (const char letter : text) field += letter == '"' ? "\"\"" : std::string(1, letter);
  return field + "\"";
}

/// An independent writer.
std::string written(const Cells& rows, char separator, const std::string& lineEnd) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool plain = row[i].find_first_of("\",;\t|\r\n") == std::string::npos;
      text += (i ? std::string(1, separator) : "") + (plain ? row[i] : quoted(row[i]));
    }
    text += lineEnd;
  }
  return text;
}

std::string madeCell(std::mt19937& random) {
  constexpr const char* kPieces[] = {"a",  "Лачын", "\"", ",",  ";",     "\t",
                                     "\n", "\r\n",  "|",  "\"", "word ", "é"};
  std::string cell = "x";  // or numbers would be told from texts
  for (auto pieces = random() % 5; pieces > 0; --pieces) {
    cell += kPieces[random() % std::size(kPieces)];
  }
  return random() % 6 ? cell : "";
}

TEST(DelimitedTable, GivesBackWhatWasWritten) {
  const ScratchFolder folder;
  std::mt19937 random(3);
  for (const char separator : {',', ';', '\t', '|'}) {
    for (const char* lineEnd : {"\n", "\r\n", "\r"}) {
      Cells rows{{"Id", "Date of event", "side_a", "lon;lat"}};
      for (int i = 0; i < 300; ++i) {
        rows.push_back({"row", madeCell(random), madeCell(random), madeCell(random)});
      }
      const auto path = folder.write("a.csv", written(rows, separator, lineEnd));
      const auto read = testing_vectors::read(path);
      EXPECT_EQ(read.said, "");
      ASSERT_EQ(read.table.rowCount, rows.size() - 1);
      EXPECT_EQ(namesOf(read.table), rows[0]);
      for (std::size_t row = 1; row < rows.size(); ++row) {
        for (std::size_t i = 0; i < rows[row].size(); ++i) {
          ASSERT_EQ(read.table.columns[i].textAt(row - 1), rows[row][i]) << row;
        }
      }
    }
  }
}

TEST(DelimitedTable, IsTheSameWhereverItsBlocksEnd) {
  const ScratchFolder folder;
  std::mt19937 random(4);
  Cells rows{{"a", "b"}};
  for (int i = 0; i < 300000; ++i) rows.push_back({fmt::format("row {}", i), madeCell(random)});
  for (const char* lineEnd : {"\n", "\r\n"}) {
    const auto table = read(folder.write("a.csv", written(rows, ',', lineEnd))).table;
    ASSERT_EQ(table.rowCount, rows.size() - 1);
    for (std::size_t row = 1; row < rows.size(); ++row) {
      ASSERT_EQ(table.columns[0].textAt(row - 1), rows[row][0]);
      ASSERT_EQ(table.columns[1].textAt(row - 1), rows[row][1]);
    }
  }
}

/// What becomes of the cells of one column: 0 text, 1 whole numbers, 2 numbers.
struct TypeCase {
  std::vector<std::string> cells;
  std::size_t type;
};

TEST(DelimitedTable, TellsNumbersFromTextsByAllCells) {
  const ScratchFolder folder;
  const TypeCase cases[] = {
      {{"1", "-2", "", "0"}, 1},
      {{"1", "2.5", ""}, 2},
      {{"1", "2", "about 3"}, 0},
      {{"1e3", "2"}, 2},
      {{"007", "1"}, 0},
      {{"00.5"}, 0},
      {{"0.5", "-0.25"}, 2},
      {{"+5"}, 0},
      {{" 5 ", "6"}, 1},
      {{"2020-11-10"}, 0},
      {{"9223372036854775807"}, 1},
      {{"9223372036854775808"}, 0},
      {{"9007199254740993", "0.5"}, 0},
      {{"nan", "1"}, 0},
      {{"inf"}, 0},
      {{"0x10"}, 0},
      {{"1,5"}, 0},
      {{"-"}, 0},
      {{"", ""}, 0},
  };
  for (const TypeCase& of : cases) {
    std::string text = "key,n\n";
    for (const std::string& cell : of.cells) text += "k," + quoted(cell) + "\n";
    SCOPED_TRACE(text);
    const auto table = read(folder.write("a.csv", text)).table;
    const Column& column = columnOf(table, "n");
    EXPECT_EQ(column.cells.index(), of.type);
    if (of.type == 0) {
      EXPECT_EQ(textsOf(column), of.cells);
    }
  }
}

TEST(DelimitedTable, LastRowDecidesOnTheTypeOfAMillion) {
  const ScratchFolder folder;
  std::string text = "n\n";
  for (int i = 0; i < 1000000; ++i) text += fmt::format("{}\n", i);
  EXPECT_EQ(read(folder.write("a.csv", text)).table.columns[0].cells.index(), 1U);
  const auto table = read(folder.write("a.csv", text + "12b\n")).table;
  EXPECT_EQ(table.columns[0].cells.index(), 0U);
  EXPECT_EQ(table.columns[0].textAt(999999), "999999");
  EXPECT_EQ(table.columns[0].textAt(1000000), "12b");
}

std::string utf16(const std::string& ascii, bool little, bool mark) {
  std::string text = mark ? (little ? "\xFF\xFE" : "\xFE\xFF") : "";
  for (const char letter : ascii) {
    text += little ? std::string{letter, '\0'} : std::string{'\0', letter};
  }
  return text;
}

TEST(DelimitedTable, IsReadInWhateverEncoding) {
  const ScratchFolder folder;
  for (const bool little : {true, false}) {
    for (const bool mark : {true, false}) {
      std::string text = utf16("name,n\nX,12\n", little, mark);
      // X becomes U+1F600, half of a pair first.
      const auto at = text.find('X') - (little ? 0 : 1);
      text.replace(at, 2, little ? "\x3D\xD8\x00\xDE"s : "\xD8\x3D\xDE\x00"s);
      const auto table = read(folder.write("a.csv", text)).table;
      EXPECT_THAT(namesOf(table), ElementsAre("name", "n"));
      EXPECT_EQ(table.columns[0].textAt(0), "\U0001F600");
      EXPECT_EQ(table.columns[1].numberAt(0), 12);
    }
  }
  EXPECT_EQ(namesOf(read(folder.write("a.csv", "\xEF\xBB\xBFid,b\n1,2\n")).table)[0], "id");
  const auto latin = read(folder.write("a.csv", "caf\xE9,b\nM\xFCnchen \x96 \x80,é\nplain,\xE9\n"));
  EXPECT_EQ(latin.table.columns[0].name, "café");
  EXPECT_EQ(latin.table.columns[0].textAt(0), "München – €");
  EXPECT_THAT(textsOf(latin.table.columns[1]), ElementsAre("é", "é"));
  EXPECT_EQ(std::get<TextCells>(latin.table.columns[1].cells).codeCount(), 2U);
  EXPECT_EQ(latin.said, "a.csv: warning: 2 cells are no UTF-8: read as Windows-1252\n");
  const auto zero = read(folder.write("a.csv", "aa,b\nx\0y,\xED\xA0\x80\n"s)).table;
  EXPECT_EQ(zero.columns[0].textAt(0), "x\uFFFDy");
  EXPECT_EQ(zero.columns[1].textAt(0), "í\u00A0€");
}

TEST(DelimitedTable, RowsThatDoNotFitAreLeftOutAndCounted) {
  const ScratchFolder folder;
  const auto read = testing_vectors::read(
      folder.write("a.csv", "a,b,c\n1,2,3\n1,2\n\n4,5,6,,\n7,8,9,10\n1\n2\n3\n"));
  EXPECT_EQ(read.table.rowCount, 2U);
  EXPECT_THAT(textsOf(read.table.columns[2]), ElementsAre("3", "6"));
  EXPECT_EQ(read.said,
            "a.csv:3: error: 2 cells, but 3 columns: the row is left out\n"
            "a.csv:6: error: 4 cells, but 3 columns: the row is left out\n"
            "a.csv:7: error: 1 cells, but 3 columns: the row is left out\n"
            "a.csv: error: 5 rows of another length are left out in all\n");
}

TEST(DelimitedTable, AQuoteThatIsNeverClosedCostsOneLine) {
  const ScratchFolder folder;
  const auto read = testing_vectors::read(
      folder.write("a.csv", "a,b\n1,x\n2,\"y\n3,z\n4,\"w \"\"q\"\" \"tail\n"));
  EXPECT_THAT(textsOf(read.table.columns[0]), ElementsAre("1", "2"));
  const auto open = testing_vectors::read(folder.write("a.csv", "a,b\n1,x\n2,\"y\n3,z\n4,w\n"));
  EXPECT_THAT(textsOf(open.table.columns[0]), ElementsAre("1", "3", "4"));
  EXPECT_THAT(open.said, StartsWith("a.csv:3: error: a quote is opened and never closed"));
}

TEST(DelimitedTable, TagsOfHumanitarianTablesAreNoRow) {
  const ScratchFolder folder;
  const auto read = testing_vectors::read(
      folder.write("a.csv", "id,date,best\n#id,#date+start,#affected+killed\n1,2020-11-10,5\n"));
  EXPECT_EQ(read.table.rowCount, 1U);
  EXPECT_EQ(columnOf(read.table, "best").cells.index(), 1U);
  EXPECT_EQ(read.said, "a.csv:2: warning: a row of HXL tags is passed over\n");
}

TEST(DelimitedTable, NamesAreKeptAndMissingOnesMade) {
  const ScratchFolder folder;
  const auto table = read(folder.write("a.tsv", "Date (UTC)\t\tDate (UTC)\n1\t2\t3\n")).table;
  EXPECT_THAT(namesOf(table), ElementsAre("Date (UTC)", "column 2", "Date (UTC)"));
  EXPECT_EQ(table.layer, "a");
}

TEST(DelimitedTable, IsReadFromCompressedFiles) {
  const ScratchFolder folder;
  std::string text = "a,b\n";
  for (int i = 0; i < 100000; ++i) text += fmt::format("{},word\n", i);
  const std::string plain = folder.write("a.csv", text), packed = folder.path() / "a.csv.gz";
  ASSERT_EQ(CPLCopyFile(("/vsigzip/" + packed).c_str(), plain.c_str()), 0);
  EXPECT_EQ(read(packed).table.rowCount, 100000U);
  EXPECT_EQ(read(packed).table.layer, "a");
  ASSERT_EQ(CPLCopyFile(("/vsizip/" + packed + ".zip/a.csv").c_str(), plain.c_str()), 0);
  EXPECT_EQ(read(packed + ".zip").table.rowCount, 100000U);
  EXPECT_EQ(read(packed + ".zip").said, "");
  const std::string bytes = testing_files::contentOf(packed);
  const auto cut =
      testing_vectors::read(folder.write("cut.csv.gz", bytes.substr(0, bytes.size() / 2)));
  EXPECT_LT(cut.table.rowCount, 100000U);
  EXPECT_THAT(cut.said, HasSubstr("cut short"));
}

TEST(DelimitedTable, IsNoneWithoutRowsOrWithoutEnd) {
  const ScratchFolder folder;
  EXPECT_THAT(failureOf(folder.write("a.csv", "")), HasSubstr("an empty file"));
  EXPECT_THAT(failureOf(folder.write("a.csv", "\n\n")), HasSubstr("an empty table"));
  EXPECT_THAT(failureOf(folder.write("a.csv", "a,b\n")), HasSubstr("no rows"));
  EXPECT_THAT(failureOf(folder.write("a.csv", "a,b\n1\n")), HasSubstr("no rows"));
  EXPECT_THAT(failureOf(folder.write("a.csv", std::string(1000000, ','))),
              HasSubstr("more than 10,000 columns"));
  const std::string endless = "a,b\n1,\"" + std::string(std::size_t{40} << 20, 'x');
  EXPECT_THAT(failureOf(folder.write("a.csv", endless)), HasSubstr("no rows"));
}

}  // namespace
}  // namespace geo
