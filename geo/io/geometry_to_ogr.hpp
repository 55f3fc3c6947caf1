// Our geometries as GDAL's.
#pragma once

#include "geo/scenario/geometry.hpp"

#include <memory>

#include <ogr_geometry.h>

namespace geo {

/// A single line or polygon as itself, several as a multiple; null where there is none.
std::unique_ptr<OGRGeometry> ogrFrom(const Geometry& geometry);

}  // namespace geo
