// One table of scenario.toml: typed values by key; what is wrong or unknown goes into the report
// with its line.
#pragma once

#include "geo/base/color.hpp"
#include "geo/base/report.hpp"
#include "geo/base/result.hpp"
#include "geo/base/time.hpp"
#include "geo/base/zone.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace geo {

/// Fails with the line at which the text is not TOML.
Result<toml::table> parseToml(std::string_view text, const std::string& file);

class TomlTable {
 public:
  enum class Need { Optional, Required };

  /// `name` is what messages call the table, such as "layer 'sites'"; empty for the whole file.
  TomlTable(const toml::table& table, std::string name, const std::string& file, Report& report)
      : table_(table), name_(std::move(name)), file_(file), report_(report) {}

  /// Empty when the key is absent, which is an error where it is required.
  std::string text(std::string_view key, Need need = Need::Optional);
  std::optional<double> number(std::string_view key);
  std::optional<bool> flag(std::string_view key);
  std::optional<std::vector<double>> numbers(std::string_view key);
  std::optional<std::vector<std::string>> texts(std::string_view key);
  std::optional<Color> color(std::string_view key);
  /// A date as docs/scenario.md has them.
  std::optional<UncertainMoment> moment(std::string_view key, const Zone& zone);
  /// The span that a date names: all of a day, a month, a year; or A/B, an interval.
  std::optional<TimeSpan> period(std::string_view key, const Zone& zone);
  /// The tables of an array of tables, such as [[layer]].
  std::vector<const toml::table*> tables(std::string_view key);

  /// Warns of every key that nobody asked for.
  void reportUnknown();
  void error(std::string_view key, const std::string& what, std::string advice = {});
  void warn(std::string_view key, const std::string& what, std::string advice = {});

  int line() const;
  int lineOf(std::string_view key) const;

 private:
  const toml::node* find(std::string_view key);
  /// `what`, and in which table.
  std::string located(const std::string& what) const;

  const toml::table& table_;
  std::string name_;
  const std::string& file_;
  Report& report_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace geo
