// Text of options into values; what is wrong becomes a line of usage. Within viewer/cli.
#pragma once

#include "geo/base/result.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace viewer::cli {

inline auto usage(std::string what, std::string_view on) {
  return geo::fail(geo::Failure::Kind::Usage, std::move(what), std::string(on));
}

/// The format that --of names, else the one that the output ends in, else `otherwise`; nothing
/// where --of is a word that `named` does not know.
template <class Format>
std::optional<Format> formatFor(const std::string& of, const std::string& output, Format otherwise,
                                std::optional<Format> (*named)(std::string_view)) {
  if (!of.empty()) return named(of);
  const std::string ending = std::filesystem::path(output).extension();
  return named(std::string_view(ending).substr(ending.empty() ? 0 : 1)).value_or(otherwise);
}

inline std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// An empty value is most often a variable that a script forgot to set.
inline std::string refuseEmpty(const std::string& value) {
  return value.empty() ? "wants a value, not an empty text" : "";
}

/// The value that `text` names in the table.
template <class Value, std::size_t count>
geo::Result<Value> choice(const std::pair<std::string_view, Value> (&table)[count],
                          std::string_view option, std::string_view text) {
  std::string possible;
  for (const auto& [name, value] : table) {
    if (name == text) return value;
    possible += fmt::format("{}{}", possible.empty() ? "" : ", ", name);
  }
  return usage(fmt::format("{} is one of {}", option, possible), text);
}

/// The name of a value in such a table; empty where it has none.
template <class Value, std::size_t count>
std::string_view nameIn(const std::pair<std::string_view, Value> (&table)[count], Value value) {
  for (const auto& [name, known] : table) {
    if (known == value) return name;
  }
  return {};
}

}  // namespace viewer::cli
