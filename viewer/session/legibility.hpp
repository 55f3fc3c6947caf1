// A room, and what of a story its last row cannot read.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace viewer {

/// A screen or a projection, and how far away its last reader sits.
struct Room {
  int widthPx = 0, heightPx = 0;
  double diagonalMetres = 0, distanceMetres = 0;
  bool operator==(const Room&) const = default;
};

/// "3840x2160,65in,8m": pixels; the diagonal and the distance in in, cm or m. Nothing where the
/// text is none of that.
std::optional<Room> roomFrom(std::string_view text);
inline constexpr std::string_view kRoomForm =
    "WIDTHxHEIGHT,DIAGONAL,DISTANCE, such as 3840x2160,65in,8m";

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

/// "Aghdam, Askeran and 12 more".
std::string namesOf(const std::vector<TooSmall>& small, std::size_t mostNamed);

/// What is too small at one step, the smallest of the map first, then of the words beside it.
struct StepLegibility {
  std::size_t step = 0;
  std::vector<TooSmall> small;  // never empty
};

/// Of a whole story on the wall of a room.
struct Legibility {
  Room room;
  float scale = 1;                    // at which the steps were looked at
  std::vector<StepLegibility> steps;  // those where something is too small
};
using LegibilityPtr = std::shared_ptr<const Legibility>;

/// The scale at which all of the step, or of the story, can be read, rounded up to a tenth; the
/// scale it was looked at where nothing is too small.
float scaleThatMends(const StepLegibility& step, float scale);
float scaleThatMends(const Legibility& legibility);

}  // namespace viewer
