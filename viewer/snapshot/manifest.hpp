// What a picture says of itself: what it shows, when, where, from which data, and the command that
// makes it again. Nothing of the clock or of the machine goes in.
#pragma once

#include "viewer/files/picture_facts.hpp"
#include "viewer/session/session.hpp"

#include <optional>
#include <string>

namespace viewer {

/// How a picture came to be.
struct Origin {
  std::string data;     // hashes of what it was made from
  std::string command;  // that makes it again
};

/// Title, time, extent, projection, layers, counts, sources, credits, data, program and command.
/// What is empty is left out.
Manifest manifestOf(const Session& session, const Origin& origin);

/// The place of the session's picture on the plane; nothing where it is more than one map.
std::optional<PlanePlace> planePlaceOf(const Session& session);

}  // namespace viewer
