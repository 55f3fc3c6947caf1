#include "viewer/cli/room_check.hpp"

#include "viewer/cli/option_values.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/render/too_small.hpp"
#include "viewer/session/story_view.hpp"

#include <string>
#include <utility>

#include <fmt/format.h>

namespace viewer::cli {

geo::Result<Room> parseRoom(std::string_view text) {
  if (const auto room = roomFrom(text)) return *room;
  return usage("--room is " + std::string(kRoomForm), text);
}

Legibility legibilityOf(const Session& session, const ScenePtr& scene, const Room& room,
                        TypeSetter& type) {
  Legibility found{room, session.wall.scale, {}};
  const geo::View viewport = wallView(room.widthPx, room.heightPx, session.wall);
  for (std::size_t i = 0; i < session.story->size(); ++i) {
    const Session wall = onWall(session, (*session.story)[i], viewport);
    const bool same = wall.projection->definition() == session.projection->definition();
    const ScenePtr own =
        same ? scene
             : buildScene(*wall.scenario, *wall.baseMap, *wall.projection, sceneLookOf(wall));
    auto small = tooSmallOn(wall, *own, room, type);
    if (!small.empty()) found.steps.push_back({i, std::move(small)});
  }
  return found;
}

}  // namespace viewer::cli
