#include "tests/e2e/table.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace e2e {

namespace {

using Json = nlohmann::ordered_json;

std::vector<std::vector<std::string>> recordsOf(std::string_view text) {
  std::vector<std::vector<std::string>> records;
  std::vector<std::string> record(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool doubled = quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"';
    if (doubled) {
      record.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (quoted) {
      record.back() += c;
    } else if (c == ',') {
      record.emplace_back();
    } else if (c == '\n') {
      records.push_back(std::move(record));
      record.assign(1, "");
    } else if (c != '\r') {
      record.back() += c;
    }
  }
  EXPECT_FALSE(quoted) << "a quote is never closed";
  EXPECT_EQ(record, std::vector<std::string>(1)) << "the last line does not end";
  return records;
}

std::string textOf(const Json& value) {
  if (value.is_null()) return "";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

void addRow(Table& table, const Json& object) {
  std::vector<std::string> columns;
  Row row;
  for (const auto& [name, value] : object.items()) {
    columns.push_back(name);
    row[name] = textOf(value);
  }
  if (table.rows.empty()) table.columns = columns;
  EXPECT_EQ(columns, table.columns) << "row " << table.rows.size();
  table.rows.push_back(std::move(row));
}

Json parsed(std::string_view text) {
  Json json = Json::parse(text, nullptr, false);
  EXPECT_FALSE(json.is_discarded()) << "not JSON: " << text.substr(0, 200);
  return json;
}

}  // namespace

std::vector<std::string> Table::column(const std::string& name) const {
  std::vector<std::string> values;
  for (const Row& row : rows) values.push_back(row.at(name));
  return values;
}

Table parseCsv(std::string_view text) {
  Table table;
  for (const auto& record : recordsOf(text)) {
    if (table.columns.empty()) {
      table.columns = record;
      continue;
    }
    EXPECT_EQ(record.size(), table.columns.size()) << "row " << table.rows.size();
    Row row;
    for (std::size_t i = 0; i < std::min(record.size(), table.columns.size()); ++i) {
      row[table.columns[i]] = record[i];
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table parseJson(std::string_view text) {
  Table table;
  const Json json = parsed(text);
  EXPECT_TRUE(json.is_array());
  for (const Json& object : json) addRow(table, object);
  return table;
}

Table parseGeoJson(std::string_view text) {
  Table table;
  const Json json = parsed(text);
  EXPECT_EQ(json.value("type", ""), "FeatureCollection");
  for (const Json& feature : json.value("features", Json::array())) {
    EXPECT_EQ(feature.value("type", ""), "Feature");
    EXPECT_TRUE(feature.contains("geometry"));
    addRow(table, feature.value("properties", Json::object()));
  }
  return table;
}

}  // namespace e2e
