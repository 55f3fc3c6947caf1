// Whether the last row can read a story on the wall of a room.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/layers/scene.hpp"
#include "viewer/render/type_setter.hpp"
#include "viewer/session/legibility.hpp"
#include "viewer/session/session.hpp"

#include <string_view>

namespace viewer::cli {

/// "3840x2160,65in,8m": pixels, the diagonal and the distance in in, cm or m.
geo::Result<Room> parseRoom(std::string_view text);

/// All steps of the session's story on the room's wall, at the session's wall scale. `scene` is the
/// session's; a step with a projection of its own gets one of its own.
Legibility legibilityOf(const Session& session, const ScenePtr& scene, const Room& room,
                        TypeSetter& type);

}  // namespace viewer::cli
