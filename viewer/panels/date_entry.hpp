// What a typed date asks for.
#pragma once

#include "viewer/session/command.hpp"

#include <optional>
#include <string_view>

namespace viewer {

/// A day, or a moment, goes there; a month, a year or "A..B" becomes the window, whole days
/// included at both ends. Nothing when the text is no date or lies outside the timeline.
std::optional<Command> commandForDate(const Clock& clock, std::string_view text);

}  // namespace viewer
