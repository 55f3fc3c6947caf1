// Rows that share an id with another row.
#pragma once

#include "geo/table/column.hpp"

#include <cstddef>
#include <vector>

namespace geo {

/// Ascending; empty cells are no ids.
std::vector<std::size_t> rowsOfSameIds(const Column& column);

}  // namespace geo
