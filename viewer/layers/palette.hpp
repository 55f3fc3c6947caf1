// The base map's colours, calm enough that everything told on top of it stands out.
#pragma once

#include "geo/base/color.hpp"

namespace viewer::palette {

inline constexpr geo::Color kOutside{226, 228, 228, 255};  // beyond the base map
inline constexpr geo::Color kLand{246, 243, 234, 255};
inline constexpr geo::Color kSea{205, 222, 232, 255};
inline constexpr geo::Color kWater{190, 213, 227, 255};
inline constexpr geo::Color kWaterLine{142, 178, 201, 255};
inline constexpr geo::Color kBorder{110, 104, 112, 255};
inline constexpr geo::Color kDisputedBorder{140, 112, 134, 255};
inline constexpr geo::Color kAdmin1{196, 188, 180, 255};
inline constexpr geo::Color kInk{33, 36, 41, 255};
inline constexpr geo::Color kPlaceInk{70, 70, 76, 255};
inline constexpr geo::Color kWaterInk{70, 110, 142, 255};
inline constexpr geo::Color kHalo{255, 255, 255, 225};
inline constexpr geo::Color kSelection{255, 196, 0, 255};

}  // namespace viewer::palette
