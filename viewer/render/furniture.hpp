// Title, date stamp, legend, scale bar, north arrow, credits and disclaimer: drawn into the picture
// itself, so that a file carries what the screen showed.
#pragma once

#include "viewer/layers/scene.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/render/labels.hpp"
#include "viewer/render/type_setter.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace viewer {

/// Adds the furniture's sprites and takes its room, so that labels keep clear of it.
void addFurniture(const Frame& frame, TypeSetter& type, Sprites& out, Occupancy& occupied);

/// How far a date stamp with no more than its date reaches from the picture's edge.
float stampWidthPx(const Frame& frame, std::string_view date, TypeSetter& type);

/// The longest "round" length (1, 2 or 5 times a power of ten, metres) whose bar is at most
/// `mostPx` long.
double scaleBarMetres(double metresPerPx, double mostPx);

/// The text broken at blanks into lines at most `mostPx` wide; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view text, const TextLook& look, float mostPx,
                                 TypeSetter& type);

}  // namespace viewer
