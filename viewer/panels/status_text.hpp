// What the status line says, as text.
#pragma once

#include "geo/coords/coordinate_text.hpp"

#include <array>
#include <string>
#include <string_view>

namespace viewer {

/// In the order in which a click on the status line goes round.
inline constexpr std::array kPlaceFormats{geo::PlaceFormat::DecimalDegrees,
                                          geo::PlaceFormat::DegreesMinutesSeconds,
                                          geo::PlaceFormat::Utm, geo::PlaceFormat::Mgrs};
geo::PlaceFormat nextFormat(geo::PlaceFormat format);

/// "UTM"; "Latitude, longitude" of decimal degrees.
std::string_view titleOf(geo::PlaceFormat format);

/// "1:1,230,000": three digits that count, grouped; "1:–" for what is not a scale.
std::string formatScale(double denominator);

}  // namespace viewer
