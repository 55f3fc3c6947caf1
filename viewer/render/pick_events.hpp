// Which events of the tables lie under the pointer.
#pragma once

#include "viewer/render/sheet.hpp"

#include <optional>

namespace viewer {

/// The events of the mark on top at `at`, within a few points of it, the earliest first; nothing
/// where no table has a mark. The sheet is the session's.
std::optional<TableSelection> eventsAt(const Session& session, const Sheet& sheet, geo::Screen at);

}  // namespace viewer
