// Tables as people keep and send them: titles above the names, wrong endings, old code pages. All
// rows are invented.
#include "geo/io/file_kind.hpp"
#include "geo/io/header_row.hpp"
#include "geo/io/sound_text.hpp"
#include "geo/io/table_file.hpp"
#include "tests/geo/io/made_vector.hpp"
#include "tests/geo/io/scratch.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing_files::ScratchFolder;
using namespace testing_vectors;

constexpr const char* kTitle = "Violations, compiled by the desk; draft";

std::string rowsWith(char separator, const char* lineEnd) {
  std::string text;
  for (const char* row : {"id,date,kind,lon,lat", "1,2020-10-01,mine,46.7,39.8",
                          "2,2020-10-02,raid,46.8,39.9", "3,2020-10-03,mine,46.9,39.7"}) {
    for (const char* c = row; *c != '\0'; ++c) text += *c == ',' ? separator : *c;
    text += lineEnd;
  }
  return text;
}

TEST(UntidyTables, TitlesAboveTheNamesArePassedOverAndTold) {
  const ScratchFolder folder;
  for (const char separator : {',', ';', '\t'}) {
    for (const char* lineEnd : {"\n", "\r\n"}) {
      const std::string blank(4, separator);
      const std::string bare = fmt::format("\"{}\"{}{}", kTitle, lineEnd, lineEnd);
      const std::string padded =
          fmt::format("\"{}\"{}{}{}{}", kTitle, blank, lineEnd, blank, lineEnd);
      const std::string tidy = rowsWith(separator, lineEnd);
      const auto expected = read(folder.write("tidy.csv", tidy));
      EXPECT_EQ(expected.said, "");
      for (const std::string& title : {bare, padded}) {
        const auto got = read(folder.write("a.csv", title + tidy));
        EXPECT_EQ(namesOf(got.table), namesOf(expected.table)) << title;
        ASSERT_EQ(got.table.rowCount, 3u);
        EXPECT_EQ(got.table.columns[4].numberAt(2), 39.7) << "numbers stay numbers";
        EXPECT_THAT(got.said, HasSubstr("above the names"));
        EXPECT_THAT(got.said, HasSubstr(kTitle));
      }
    }
  }
}

TEST(UntidyTables, ATableOfFewNamesKeepsItsFirstRow) {
  const ScratchFolder folder;
  for (const char* text :
       {"a,b\n1,2\n", "name\nx\ny\n", "id,,\n1,2,3\n2,3,4\n", "a,b,c,d\n1,,,\nx,y,z,w\n"}) {
    const auto got = read(folder.write("a.csv", text));
    EXPECT_THAT(got.said, Not(HasSubstr("above"))) << text;
    EXPECT_EQ(got.table.rowCount,
              static_cast<std::size_t>(std::count(text, text + std::string(text).size(), '\n')) - 1)
        << text;
  }
}

TEST(UntidyTables, OneRowWithTooManyCommasHasNoNames) {
  const ScratchFolder folder;
  const auto got = read(folder.write(
      "a.csv", "name,wkt\nq,POINT(46 39),one, two, three\nx,POINT(46 39)\ny,POINT(46 40)\n"));
  EXPECT_THAT(namesOf(got.table), ElementsAre("name", "wkt"));
  EXPECT_EQ(got.table.rowCount, 2u);
  EXPECT_EQ(got.table.leftOut, 1u) << "and it is told";
}

TEST(UntidyTables, AColumnCalledAsParquetBeginsIsText) {
  const ScratchFolder folder;
  EXPECT_EQ(read(folder.write("a.csv", "PAR1,PAR2\n1,2\n")).table.rowCount, 1u);
}

Column texts(std::string name, const std::vector<std::string>& cells) {
  TextCells all;
  for (const std::string& cell : cells) all.add(cell);
  return {std::move(name), std::move(all)};
}

TEST(UntidyTables, NamesOfASpreadsheetAreTakenFromTheRowThatHasThem) {
  RawTable table;
  table.path = "a.xlsx";
  table.rowCount = 5;
  table.columns = {texts("Field1", {"Title", "", "id", "1", "2"}),
                   texts("Field2", {"", "", "date", "2020/10/01", "44106"}),
                   texts("Field3", {"", "", "lon", "46.7", "46.8"}),
                   texts("Field4", {"", "", "", "x", "y"})};
  Report report;
  takeNamesFromRows(table, report);
  EXPECT_THAT(namesOf(table), ElementsAre("id", "date", "lon", "column 4"));
  ASSERT_EQ(table.rowCount, 2u);
  EXPECT_EQ(table.columns[2].numberAt(1), 46.8);
  EXPECT_TRUE(std::holds_alternative<std::vector<double>>(table.columns[2].cells));
  ASSERT_EQ(report.problems().size(), 1u);
  EXPECT_THAT(report.problems()[0].what, HasSubstr("2 rows above"));

  RawTable again = table;
  Report unheard;
  takeNamesFromRows(again, unheard);
  EXPECT_EQ(again.rowCount, table.rowCount) << "a tidy table stays as it is";
  EXPECT_TRUE(unheard.empty());
}

TEST(UntidyTables, ATableIsKnownByItsContentWhateverItsEnding) {
  const ScratchFolder folder;
  const std::string json =
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":1},)"
      R"("geometry":{"type":"Point","coordinates":[46.7,39.8]}}]})";
  for (const char* name : {"a.csv", "a.txt", "a.json", "a", "a.xls"}) {
    const auto got = read(folder.write(name, json));
    EXPECT_EQ(got.table.rowCount, 1u) << name << got.said;
    EXPECT_EQ(got.table.kinds.size(), 1u) << name << ": with its place";
  }
  for (const char* name : {"b.csv", "b.xls", "b.xlsx", "b.dat", "b", "b.tab"}) {
    const auto got = read(folder.write(name, rowsWith('\t', "\n")));
    EXPECT_EQ(got.table.rowCount, 3u) << name << got.said;
    EXPECT_EQ(got.table.columns.size(), 5u) << name;
  }
}

TEST(UntidyTables, WhatIsNoTableIsCalledWhatItIs) {
  const ScratchFolder folder;
  const auto failing = [&](const char* name, const std::string& bytes) {
    Report report;
    const auto got = readTable({folder.write(name, bytes).string()}, "", {}, report);
    return got ? std::string("read") : describe(got.error());
  };
  for (const char* name : {"a.csv", "a.xls", "a.html"}) {
    EXPECT_THAT(failing(name, "<!DOCTYPE html>\n<html><body>Sign in, please</body></html>"),
                HasSubstr("a web page, not a table"));
    EXPECT_THAT(failing(name, "<table><tr><td>lon</td></tr></table>"),
                HasSubstr("a web page, not a table"));
  }
  EXPECT_THAT(failing("a.parquet", "PAR1\x15\x04\x15PAR1"), HasSubstr("Parquet"));
  EXPECT_THAT(failing("a.bin", std::string("\x01\x02\x00\x03", 4)),
              HasSubstr("no format that is known here"));
}

/// Windows-1251, by the alphabet's order.
std::string asWindows1251(std::u32string_view text) {
  std::string bytes;
  for (const char32_t c : text) {
    const bool cyrillic = c >= U'А' && c <= U'я';
    bytes += cyrillic    ? static_cast<char>(0xC0 + (c - U'А'))
             : c == U'ё' ? '\xB8'
             : c == U'№' ? '\xB9'
                         : static_cast<char>(c);
  }
  return bytes;
}

TEST(UntidyTables, CyrillicOfWindowsIsReadAsCyrillic) {
  const ScratchFolder folder;
  const std::string text = asWindows1251(
      U"Список событий\n\n№;Дата;Населённый пункт;Долгота;Широта\n"
      U"1;10.11.2020;Шуша;46,75;39,76\n2;11.11.2020;Лачин;46,54;39,64\n");
  const auto got = read(folder.write("a.csv", text));
  EXPECT_THAT(namesOf(got.table),
              ElementsAre("№", "Дата", "Населённый пункт", "Долгота", "Широта"));
  EXPECT_EQ(got.table.columns[2].textAt(0), "Шуша");
  EXPECT_THAT(got.said, HasSubstr("Windows-1251"));
  EXPECT_THAT(got.said, HasSubstr("Список событий"));
}

TEST(UntidyTables, WesternLettersOfWindowsStayWestern) {
  const ScratchFolder folder;
  const auto got = read(folder.write("a.csv", "Ort,L\xE4nge\nM\xFCnchen,11.6\nK\xF6ln,6.9\n"));
  EXPECT_THAT(namesOf(got.table), ElementsAre("Ort", "Länge"));
  EXPECT_EQ(got.table.columns[0].textAt(1), "Köln");
  EXPECT_THAT(got.said, HasSubstr("Windows-1252"));
}

TEST(UntidyTables, EveryByteOfBothCodePagesIsSoundUtf8) {
  for (const CodePage page : {CodePage::Windows1251, CodePage::Windows1252}) {
    for (int byte = 0; byte < 256; ++byte) {
      const std::string text{'a', static_cast<char>(byte)};
      EXPECT_TRUE(isSoundUtf8(asSoundUtf8(text, page))) << byte;
    }
  }
}

TEST(UntidyTables, LinesThatAreNoRowsAreCounted) {
  const ScratchFolder folder;
  const auto got = read(folder.write("a.csv", "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,\n"));
  EXPECT_EQ(got.table.rowCount, 2u);
  EXPECT_EQ(got.table.leftOut, 2u);
}

}  // namespace
}  // namespace geo
