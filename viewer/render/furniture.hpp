// Title, date stamp, legend, scale bar, north arrow, locator, credits, disclaimer, marking: drawn
// into the picture itself, so that a file carries what the screen showed.
#pragma once

#include "geo/coords/grid.hpp"
#include "viewer/render/frame.hpp"
#include "viewer/render/labels.hpp"
#include "viewer/render/overlay.hpp"
#include "viewer/render/type_setter.hpp"

#include <string_view>

namespace viewer {

/// Adds the furniture and the grid's labels and takes their room, so that labels keep clear of
/// them.
void addFurniture(const Frame& frame, const geo::Grid& grid, TypeSetter& type, Overlay& out,
                  Occupancy& occupied);

/// How far a date stamp with no more than its date reaches from the picture's edge.
float stampWidthPx(const Frame& frame, std::string_view date, TypeSetter& type);

}  // namespace viewer
