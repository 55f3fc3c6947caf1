#include "geo/io/toml_table.hpp"

#include "geo/base/time_text.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

int lineOfNode(const toml::node& node) {
  return static_cast<int>(node.source().begin.line);
}

/// A finite number, whole or not.
std::optional<double> numberOf(const toml::node& node) {
  if (!node.is_number()) return std::nullopt;
  const double value = node.value<double>().value_or(NAN);
  return std::isfinite(value) ? std::optional{value} : std::nullopt;
}

}  // namespace

const toml::node* TomlTable::find(std::string_view key) {
  known_.emplace(key);
  return table_.get(key);
}

int TomlTable::line() const {
  return lineOfNode(table_);
}

int TomlTable::lineOf(std::string_view key) const {
  const toml::node* node = table_.get(key);
  return node ? lineOfNode(*node) : line();
}

void TomlTable::error(std::string_view key, const std::string& what) {
  report_.error(file_, lineOf(key), name_ + ": " + what);
}

void TomlTable::warn(std::string_view key, const std::string& what) {
  report_.warn(file_, lineOf(key), name_ + ": " + what);
}

std::string TomlTable::text(std::string_view key, Need need) {
  const toml::node* node = find(key);
  const toml::value<std::string>* value = node ? node->as_string() : nullptr;
  std::string written = value ? value->get() : std::string{};
  if (node && !value) {
    error(key, fmt::format("'{}' must be text in quotes", key));
  } else if (written.find('\0') != std::string::npos) {
    error(key, fmt::format("'{}' holds a NUL", key));
    return {};
  } else if (written.empty() && need == Need::Required) {
    error(key, fmt::format("no '{}'", key));
  }
  return written;
}

std::optional<double> TomlTable::number(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  const auto value = numberOf(*node);
  if (!value) error(key, fmt::format("'{}' must be a number", key));
  return value;
}

std::optional<bool> TomlTable::flag(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_boolean()) return value->get();
  error(key, fmt::format("'{}' must be true or false", key));
  return std::nullopt;
}

std::optional<std::vector<double>> TomlTable::numbers(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  std::vector<double> values;
  const toml::array* array = node->as_array();
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    if (const auto value = numberOf((*array)[i])) values.push_back(*value);
  }
  if (array && values.size() == array->size()) return values;
  error(key, fmt::format("'{}' must be a list of numbers", key));
  return std::nullopt;
}

std::optional<Color> TomlTable::color(std::string_view key) {
  const std::string written = text(key);
  if (written.empty()) return std::nullopt;
  const auto value = parseColor(written);
  if (!value) error(key, fmt::format("'{}' is '{}', not a colour like #2f5aa8", key, written));
  return value;
}

std::optional<UncertainMoment> TomlTable::moment(std::string_view key) {
  const std::string written = text(key);
  if (written.empty()) return std::nullopt;
  const auto value = parseUncertain(written);
  if (value) return *value;
  error(key, fmt::format("'{}' is '{}', {}", key, written, value.error().what));
  return std::nullopt;
}

std::optional<TimeSpan> TomlTable::period(std::string_view key) {
  const std::string written = text(key);
  if (written.empty()) return std::nullopt;
  const auto value = parsePeriod(written);
  if (value) return *value;
  error(key, fmt::format("'{}' is '{}', {}", key, written, value.error().what));
  return std::nullopt;
}

std::vector<const toml::table*> TomlTable::tables(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return {};
  const toml::array* array = node->as_array();
  if (!array || !array->is_array_of_tables()) {
    error(key, fmt::format("'{0}' must be tables, each under [[{0}]]", key));
    return {};
  }
  std::vector<const toml::table*> found;
  for (const toml::node& item : *array) found.push_back(item.as_table());
  return found;
}

void TomlTable::reportUnknown() {
  for (const auto& [key, node] : table_) {
    if (!known_.contains(key.str())) {
      report_.warn(file_, static_cast<int>(key.source().begin.line),
                   fmt::format("{}: unknown key '{}'", name_, key.str()));
    }
  }
}

}  // namespace geo
