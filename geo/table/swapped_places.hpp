// Points that would lie among the others if longitude and latitude were swapped.
#pragma once

#include "geo/coords/positions.hpp"
#include "geo/table/row_fates.hpp"

#include <span>

namespace geo {

/// Compares points with the box of nearly all that are drawn: without the outermost hundredth on
/// each side, of about ten thousand of them. With fewer than four points nothing is swapped.
class SwapTest {
 public:
  SwapTest(std::span<const LonLat> points, const RowFates& fates);

  /// Within the box once swapped, and as it is more than three times the box's size away from it.
  bool isSwapped(LonLat place) const {
    return !holds(far_, place) && holds(near_, {place.latDegrees, place.lonDegrees});
  }

 private:
  static bool holds(const GeoBox& box, LonLat place) {
    return place.lonDegrees >= box.west && place.lonDegrees <= box.east &&
           place.latDegrees >= box.south && place.latDegrees <= box.north;
  }
  GeoBox near_{1, 1, -1, -1}, far_{1, 1, -1, -1};  // near_ holds nothing while there are too few
};

}  // namespace geo
