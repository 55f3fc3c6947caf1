// All events in a part of the map are chosen at once.
#pragma once

#include "viewer/session/session.hpp"

#include <optional>

namespace viewer {

/// The events whose marks lie in the box between two places of the map, the earliest first: those
/// of the topmost shown table that has any there, as they are shown at the date of that half of the
/// map on which the box begins. Nothing where there are none. Pure.
std::optional<TableSelection> eventsInBox(const Session& session, geo::Screen a, geo::Screen b);

}  // namespace viewer
