#include "geo/table/column_pairs.hpp"

#include "geo/table/column_names.hpp"

#include <string>

namespace geo {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::vector<std::string> namesOf(std::span<const Column> columns, bool plain) {
  std::vector<std::string> names;
  for (const Column& column : columns) {
    names.push_back(plain ? plainName(column.name) : column.name);
  }
  return names;
}

/// Pairs the columns that are still without one; a column without a name has none.
void pairByName(const std::vector<std::string>& before, const std::vector<std::string>& after,
                std::vector<std::size_t>& partners, std::vector<bool>& taken) {
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (partners[i] != kNone || before[i].empty()) continue;
    for (std::size_t j = 0; j < after.size() && partners[i] == kNone; ++j) {
      if (taken[j] || after[j] != before[i]) continue;
      partners[i] = j;
      taken[j] = true;
    }
  }
}

}  // namespace

ColumnPairs pairColumns(std::span<const Column> before, std::span<const Column> after) {
  std::vector<std::size_t> partners(before.size(), kNone);
  std::vector<bool> taken(after.size(), false);
  for (const bool plain : {false, true}) {
    pairByName(namesOf(before, plain), namesOf(after, plain), partners, taken);
  }
  ColumnPairs pairs;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (partners[i] == kNone)
      pairs.onlyBefore.push_back(i);
    else
      pairs.common.push_back({i, partners[i]});
  }
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (!taken[j]) pairs.onlyAfter.push_back(j);
  }
  return pairs;
}

}  // namespace geo
