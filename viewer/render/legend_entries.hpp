// Which entries a picture's legend has: those of what is drawn in it, at its date and scale.
#pragma once

#include "viewer/render/frame.hpp"

namespace viewer {

/// Fills in `words.legend` and `words.legendNotes` from the rest of the frame.
void explain(Frame& frame, const MapScene& scene);

}  // namespace viewer
