// A plane on which areas can be measured and compared.
#pragma once

#include "geo/coords/projection.hpp"

namespace geo {

/// Lambert's azimuthal equal area around the middle of the extent, in metres.
Result<ProjectionPtr> equalAreaPlane(const GeoBox& extent);

}  // namespace geo
