// A place as people write it, in degrees, UTM or MGRS, and back.
#pragma once

#include "geo/base/result.hpp"
#include "geo/coords/positions.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace geo {

enum class PlaceFormat { DecimalDegrees, DegreesMinutesSeconds, Utm, Mgrs };

/// Rounded to 5 decimals, "39.76010, 46.74920"; to tenths of a second, 39°45'36.4"N 46°44'57.1"E;
/// to metres, with the letter of the band, "38S 564000mE 4402000mN"; or the square of a metre that
/// holds the place, "38S NJ 64000 02000". South of 80°S and from 84°N on, UTM gives way to UPS:
/// "Z 2000000mE 2000000mN". Empty for what is no place on Earth.
std::string formatPlace(LonLat at, PlaceFormat format);

/// Reads all that formatPlace writes, and more:
/// Degrees: latitude first, unless letters say otherwise, before or after; minutes and seconds with
/// their signs, the small letters d m s, or blanks; a comma or a blank between.
/// UTM: a band's letter, or the word or letter of a hemisphere. N is always the hemisphere; S is
/// the band where the northing lies in it (32°N to 40°N), else the hemisphere. Another band must
/// hold the northing, within two metres.
/// MGRS: as many digits as one likes, for the middle of the square that they name.
/// A failure tells what the text was taken for, and what is wrong with it.
Result<LonLat> parsePlace(std::string_view text);

/// How wide the square is that an MGRS reference names, whether there is such a square or not: 1
/// for ten digits, 1000 for four. Nothing for all else.
std::optional<double> mgrsSquareMetres(std::string_view text);

}  // namespace geo
