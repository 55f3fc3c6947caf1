// An open raster of the user's, behind the network gate.
#pragma once

#include "geo/io/gdal.hpp"
#include "geo/io/network_gate.hpp"
#include "geo/io/raster.hpp"

#include <string>

namespace geo {

/// Opens a raster, and tells failures in its name; what the network gate held back comes first.
class RasterAccess {
 public:
  explicit RasterAccess(const RasterSource& source) : source_(source), gate_(source.network) {}

  Result<GDALDatasetUniquePtr> open();

  /// "what: why", with what GDAL has said.
  tl::unexpected<Failure> failure(Failure::Kind kind, const std::string& what);

  bool heldBack() const { return gate_.heldBack(); }

 private:
  RasterSource source_;
  GdalMessages messages_;
  NetworkGate gate_;
};

}  // namespace geo
