// The line between two dates, and the handle that says it can be moved.
#pragma once

#include "viewer/render/labels.hpp"
#include "viewer/render/sheet.hpp"
#include "viewer/render/type_setter.hpp"

namespace viewer {

/// From top to bottom, but not over boxes that are taken; its handle half way up.
void addSplitLine(const SharedPiece& shared, const Occupancy& occupied, TypeSetter& type,
                  Inks& out);

}  // namespace viewer
