// What a file says of itself beside its pixels or lines.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace viewer {

/// One statement about a picture, such as {"Title", "Nagorno-Karabakh…"} or {"Command", "truceline
/// render …"}; UTF-8, in the order in which a reader should see them.
struct ManifestEntry {
  std::string key, value;
  bool operator==(const ManifestEntry&) const = default;
};
using Manifest = std::vector<ManifestEntry>;

/// Where the picture lies on its projection's plane: the plane position of the upper left pixel's
/// outer corner, and how much of the plane a pixel covers.
struct PlanePlace {
  double leftUnits = 0, topUnits = 0, unitsPerPx = 1;
  std::string wkt;  // of the projection, WKT2
};

struct PictureFacts {
  int widthPx = 0, heightPx = 0;
  double dotsPerInch = 96;
  std::optional<PlanePlace> place;  // of one map; two side by side have none
  Manifest manifest;
};

}  // namespace viewer
