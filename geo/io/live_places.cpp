#include "geo/io/live_places.hpp"

#include <cmath>
#include <memory>

namespace geo {

namespace {

constexpr int kPointsAnEdge = 21;  // edges may become curves

}  // namespace

std::optional<OGRSpatialReference> systemOf(const std::string& text) {
  OGRSpatialReference system;
  if (text.empty() || system.importFromWkt(text.c_str()) != OGRERR_NONE) return std::nullopt;
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

std::optional<GeoBox> boxBetween(const GeoBox& box, const OGRSpatialReference* system, BoxWay way) {
  if (!system) return box;
  OGRSpatialReference degrees;
  degrees.SetWellKnownGeogCS("WGS84");
  degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const bool out = way == BoxWay::FromDegrees;
  const std::unique_ptr<OGRCoordinateTransformation> transformation(
      OGRCreateCoordinateTransformation(out ? &degrees : system, out ? system : &degrees));
  GeoBox there;
  const bool found = transformation && transformation->TransformBounds(
                                           box.west, box.south, box.east, box.north, &there.west,
                                           &there.south, &there.east, &there.north, kPointsAnEdge);
  const bool finite = std::isfinite(there.west) && std::isfinite(there.south) &&
                      std::isfinite(there.east) && std::isfinite(there.north);
  if (!found || !finite) return std::nullopt;
  return there;
}

}  // namespace geo
