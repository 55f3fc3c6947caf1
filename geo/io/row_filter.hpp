// Which events of a table fulfil a condition that the user wrote, as GDAL understands it.
#pragma once

#include "geo/base/result.hpp"
#include "geo/table/event_table.hpp"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace geo {

/// Longer expressions are refused.
inline constexpr std::size_t kLongestExpression = 8192;

/// One byte an event, parallel to table.events.rows: 1 where the OGR SQL WHERE expression over the
/// table's columns holds; everywhere where it is empty. Missing cells are NULL; of a comparison
/// with one, and of its NOT, GDAL decides. Fails with GDAL's words and the columns that there are;
/// with Unavailable where a stop was asked for.
Result<std::vector<std::uint8_t>> eventsWhere(const EventTable& table,
                                              const std::string& expression, std::stop_token stop);

}  // namespace geo
