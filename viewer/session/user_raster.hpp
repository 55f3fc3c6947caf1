// A raster of the user's own under the map: a scanned map, a satellite image, elevations.
#pragma once

#include "geo/coords/projection.hpp"
#include "geo/coords/view.hpp"
#include "viewer/theme/theme.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace viewer {

/// What of a raster lies in one view, brought onto the map's plane; elevations shaded.
struct RasterPicture {
  geo::View view;
  geo::ProjectionPtr projection;
  ThemeId theme = ThemeId::Paper;
  std::vector<std::uint8_t> rgba;  // premultiplied, as wide and high as the view, rows from the top
};

/// Frozen; null until it has been read.
using RasterPicturePtr = std::shared_ptr<const RasterPicture>;

struct UserRaster {
  enum class Kind : std::uint8_t { Picture, Elevation };
  std::string id;  // "raster.1": shown and hidden as a layer is
  std::string title, path;
  Kind kind = Kind::Picture;
  RasterPicturePtr picture;  // the last one that was read, perhaps for an older view
  bool operator==(const UserRaster&) const = default;
};

}  // namespace viewer
