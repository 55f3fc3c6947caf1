// Names beside the marks of tables, and around events that are spread around their place.
#pragma once

#include "viewer/render/frame.hpp"
#include "viewer/render/label_layout.hpp"

namespace viewer {

/// The marks are no room for names. Where there are very many, names would have none: then they may
/// lie over marks, but not over spread events.
void takeMarks(const Frame& frame, Occupancy& covered);

/// Places of marks and crowds whose names are not among `shown`, as they have no room beside them:
/// their names beside, below or above the whole of it, where that is free.
void addNamesOfCrowds(const Frame& frame, const LabelLayout& layout, const Occupancy& covered,
                      std::vector<PlacedLabel>& shown);

}  // namespace viewer
