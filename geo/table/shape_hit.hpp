// Which lines and areas of a table lie under a place.
#pragma once

#include "geo/table/event_counts.hpp"
#include "geo/table/event_table.hpp"

#include <cstdint>
#include <vector>

namespace geo {

/// Events, by position, whose area holds the place or whose line comes as near as `reachMetres`;
/// only those of the choice that may happen in the window. Areas are taken on the plane of
/// longitude and latitude, distances on a plane that touches the ground there.
std::vector<std::uint32_t> shapesAt(const EventTable& table, const EventChoice& choice,
                                    TimeSpan window, LonLat at, double reachMetres);

}  // namespace geo
