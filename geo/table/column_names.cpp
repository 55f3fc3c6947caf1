#include "geo/table/column_names.hpp"

#include <algorithm>

namespace geo {

namespace {

constexpr std::size_t kLongestInShapefile = 10;

}  // namespace

std::string plainName(std::string_view name) {
  std::string plain;
  for (const char letter : name) {
    const bool capital = letter >= 'A' && letter <= 'Z';
    const bool kept = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                      static_cast<unsigned char>(letter) >= 0x80;
    if (capital || kept) plain += capital ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return plain;
}

ColumnNames::ColumnNames(std::span<const Column> columns) {
  for (const Column& column : columns) {
    plain_.push_back(plainName(column.name));
    maybeCut_.push_back(column.name.size() == kLongestInShapefile);
  }
}

std::vector<std::size_t> ColumnNames::findAll(std::span<const std::string_view> names) const {
  std::vector<std::size_t> found;
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < plain_.size(); ++i) {
      if (plain_[i] == name) found.push_back(i);
    }
  }
  return found;
}

std::optional<std::size_t> ColumnNames::find(std::span<const std::string_view> names) const {
  const auto all = findAll(names);
  return all.empty() ? std::nullopt : std::optional(all.front());
}

std::optional<std::size_t> ColumnNames::findMaybeCut(
    std::span<const std::string_view> names) const {
  if (const auto whole = find(names)) return whole;
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < plain_.size(); ++i) {
      if (maybeCut_[i] && name.starts_with(plain_[i])) return i;
    }
  }
  return std::nullopt;
}

}  // namespace geo
