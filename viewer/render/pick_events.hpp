// Which events of the tables lie under the pointer.
#pragma once

#include "viewer/render/sheet.hpp"

#include <optional>

namespace viewer {

/// The events of the mark on top at `at`, within a few points of it, the earliest first; or else
/// the lines and areas there; nothing where no table has any. The sheet is the session's.
std::optional<TableSelection> eventsAt(const Session& session, const Sheet& sheet, geo::Screen at);

}  // namespace viewer
