// Events that were found or clicked in a list are brought into view.
#pragma once

#include "viewer/session/command.hpp"

namespace viewer {

/// What selects the events and, unless all of them are in view, moves the map to their middle; it
/// is zoomed out where they would not fit. The date stays. Nothing when the table is not there.
Commands commandsShowing(const Session& session, const TableSelection& events);

}  // namespace viewer
