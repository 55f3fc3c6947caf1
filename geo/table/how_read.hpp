// How a table was read, in sentences.
#pragma once

#include "geo/base/zone.hpp"
#include "geo/table/findings.hpp"

#include <string>
#include <vector>

namespace geo {

/// Which columns say when, where, how sure, what and how much: "when: date_start to date_end, whole
/// days in UTC". Columns that the user named and that are not there come last.
std::vector<std::string> howRead(const RowsRead& rows, const RoleChoice& choice, const Zone& zone);

}  // namespace geo
