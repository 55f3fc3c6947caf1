// The user's own rasters: pictures (scanned maps, satellite images, map services) and elevations,
// from whatever GDAL reads, laid into the map's projection a tile at a time. Every call opens the
// file and closes it again, so calls may run on several threads at once.
#pragma once

#include "geo/base/result.hpp"
#include "geo/coords/positions.hpp"
#include "geo/coords/projection.hpp"
#include "geo/io/network.hpp"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace geo {

enum class RasterKind { Picture, Elevation };

struct RasterSource {
  std::string path;  // or another name that GDAL knows: an address, a part of a file
  Network network = Network::Forbidden;
  std::optional<RasterKind> readAs{};  // nothing: what the file looks like
};

/// What is known of a raster before it is drawn.
struct RasterInfo {
  RasterSource source;
  RasterKind kind = RasterKind::Picture;
  std::string title, driver;  // driver: GDAL's name of the format
  GeoBox extent;              // of the whole raster; its east is less than its west across 180°
  double metresPerPx = 0;     // on the ground, typically
  double darkest = 0, brightest = 255;  // the values that a picture shows as black and as white
};

/// A picture to be filled: a box on the map plane, in pixels; rows run from its top to its bottom.
struct TileFrame {
  PlaneBox box;
  int widthPx = 0, heightPx = 0;
};

struct PictureTile {
  TileFrame frame;
  std::vector<std::uint8_t> rgba;  // premultiplied; all 0 where nothing is known
};

struct ElevationTile {
  TileFrame frame;
  std::vector<float> metres;  // NaN where nothing is known
};

/// Looks into a raster. One band of numbers is elevations, in metres unless the file says feet;
/// bytes, colours and palettes are a picture. Refused, with the way out: a raster with no place on
/// the Earth, one without a reference system whose coordinates cannot be degrees, a container that
/// only holds other rasters (they are listed), and, with Network::Forbidden, all that needs the
/// network (Failure::Kind::Unavailable).
Result<RasterInfo> describeRaster(const RasterSource& source);

/// The part of a picture that lies in the frame, of at most 16 million pixels; overviews are used
/// where the file has them. Memory stays under a gigabyte however large the file is.
Result<PictureTile> readPicture(const RasterInfo& info, const Projection& projection,
                                const TileFrame& frame, const std::stop_token& stop = {});

/// The same for elevations.
Result<ElevationTile> readElevation(const RasterInfo& info, const Projection& projection,
                                    const TileFrame& frame, const std::stop_token& stop = {});

}  // namespace geo
