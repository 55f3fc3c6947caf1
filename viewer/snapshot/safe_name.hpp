// Any text as part of a file's name.
#pragma once

#include <string>
#include <string_view>

namespace viewer {

/// The text as a name that every file system and shell takes: letters of any script, digits, `.`,
/// `_` and `-`; what else there is becomes `-`. Never hidden, at most 80 bytes; `otherwise` where
/// nothing is left.
std::string safeName(std::string_view text, std::string_view otherwise);

}  // namespace viewer
