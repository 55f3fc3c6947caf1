// Whether the last row can read a story on the wall of a room.
#pragma once

#include "geo/base/result.hpp"
#include "viewer/layers/scene.hpp"
#include "viewer/render/type_setter.hpp"
#include "viewer/session/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace viewer::cli {

/// A screen or a projection, and how far away its last reader sits.
struct Room {
  int widthPx = 0, heightPx = 0;
  double diagonalMetres = 0, distanceMetres = 0;
};

/// "3840x2160,65in,8m": pixels, the diagonal in in, cm or m, the distance in m.
geo::Result<Room> parseRoom(std::string_view text);

/// The smallest angle, in minutes of arc, at which a capital letter is read: 16, and 20 to 22 with
/// ease (ISO 9241-303:2011, character height); and at which a symbol of some complexity is told
/// from another: 20 (MIL-STD-1472G, target recognition).
inline constexpr double kLeastLetterMinutes = 16, kLeastSymbolMinutes = 20;

/// The angle under which so many pixels of the screen are seen, in minutes of arc.
double minutesOf(double px, const Room& room);

struct TooSmall {
  std::string what;  // the words, or the layer whose symbols they are
  double share = 1;  // of the least angle
  bool operator==(const TooSmall&) const = default;
};

/// What is too small on the step as the wall shows it, each once: first what lies on the map, then
/// the words beside it, the smallest first.
std::vector<TooSmall> tooSmallOn(const Session& wall, const MapScene& scene, const Room& room,
                                 TypeSetter& type);

/// The session at the step on the room's wall, `uiScale` times as large as usual.
Session onWall(const Session& base, const geo::StoryStep& step, const Room& room, double uiScale);

}  // namespace viewer::cli
