// What of a straight line lies in a box.
#pragma once

#include "geo/coords/positions.hpp"

#include <optional>

namespace geo {

struct Stretch {
  Projected from, to;
};

/// What of the stretch lies in the box (Liang and Barsky 1984); ends within it stay as they are to
/// the last bit. Nothing where it only touches the box.
std::optional<Stretch> clipped(Stretch stretch, const PlaneBox& box);

}  // namespace geo
