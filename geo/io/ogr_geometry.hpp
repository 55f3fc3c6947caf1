// GDAL's geometries as ours.
#pragma once

#include "geo/base/result.hpp"
#include "geo/scenario/geometry.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace geo {

/// Heights are dropped; an absent or empty geometry is none. Curves, collections and several points
/// at once are Unsupported.
Result<Geometry> geometryFrom(const OGRGeometry* geometry);

}  // namespace geo
