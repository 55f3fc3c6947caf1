// From a table's rows to its events, or to why there is none.
#pragma once

#include "geo/table/event_table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace geo {

inline constexpr std::uint32_t kNoEvent = 0xFFFFFFFF;

/// Where the event of each row stands in table.events; kNoEvent for a row that is not drawn.
std::vector<std::uint32_t> eventsByRow(const EventTable& table);

/// Why a row is not drawn; nothing for one that is.
std::optional<NotDrawn> whyUndrawn(const EventTable& table, std::uint32_t row);

}  // namespace geo
