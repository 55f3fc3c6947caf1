// The legend's box, in the lower right corner.
#pragma once

#include "viewer/render/page.hpp"

namespace viewer {

/// In as many columns as its height asks for; none where the picture is too small for it.
void addLegend(Page& page);

}  // namespace viewer
