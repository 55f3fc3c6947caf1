// Names around events that are spread around their place.
#pragma once

#include "viewer/render/frame.hpp"
#include "viewer/render/label_layout.hpp"

namespace viewer {

/// The spread events' symbols are no room for names.
void takeCrowds(const Frame& frame, Occupancy& covered);

/// Places of crowds whose names are not among `shown`, as they have no room beside them: their
/// names beside, below or above the whole crowd, where that is free.
void addNamesOfCrowds(const Frame& frame, const LabelLayout& layout, const Occupancy& covered,
                      std::vector<PlacedLabel>& shown);

}  // namespace viewer
