// The words of a place that somebody wrote, and places in degrees. Used by coordinate_text.hpp.
#pragma once

#include "geo/base/result.hpp"
#include "geo/coords/positions.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// A piece of a place's text.
struct PlaceToken {
  enum class Kind { Number, Degrees, Minutes, Seconds, Word, Comma };
  Kind kind = Kind::Number;
  std::string_view text;  // as written
  double value = 0;       // of a number
};

/// Numbers, signs of units, runs of letters from A to Z, commas; blanks lie between them. Fails on
/// anything else, and where there is nothing.
Result<std::vector<PlaceToken>> placeTokens(std::string_view text);

/// Latitude first, unless letters say otherwise; see parsePlace.
Result<LonLat> placeInDegrees(std::span<const PlaceToken> tokens);

/// One coordinate in degrees, perhaps with minutes and seconds, and where it is written with the
/// letter of its direction: N, S, E or W, else empty. South and west are negative.
struct WrittenAngle {
  double degrees = 0;
  std::string_view direction;
};
Result<WrittenAngle> parseAngle(std::string_view text);

/// "39.76010, 46.74920".
std::string decimalText(LonLat at);

/// 39°45'36.4"N 46°44'57.1"E.
std::string degreeText(LonLat at);

}  // namespace geo
