#include "geo/table/same_rows.hpp"

#include "geo/base/number_text.hpp"

#include <cmath>
#include <unordered_map>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr double kMostExactWhole = 9007199254740992;  // 2^53: beyond it wholes run together

enum class Keys { Texts, Numbers };

bool holdsNumberCells(const Column& column) {
  return std::holds_alternative<std::vector<std::int64_t>>(column.cells) ||
         std::holds_alternative<std::vector<double>>(column.cells);
}

/// A number as every type of column writes it: wholes without decimals.
std::string numberKey(std::string text) {
  const auto number = parseNumber(text);
  const bool exact = number && std::abs(*number) < kMostExactWhole;
  return exact ? fmt::format("{}", *number) : text;
}

std::string keyAt(const Column& column, std::size_t row, Keys keys) {
  std::string text = column.textAt(row);
  const bool normal = keys == Keys::Texts || !std::holds_alternative<TextCells>(column.cells);
  return normal ? text : numberKey(std::move(text));
}

/// The rows of a key in one of the tables.
struct Side {
  std::uint32_t first = kNoRow;
  std::size_t count = 0;
};

struct Found {
  Side before, after;
};

using KeyTable = std::unordered_map<std::string, Found>;  // what stands in it does not move
using KeyOrder = std::vector<const KeyTable::value_type*>;

struct KeysRead {
  KeyOrder order;  // of the first rows of each key
  std::size_t keyless = 0;
};

KeysRead readKeys(const Column& column, Keys keys, Side Found::*which, KeyTable& table) {
  KeysRead read;
  for (std::size_t row = 0; row < column.size(); ++row) {
    std::string key = keyAt(column, row, keys);
    if (key.empty()) {
      ++read.keyless;
      continue;
    }
    auto& entry = *table.try_emplace(std::move(key)).first;
    Side& side = entry.second.*which;
    if (side.count++ > 0) continue;
    side.first = static_cast<std::uint32_t>(row);
    read.order.push_back(&entry);
  }
  return read;
}

void addTo(SameRows& same, const KeyTable::value_type& entry) {
  const auto& [key, found] = entry;
  if (found.before.count > 1 || found.after.count > 1)
    same.repeated.push_back({key, found.before.count, found.after.count});
  else
    same.pairs.push_back({key, found.before.first, found.after.first});
}

}  // namespace

SameRows sameRowsOf(const Column& before, const Column& after) {
  const bool numbers = holdsNumberCells(before) || holdsNumberCells(after);
  const Keys keys = numbers ? Keys::Numbers : Keys::Texts;
  KeyTable table;
  table.reserve(before.size());
  const KeysRead older = readKeys(before, keys, &Found::before, table);
  const KeysRead newer = readKeys(after, keys, &Found::after, table);
  SameRows same;
  same.keylessBefore = older.keyless;
  same.keylessAfter = newer.keyless;
  for (const auto* entry : newer.order) addTo(same, *entry);
  for (const auto* entry : older.order) {
    if (entry->second.after.count == 0) addTo(same, *entry);
  }
  return same;
}

}  // namespace geo
