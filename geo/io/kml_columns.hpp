// The columns of time of a layer of KML as the file has them. Within geo/io only.
#pragma once

#include "geo/table/column.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace geo {

/// In place of what LIBKML made of the times: "timestamp" where the file has stamps alone, else
/// "begin" and "end", in which a stamp is both. False, and nothing done, where the file's text does
/// not tell which times are whose. The layer is named by its place among the file's layers.
bool putKmlTimes(const std::string& file, std::size_t layer, std::vector<Column>& columns);

}  // namespace geo
