// A box that grows with what it has to hold.
#pragma once

#include "geo/coords/positions.hpp"

#include <algorithm>
#include <limits>

namespace geo {

class Extent {
 public:
  void include(LonLat place) {
    box_.west = std::min(box_.west, place.lonDegrees);
    box_.east = std::max(box_.east, place.lonDegrees);
    box_.south = std::min(box_.south, place.latDegrees);
    box_.north = std::max(box_.north, place.latDegrees);
  }
  /// All 0 while nothing was included.
  GeoBox box() const { return box_.west <= box_.east ? box_ : GeoBox{}; }

 private:
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();
  GeoBox box_{kInfinity, kInfinity, -kInfinity, -kInfinity};
};

}  // namespace geo
