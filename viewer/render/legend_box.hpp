// The legend on the picture: what the shown layers draw in this window, nothing else.
#pragma once

#include "viewer/render/frame.hpp"
#include "viewer/render/labels.hpp"
#include "viewer/render/type_setter.hpp"

#include <string>

namespace viewer {

/// Lower right, its lower edge a margin above `bottom`.
void addLegend(const Frame& frame, float bottom, TypeSetter& type, Sprites& out,
               Occupancy& occupied);

/// "1,250,000", rounded to three digits.
std::string withThousands(double value);

}  // namespace viewer
