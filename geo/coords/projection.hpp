// Lon-lat to the map plane and back, through PROJ.
#pragma once

#include "geo/base/result.hpp"
#include "geo/coords/positions.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// A map projection. Immutable; every call makes do with a PROJ object of its own thread's pool, so
/// one instance may be used from several threads at once.
class Projection {
 public:
  /// From anything PROJ understands: "EPSG:32638", "+proj=lcc …", WKT. Refused: vertical,
  /// geocentric and compound systems, and those whose axes count to the west.
  static Result<std::shared_ptr<const Projection>> create(std::string_view definition);

  ~Projection();
  Projection(const Projection&) = delete;
  Projection& operator=(const Projection&) = delete;

  /// Nothing when the point lies outside the projection's domain: where PROJ gives no number, or
  /// one that leads back to another place.
  std::optional<Projected> forward(LonLat at) const;
  std::optional<LonLat> inverse(Projected at) const;

  /// Many points at once; those outside the domain come back as NaN.
  std::vector<Projected> forward(std::span<const LonLat> points) const;

  /// The smallest plane box that holds the whole of `box`, to a thousandth of its size; a box whose
  /// east is less than its west crosses the date line. Nothing when no part of it is in the domain.
  std::optional<PlaneBox> boundsOf(const GeoBox& box) const;

  const std::string& definition() const { return definition_; }
  const std::string& name() const { return name_; }
  /// WKT 1 in the ESRI manner, as .prj files hold it.
  const std::string& esriWkt() const { return esriWkt_; }
  /// WKT 2 (ISO 19162).
  const std::string& wkt() const { return wkt_; }
  /// Ground metres per plane unit: 1 for metres, about 111 km for degrees, 0.3048… for feet.
  double metresPerUnit() const { return metresPerUnit_; }

 private:
  struct Pool;
  struct Shared;
  Projection();
  std::string definition_, name_, esriWkt_, wkt_;
  double metresPerUnit_ = 1;
  std::unique_ptr<Pool> pool_;
};

using ProjectionPtr = std::shared_ptr<const Projection>;

/// The definition of a projection that fits `box`: the UTM zone of its centre where it is at most
/// six degrees wide and outside the polar caps; Equal Earth where it is wider than half the globe
/// or higher than 90 degrees; Mercator where it is centred near the equator; else a Lambert
/// conformal conic with standard parallels a sixth of its height inside its edges (Snyder, USGS PP
/// 1395, 1987, p. 105).
std::string fittingProjection(const GeoBox& box);

}  // namespace geo
