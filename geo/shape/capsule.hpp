// Lines whose width varies, piece by piece: two circles and what lies between them. Within
// geo/shape only.
#pragma once

#include "geo/shape/shape.hpp"

namespace geo {

struct Circle {
  Projected centre;
  double radius = 0;
};

/// The hull of the two circles, closed, counter-clockwise; each circle has `circlePoints` corners.
PlaneLine capsuleAround(Circle a, Circle b, int circlePoints);

/// The least distance of a point from the axis between two circles over the half width there: 0 on
/// the axis, 1 on the capsule's edge. Radii are positive.
double shareOfHalfWidth(Circle a, Circle b, Projected point);

/// From a point to the straight piece between two others.
double distanceToSegment(Projected a, Projected b, Projected point);

}  // namespace geo
