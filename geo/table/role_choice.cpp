#include "geo/table/role_choice.hpp"

#include "geo/table/column_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace geo {

namespace {

std::optional<std::size_t> columnNamed(const RawTable& table, const std::string& name) {
  const auto exact = std::ranges::find(table.columns, name, &Column::name);
  if (exact != table.columns.end()) {
    return static_cast<std::size_t>(exact - table.columns.begin());
  }
  const std::string plain = plainName(name);
  return ColumnNames(table.columns).find(std::array{std::string_view(plain)});
}

}  // namespace

RoleChoice chooseRoles(const RawTable& table, const TableWishes& wishes) {
  RoleChoice choice;
  const Roles found = rolesOf(table);
  choice.roles = found;
  Roles& roles = choice.roles;
  const auto take = [&](const std::string& name, std::optional<std::size_t>& role) {
    if (name.empty()) return;
    if (const auto column = columnNamed(table, name)) {
      role = column;
    } else {
      choice.missing.push_back(name);
    }
  };
  take(wishes.begin, roles.begin);
  take(wishes.end, roles.end);
  take(wishes.longitude, roles.longitude);
  take(wishes.latitude, roles.latitude);
  take(wishes.category, roles.category);
  take(wishes.size, roles.size);
  if (roles.begin == roles.end) roles.end.reset();
  const bool sameTimes = roles.begin == found.begin && roles.end == found.end;
  const bool samePlaces = roles.longitude == found.longitude && roles.latitude == found.latitude;
  if (!sameTimes) roles.datePrecision.reset();
  if (roles.begin != found.begin) roles.month = roles.day = roles.clock = std::nullopt;
  if (!samePlaces) roles.placePrecision.reset();
  if (roles.size != found.size) roles.sizeLow = roles.sizeHigh = std::nullopt;
  choice.codebookTimes = roles.layout != KnownLayout::None && sameTimes;
  choice.columnPlaces =
      !wishes.longitude.empty() && !wishes.latitude.empty() && roles.longitude && roles.latitude;
  return choice;
}

}  // namespace geo
