#include "geo/io/named_system.hpp"

#include "geo/coords/projection.hpp"
#include "geo/io/table_places.hpp"

#include <memory>

#include <ogr_spatialref.h>

namespace geo {

Result<PlaceSystem> placeSystemNamed(const std::string& definition) {
  if (definition.empty()) return PlaceSystem{};
  const auto projection = Projection::create(definition);
  if (!projection) return tl::unexpected(projection.error());
  const auto system = std::make_shared<OGRSpatialReference>();
  const auto limits = OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get();
  if (system->SetFromUserInput(definition.c_str(), limits) != OGRERR_NONE) {
    return fail(Failure::Kind::Unsupported, "no reference system that can be read", definition);
  }
  system->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  PlaceSystem named;
  named.name = definition;
  named.inDegrees = system->IsGeographic();
  named.toWgs84 = [system](std::span<LonLat> points, const std::stop_token& stop) {
    transformToWgs84(points, *system, stop);
  };
  return named;
}

}  // namespace geo
