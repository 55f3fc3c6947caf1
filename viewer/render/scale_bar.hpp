// Scale bar and north arrow.
#pragma once

#include "viewer/render/page.hpp"

#include <string>

namespace viewer {

/// The longest "round" length (1, 2 or 5 times a power of ten, metres) whose bar is at most
/// `mostPx` long.
double scaleBarMetres(double metresPerPx, double mostPx);

/// Four fields, true at the picture's middle, with scale and projection in words; its upper left
/// corner at `at`. Returns all the room that it takes.
LabelBox addScaleBarAt(Page& page, geo::Screen at);
/// In the lower left corner.
void addScaleBar(Page& page);

/// Turned to true north at the picture's middle, centred. Returns all the room that it takes.
LabelBox addNorthArrowAt(Page& page, geo::Screen at);
/// Above the scale bar.
void addNorthArrow(Page& page);

/// "1,230,000": three digits that count, with commas.
std::string withThousands(double value);

}  // namespace viewer
