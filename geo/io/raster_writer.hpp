// Pictures with a place become GeoTIFF, row after row.
#pragma once

#include "geo/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace geo {

/// The plane position of the upper left pixel's outer corner, the plane units a pixel covers, and
/// the projection as WKT.
struct RasterAnchor {
  double leftUnits = 0, topUnits = 0, unitsPerPx = 1;
  std::string wkt;
};

struct RasterFacts {
  int widthPx = 0, heightPx = 0;
  double dotsPerInch = 96;
  std::optional<RasterAnchor> anchor;
  std::vector<std::pair<std::string, std::string>> metadata;  // GDAL's items: no = or : in a name
  std::string xmp;                                            // a packet; empty: none
};

/// Writes a tiled GeoTIFF of red, green and blue, losslessly compressed, into an existing or new
/// file. A file that is not finished is no picture; whoever owns it removes it.
class RasterWriter {
 public:
  /// Fails, Unsupported, for a projection that GeoTIFF has no words for.
  static Result<RasterWriter> start(const std::filesystem::path& path, const RasterFacts& facts);
  RasterWriter(RasterWriter&&) noexcept;
  ~RasterWriter();

  /// Whole rows of RGBA, from the top; alpha is left out.
  Result<void> addRows(std::span<const std::uint8_t> rgba);
  Result<void> finish();

 private:
  struct State;
  explicit RasterWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Makes a Cloud-optimised GeoTIFF of a finished GeoTIFF, which gets overviews of its own for that.
Result<void> writeCloudOptimised(const std::filesystem::path& from,
                                 const std::filesystem::path& to);

}  // namespace geo
