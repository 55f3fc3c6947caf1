// Small tables written as rows of texts.
#pragma once

#include "geo/base/time.hpp"
#include "geo/table/raw_table.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace geo {

using TextRow = std::vector<std::string>;

inline Column textColumn(std::string name, const std::vector<std::string>& texts) {
  TextCells cells;
  for (const std::string& text : texts) cells.add(text);
  cells.finish();
  return {std::move(name), std::move(cells)};
}

/// All columns hold texts.
inline RawTable textTable(const TextRow& names, const std::vector<TextRow>& rows) {
  RawTable table;
  table.rowCount = rows.size();
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::vector<std::string> texts;
    for (const TextRow& row : rows) texts.push_back(row.at(i));
    table.columns.push_back(textColumn(names[i], texts));
  }
  return table;
}

inline Moment at(int year, unsigned month, unsigned day, int hour = 0, int minute = 0,
                 int second = 0) {
  const std::chrono::sys_days date{std::chrono::year{year} / std::chrono::month{month} /
                                   std::chrono::day{day}};
  return date + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         std::chrono::seconds{second};
}

}  // namespace geo
