// The handling marking at the upper and the lower edge of a picture.
#pragma once

#include "viewer/render/page.hpp"

namespace viewer {

/// Keeps the marking's room free, and writes it where this part of a picture is to.
void addMarking(Page& page);

}  // namespace viewer
