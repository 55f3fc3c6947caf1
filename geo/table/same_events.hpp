// Which events of one reading of a table are in another reading of it.
#pragma once

#include "geo/table/event_rows.hpp"
#include "geo/table/event_table.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace geo {

/// Where each of these events of one reading stands in the other; kNoEvent where it is no longer.
/// An event is the one of the same id, whatever else has changed of it, where the table has a
/// column of ids and the id stands there once in either reading; else the one of which all cells
/// and the place say the same. Of events that are alike in everything as many are found as there
/// are.
std::vector<std::uint32_t> sameEvents(const EventTable& before,
                                      std::span<const std::uint32_t> events,
                                      const EventTable& after);

}  // namespace geo
