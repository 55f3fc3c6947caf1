// The events within what is measured, or near it, are chosen at once.
#pragma once

#include "viewer/session/session.hpp"

#include <optional>

namespace viewer {

/// Whether there is enough of a line or an area for events to be chosen by it.
bool canChooseBy(const Session& session);

/// The events within the measured area, or at most so many metres from the measured line, as
/// shortest ways go; lines and areas by their middle. Those of the topmost shown table that has any
/// there, as they are shown in the window, the earliest first. Nothing where there are none. Pure.
std::optional<TableSelection> eventsByMeasured(const Session& session, double metres);

}  // namespace viewer
