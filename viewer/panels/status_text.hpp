// The status line's numbers as text.
#pragma once

#include "geo/coords/positions.hpp"

#include <string>

namespace viewer {

/// "46.7511°E 39.8182°N".
std::string formatLonLat(geo::LonLat at);

/// "39.81820, 46.75110": latitude first, as most web maps take it.
std::string formatLatLonPlain(geo::LonLat at);

/// "1:1,230,000": three digits that count, grouped; "1:–" for what is not a scale.
std::string formatScale(double denominator);

}  // namespace viewer
