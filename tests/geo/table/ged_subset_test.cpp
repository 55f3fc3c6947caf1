// A published table, read without GDAL: real rows of UCDP GED 19.1, where the file is at hand.
#include "geo/table/assemble.hpp"
#include "tests/geo/table/table_builder.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace geo {
namespace {

/// The cells of a line with quotes around some of them.
TextRow cellsOf(const std::string& line) {
  TextRow cells(1);
  bool quoted = false;
  for (const char letter : line) {
    if (letter == '"') {
      quoted = !quoted;
    } else if (letter == ',' && !quoted) {
      cells.emplace_back();
    } else if (letter != '\r') {
      cells.back() += letter;
    }
  }
  return cells;
}

TEST(GedSubset, IsReadWhole) {
  const auto path = std::filesystem::path(TRUCELINE_SOURCE_DIR).parent_path() /
                    "shared/testdata/ged191_south_caucasus_subset.csv";
  std::ifstream file(path);
  if (!file) GTEST_SKIP() << "the table is not at hand";
  std::string line;
  std::getline(file, line);
  const TextRow names = cellsOf(line);
  std::vector<TextRow> rows;
  while (std::getline(file, line)) rows.push_back(cellsOf(line));
  const RawTable raw = textTable(names, rows);
  EventTable table = assemble(raw, {});
  EXPECT_EQ(table.roles.layout, KnownLayout::UcdpGed);
  EXPECT_EQ(table.report.drawn, rows.size());
  EXPECT_EQ(table.report[Suspicious::DoubleId].count, 0u);
  EXPECT_THAT(table.report.howRead, testing::Contains("size: best, between low and high"));
  std::size_t ofOneDay = 0, exact = 0;
  for (const TextRow& row : rows) ofOneDay += row[1] == row[2] ? 1u : 0u;
  for (const ValidTicks& valid : table.events.valid) exact += valid[0] == valid[1] ? 1u : 0u;
  EXPECT_EQ(exact, ofOneDay);
  EXPECT_LT(exact, rows.size());
  EXPECT_GE(table.range.from, at(1989, 1, 1));
  EXPECT_LE(table.range.to, at(2019, 1, 1));
}

}  // namespace
}  // namespace geo
