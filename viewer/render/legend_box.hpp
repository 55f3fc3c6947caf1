// The legend.
#pragma once

#include "viewer/render/page.hpp"

namespace viewer {

/// In the lower right corner, in as many columns as its height asks for; none where the picture is
/// too small for it.
void addLegend(Page& page);

/// Within a part of a page, without a sheet of its own; entries of the base map give way. Returns
/// where it ends; where nothing fits nothing is written.
float addLegendIn(Page& page, const LabelBox& room);

}  // namespace viewer
