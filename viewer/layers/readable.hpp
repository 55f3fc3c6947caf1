// Identifiers of data as words for people.
#pragma once

#include <string>
#include <string_view>

namespace viewer {

/// "observation_post" becomes "Observation post".
std::string readable(std::string_view identifier);

}  // namespace viewer
