// What a speaker has noted for himself is not for everybody who gets the bundle.
#pragma once

#include "geo/base/result.hpp"

#include <string>
#include <string_view>

namespace geo {

/// A scenario.toml without the notes of its story's steps; all else stays, comments too. Fails
/// where one cannot be taken out. `file` is for messages.
Result<std::string> withoutNotes(std::string_view toml, const std::string& file);

}  // namespace geo
