// Strong positions: degrees exist only in LonLat, in that order; the map plane is in metres.
#pragma once

#include <algorithm>
#include <limits>

namespace geo {

/// WGS 84, degrees.
struct LonLat {
  double lonDegrees = 0, latDegrees = 0;
  bool operator==(const LonLat&) const = default;
};

/// Position in the map's projection, y up. Metres, or degrees for a geographic CRS.
struct Projected {
  double xMetres = 0, yMetres = 0;
  bool operator==(const Projected&) const = default;
};

/// Pixels from the picture's upper left corner, y down.
struct Screen {
  float xPx = 0, yPx = 0;
  bool operator==(const Screen&) const = default;
};

/// West, south, east, north in degrees.
struct GeoBox {
  double west = 0, south = 0, east = 0, north = 0;
  bool operator==(const GeoBox&) const = default;
};

/// An axis-aligned box on the map plane; empty until something is included.
struct PlaneBox {
  double minX = std::numeric_limits<double>::infinity(), minY = minX;
  double maxX = -minX, maxY = -minX;

  bool empty() const { return !(minX <= maxX && minY <= maxY); }
  double width() const { return maxX - minX; }
  double height() const { return maxY - minY; }
  Projected centre() const { return {(minX + maxX) / 2, (minY + maxY) / 2}; }
  void include(Projected p) {
    minX = std::min(minX, p.xMetres), maxX = std::max(maxX, p.xMetres);
    minY = std::min(minY, p.yMetres), maxY = std::max(maxY, p.yMetres);
  }
  bool operator==(const PlaneBox&) const = default;
  bool meets(const PlaneBox& other) const {
    return minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY;
  }
};

}  // namespace geo
