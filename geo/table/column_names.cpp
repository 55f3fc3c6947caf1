#include "geo/table/column_names.hpp"

#include "geo/base/fold_text.hpp"

#include <algorithm>
#include <unordered_map>

namespace geo {

namespace {

constexpr std::size_t kLongestInShapefile = 10;

/// "Latitude (WGS 84)" and "Lat [deg]" without what stands in brackets.
std::string_view withoutUnits(std::string_view name) {
  return name.substr(0, std::min(name.find('('), name.find('[')));
}

/// Empties names that stand there twice: of "Lat (degrees)" and "Lat (minutes)" neither is "Lat".
void dropRepeated(std::vector<std::string>& names) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const std::string& name : names) ++counts[name];
  std::vector<bool> repeated;
  for (const std::string& name : names) repeated.push_back(counts[name] > 1);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (repeated[i]) names[i].clear();
  }
}

void addEqual(const std::vector<std::string>& names, const std::string& wanted,
              std::vector<std::size_t>& found) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == wanted && std::ranges::find(found, i) == found.end()) found.push_back(i);
  }
}

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

std::string spokenName(std::string_view name) {
  std::string spaced(name);
  std::ranges::replace(spaced, '_', ' ');
  std::string spoken = foldedText(spaced);
  std::erase(spoken, ' ');
  return spoken;
}

ColumnNames::ColumnNames(std::span<const Column> columns) {
  for (const Column& column : columns) {
    plain_.push_back(plainName(column.name));
    spoken_.push_back(spokenName(column.name));
    plainWithoutUnits_.push_back(plainName(withoutUnits(column.name)));
    spokenWithoutUnits_.push_back(spokenName(withoutUnits(column.name)));
    maybeCut_.push_back(column.name.size() == kLongestInShapefile);
  }
  dropRepeated(plainWithoutUnits_);
  dropRepeated(spokenWithoutUnits_);
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

std::vector<std::size_t> ColumnNames::findAll(const RoleNames& names) const {
  std::vector<std::size_t> found = findAll(names.plain);
  for (const std::string_view word : names.words) addEqual(spoken_, spokenName(word), found);
  for (const std::string_view name : names.plain) {
    addEqual(plainWithoutUnits_, std::string(name), found);
  }
  for (const std::string_view word : names.words) {
    addEqual(spokenWithoutUnits_, spokenName(word), found);
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
