#include "geo/coords/equal_area.hpp"

#include <fmt/format.h>

namespace geo {

Result<ProjectionPtr> equalAreaPlane(const GeoBox& extent) {
  return Projection::create(fmt::format("+proj=laea +lat_0={} +lon_0={} +datum=WGS84 +units=m",
                                        (extent.south + extent.north) / 2,
                                        (extent.west + extent.east) / 2));
}

}  // namespace geo
