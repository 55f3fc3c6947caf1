// How the path of a table that lies in a database begins. Its rows have no numbers: another reading
// brings them in another order.
#pragma once

#include <string_view>

namespace geo {

inline constexpr std::string_view kDatabasePath = "PostgreSQL: ";

}  // namespace geo
