// The panels' colours: light and quiet beside the paper map, text at WCAG AA contrast or better.
#pragma once

#include "geo/base/color.hpp"

namespace viewer::colors {

inline constexpr geo::Color kInk{33, 36, 41};
inline constexpr geo::Color kQuietInk{92, 98, 105};  // labels, counts of nothing, hints
inline constexpr geo::Color kPanel{246, 246, 244};
inline constexpr geo::Color kField{255, 255, 255};
inline constexpr geo::Color kLine{205, 207, 208};  // borders and separators
inline constexpr geo::Color kButton{229, 231, 232};
inline constexpr geo::Color kButtonHovered{214, 220, 226};
inline constexpr geo::Color kButtonHeld{196, 206, 217};
inline constexpr geo::Color kAccent{31, 95, 153};
inline constexpr geo::Color kAccentPale{208, 223, 238};
inline constexpr geo::Color kCertain{58, 70, 84};
inline constexpr geo::Color kPossible{168, 178, 188};
inline constexpr geo::Color kWarning{178, 106, 0};
inline constexpr geo::Color kError{176, 35, 35};

}  // namespace viewer::colors
