// Where the patterns of fills are counted from. They lie on the map, not on the picture: dragging
// moves them with the ground, so that a picture that is moved by whole pixels is still right.
#pragma once

#include "geo/coords/view.hpp"
#include "viewer/layers/mesh.hpp"

namespace viewer {

/// A place, in pixels from the picture's upper left corner, from which the pattern's lines and dots
/// are counted: the plane's own origin, moved by whole repetitions to near that corner.
geo::Screen patternOrigin(const geo::View& view, FillPattern pattern);

/// The same for slanting stripes that are `stepPx` apart.
geo::Screen stripeOrigin(const geo::View& view, float stepPx);

}  // namespace viewer
