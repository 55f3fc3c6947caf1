// One table of scenario.toml: typed values by key; what is wrong or unknown goes into the report
// with its line.
#pragma once

#include "geo/base/color.hpp"
#include "geo/base/report.hpp"
#include "geo/base/time.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace geo {

class TomlTable {
 public:
  enum class Need { Optional, Required };

  /// `name` is what messages call the table, such as "layer 'sites'".
  TomlTable(const toml::table& table, std::string name, const std::string& file, Report& report)
      : table_(table), name_(std::move(name)), file_(file), report_(report) {}

  /// Empty when the key is absent, which is an error where it is required.
  std::string text(std::string_view key, Need need = Need::Optional);
  std::optional<double> number(std::string_view key);
  std::optional<bool> flag(std::string_view key);
  std::optional<std::vector<double>> numbers(std::string_view key);
  std::optional<Color> color(std::string_view key);
  /// A date as docs/scenario-format.md has them.
  std::optional<UncertainMoment> moment(std::string_view key);
  /// The span that a date names: all of a day, a month, a year.
  std::optional<TimeSpan> period(std::string_view key);
  /// The tables of an array of tables, such as [[layer]].
  std::vector<const toml::table*> tables(std::string_view key);

  /// Warns of every key that nobody asked for.
  void reportUnknown();
  void error(std::string_view key, const std::string& what);
  void warn(std::string_view key, const std::string& what);

  int line() const;
  int lineOf(std::string_view key) const;

 private:
  const toml::node* find(std::string_view key);

  const toml::table& table_;
  std::string name_;
  const std::string& file_;
  Report& report_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace geo
