#include "geo/io/toml_table.hpp"

#include "geo/base/time_text.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr const char* kDateAdvice = "write it as 2020-11-15 or 2020-11-15T20:00Z";

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

Result<toml::table> parseToml(std::string_view text, const std::string& file) {
  try {  // the packaged library is built to throw; its exception ends here
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    return fail(
        Failure::Kind::Unreadable,
        fmt::format("not TOML, line {}: {}", error.source().begin.line, error.description()), file);
  }
}

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

std::string TomlTable::located(const std::string& what) const {
  return name_.empty() ? what : fmt::format("{} ({})", what, name_);
}

void TomlTable::error(std::string_view key, const std::string& what, std::string advice) {
  report_.error(file_, lineOf(key), located(what), {std::string(key), std::move(advice)});
}

void TomlTable::warn(std::string_view key, const std::string& what, std::string advice) {
  report_.warn(file_, lineOf(key), located(what), {std::string(key), std::move(advice)});
}

std::string TomlTable::text(std::string_view key, Need need) {
  const toml::node* node = find(key);
  const toml::value<std::string>* value = node ? node->as_string() : nullptr;
  std::string written = value ? value->get() : std::string{};
  if (node && !value) {
    error(key, "not text", "write it in quotes");
  } else if (written.find('\0') != std::string::npos) {
    error(key, "holds a NUL", "remove it");
    return {};
  } else if (written.empty() && need == Need::Required) {
    error(key, "missing", "add it");
  }
  return written;
}

std::optional<double> TomlTable::number(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  const auto value = numberOf(*node);
  if (!value) error(key, "not a number", "write digits, without quotes");
  return value;
}

std::optional<bool> TomlTable::flag(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_boolean()) return value->get();
  error(key, "neither true nor false", "write one of the two, without quotes");
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
  error(key, "not a list of numbers", "write it as [6, 4]");
  return std::nullopt;
}

std::optional<std::vector<std::string>> TomlTable::texts(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  std::vector<std::string> values;
  const toml::array* array = node->as_array();
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    if (const auto* value = (*array)[i].as_string()) values.push_back(value->get());
  }
  if (array && values.size() == array->size()) return values;
  error(key, "not a list of texts", "write it as [\"title\", \"legend\"]");
  return std::nullopt;
}

std::optional<Color> TomlTable::color(std::string_view key) {
  const std::string written = text(key);
  if (written.empty()) return std::nullopt;
  const auto value = parseColor(written);
  if (!value) error(key, fmt::format("'{}' is not a colour", written), "write it as #2f5aa8");
  return value;
}

std::optional<UncertainMoment> TomlTable::moment(std::string_view key, const Zone& zone) {
  const std::string written = text(key);
  if (written.empty()) return std::nullopt;
  const auto value = parseUncertain(written, zone);
  if (value) return *value;
  error(key, fmt::format("'{}' is {}", written, value.error().what), kDateAdvice);
  return std::nullopt;
}

std::optional<TimeSpan> TomlTable::period(std::string_view key, const Zone& zone) {
  const std::string written = text(key);
  if (written.empty()) return std::nullopt;
  const auto value = parseWindow(written, zone);
  if (value) return *value;
  error(key, fmt::format("'{}' is {}", written, value.error().what), kDateAdvice);
  return std::nullopt;
}

std::vector<const toml::table*> TomlTable::tables(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return {};
  const toml::array* array = node->as_array();
  if (!array || !array->is_array_of_tables()) {
    error(key, "not a list of tables", fmt::format("begin each with [[{}]]", key));
    return {};
  }
  std::vector<const toml::table*> found;
  for (const toml::node& item : *array) found.push_back(item.as_table());
  return found;
}

void TomlTable::reportUnknown() {
  for (const auto& [key, node] : table_) {
    if (!known_.contains(key.str())) {
      report_.warn(file_, static_cast<int>(key.source().begin.line), located("unknown key"),
                   {std::string(key.str()),
                    fmt::format("remove it, or write one of {}", fmt::join(known_, ", "))});
    }
  }
}

}  // namespace geo
