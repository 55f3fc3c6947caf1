// Times of a table's events as moments; they are kept in ticks of its epoch.
#pragma once

#include "geo/base/time.hpp"
#include "geo/table/event_table.hpp"

#include <cstddef>
#include <cstdint>

namespace geo {

/// The outermost ticks are open ends.
Moment momentAt(const Epoch& epoch, std::int32_t tick);

/// Whether any row has a date.
bool isDated(const EventTable& table);

/// When an event happened, with its doubt.
ValidTime validOf(const EventTable& table, std::size_t event);

}  // namespace geo
