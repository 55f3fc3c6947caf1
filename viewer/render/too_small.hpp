// What of a picture is too small to be read from the last row of a room.
#pragma once

#include "viewer/layers/scene.hpp"
#include "viewer/render/type_setter.hpp"
#include "viewer/session/legibility.hpp"
#include "viewer/session/session.hpp"

#include <vector>

namespace viewer {

/// What is too small as the wall shows the session, each once: first what lies on the map, then
/// the words beside it, the smallest first.
std::vector<TooSmall> tooSmallOn(const Session& wall, const MapScene& scene, const Room& room,
                                 TypeSetter& type);

}  // namespace viewer
