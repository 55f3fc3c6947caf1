// What a ruler laid on the map tells, written beside its line.
#pragma once

#include "viewer/render/frame.hpp"
#include "viewer/render/overlay.hpp"
#include "viewer/render/type_setter.hpp"

#include <string>
#include <vector>

namespace viewer {

/// The points, of an area with the first again at the end, as soon as it has three.
std::vector<geo::LonLat> outlineOf(const Measured& measured);

struct MeasuredWords {
  std::vector<std::string> legs;   // "12.5 km · 047°": one for each two points of the outline
  std::vector<std::string> total;  // of the whole, a line each; none while there is nothing to sum
};
MeasuredWords wordsOf(const Measured& measured);

/// Dots at the frame's measured points, a text beside the middle of each leg as far as there is
/// room, and the sums in a box as near to the last point as there is room. Takes their room.
void addMeasured(const Frame& frame, TypeSetter& type, Overlay& out, Occupancy& occupied);

}  // namespace viewer
