// The roles of a table's columns, with what the user wishes.
#pragma once

#include "geo/table/assemble.hpp"
#include "geo/table/raw_table.hpp"
#include "geo/table/roles.hpp"

#include <string>
#include <vector>

namespace geo {

struct RoleChoice {
  Roles roles;
  bool codebookTimes = false;        // begin and end are those that the layout's codebook speaks of
  bool columnPlaces = false;         // the user named columns for longitude and latitude
  std::vector<std::string> missing;  // columns that the user named and the table does not have
};

/// Found by name, then replaced by what the user names: as it is written, else by its plain name.
RoleChoice chooseRoles(const RawTable& table, const TableWishes& wishes);

}  // namespace geo
