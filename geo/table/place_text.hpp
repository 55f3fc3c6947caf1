// Both coordinates of a place in one cell.
#pragma once

#include "geo/coords/positions.hpp"

#include <optional>
#include <string_view>

namespace geo {

/// What comes first where no letters of directions tell.
enum class FirstAxis { Latitude, Longitude };

struct PlaceText {
  LonLat at;
  bool isBare = false;      // two numbers, whose order nothing in the text tells
  double radiusMetres = 0;  // within which it lies, if it is a square of MGRS; else 0
};

/// Degrees in any form, UTM or MGRS, as parsePlace reads them, perhaps in round brackets; nothing
/// for anything else. One number is no place.
std::optional<PlaceText> readPlaceText(std::string_view text,
                                       FirstAxis first = FirstAxis::Latitude);

/// By a column's name: longitude comes first in "lon_lat" and its like.
FirstAxis firstAxisOf(std::string_view columnName);

}  // namespace geo
