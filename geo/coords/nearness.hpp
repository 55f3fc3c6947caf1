// Whether places lie within a ring, and how far from a path, on the WGS 84 ellipsoid.
#pragma once

#include "geo/coords/positions.hpp"

#include <span>
#include <vector>

namespace geo {

/// A ring of any direction, closed or not. Its edges are arcs of great circles between the
/// ellipsoid's normals, within metres of the shortest way at the size of a country. What a ring
/// that crosses itself goes around more than once is inside, too. Smaller than a hemisphere.
class Enclosure {
 public:
  explicit Enclosure(std::span<const LonLat> ring);
  bool holds(LonLat place) const;

 private:
  struct Normal {
    double x = 0, y = 0, z = 0;
  };
  std::vector<Normal> ring_;
  Normal middle_;
  double leastCosine_ = 1;  // of the angle from the middle to what lies inside
};

/// Metres along the shortest way from a place to the nearest point of a path; its legs are as the
/// edges of a ring. Not a number where the path has no points.
double metresFrom(LonLat place, std::span<const LonLat> path);

}  // namespace geo
