// Columns found by their names.
#pragma once

#include "geo/table/column.hpp"
#include "geo/table/role_names.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// A name without what files write differently: small letters and digits only, "Event Date" and
/// "event_date" alike: "eventdate". Letters beyond ASCII stay as they are.
std::string plainName(std::string_view name);

/// A name as it sounds, without blanks: "Дата события" is "datasobitia", as "дата_события" is.
std::string spokenName(std::string_view name);

/// Columns by their plain names.
class ColumnNames {
 public:
  explicit ColumnNames(std::span<const Column> columns);

  /// The column of the first of the plain names that is there.
  std::optional<std::size_t> find(std::span<const std::string_view> names) const;
  /// The same for names of a known layout, which shapefiles cut to ten letters: "TIME_PRECI".
  std::optional<std::size_t> findMaybeCut(std::span<const std::string_view> names) const;
  /// All columns of these names, in the names' order.
  std::vector<std::size_t> findAll(std::span<const std::string_view> names) const;
  /// All columns of a role's names, in the names' order, those of other languages last. What stands
  /// in brackets in a column's name, such as a unit, does not count where no whole name is found,
  /// and no other column has the same name but for its brackets.
  std::vector<std::size_t> findAll(const RoleNames& names) const;

 private:
  std::vector<std::string> plain_, spoken_;
  std::vector<std::string> plainWithoutUnits_, spokenWithoutUnits_;
  std::vector<bool> maybeCut_;  // ten letters long as the file has it
};

}  // namespace geo
