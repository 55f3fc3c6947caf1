// Reading rasters in tests: what must succeed, and single pixels of tiles.
#pragma once

#include "geo/io/raster.hpp"
#include "tests/geo/io/made_raster.hpp"

#include <array>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

namespace geo::testing_rasters {

inline ProjectionPtr projection(const std::string& definition) {
  auto made = Projection::create(definition);
  EXPECT_TRUE(made) << describe(made.error());
  return made.value_or(nullptr);
}

inline RasterInfo described(const std::string& path, std::optional<RasterKind> readAs = {}) {
  auto info = describeRaster({path, Network::Forbidden, readAs});
  EXPECT_TRUE(info) << describe(info.error());
  return info.value_or(RasterInfo{});
}

/// All of a raster in a frame of this size.
inline TileFrame frameAround(const RasterInfo& info, const Projection& onto, int widthPx,
                             int heightPx) {
  const auto box = onto.boundsOf(info.extent);
  EXPECT_TRUE(box);
  return {box.value_or(PlaneBox{}), widthPx, heightPx};
}

/// A frame of a box in degrees, for "EPSG:4326".
inline TileFrame degreeFrame(const GeoBox& box, int widthPx, int heightPx) {
  TileFrame frame{{}, widthPx, heightPx};
  frame.box.include({box.west, box.south});
  frame.box.include({box.east, box.north});
  return frame;
}

inline const ProjectionPtr& degrees() {
  static const ProjectionPtr map = projection("EPSG:4326");
  return map;
}

/// One pixel of the tile for each of the raster that `Made` makes by itself.
inline TileFrame pixelForPixel(const Made& made) {
  const auto& t = made.transform;
  return degreeFrame({t[0], t[3] + t[5] * made.height, t[0] + t[1] * made.width, t[3]}, made.width,
                     made.height);
}

inline Projected middleOf(const TileFrame& frame, int column, int row) {
  return {frame.box.minX + (column + 0.5) * frame.box.width() / frame.widthPx,
          frame.box.maxY - (row + 0.5) * frame.box.height() / frame.heightPx};
}

inline PictureTile picture(const RasterInfo& info, const Projection& onto, const TileFrame& frame) {
  auto tile = readPicture(info, onto, frame);
  EXPECT_TRUE(tile) << describe(tile.error());
  return tile.value_or(PictureTile{});
}

inline ElevationTile elevation(const RasterInfo& info, const Projection& onto,
                               const TileFrame& frame) {
  auto tile = readElevation(info, onto, frame);
  EXPECT_TRUE(tile) << describe(tile.error());
  return tile.value_or(ElevationTile{});
}

inline std::size_t indexOf(const TileFrame& frame, int column, int row) {
  return static_cast<std::size_t>(row * frame.widthPx + column);
}

using Rgba = std::array<int, 4>;

inline Rgba pixel(const PictureTile& tile, int column, int row) {
  const std::size_t first = 4 * indexOf(tile.frame, column, row);
  return {tile.rgba.at(first), tile.rgba.at(first + 1), tile.rgba.at(first + 2),
          tile.rgba.at(first + 3)};
}

inline float metres(const ElevationTile& tile, int column, int row) {
  return tile.metres.at(indexOf(tile.frame, column, row));
}

}  // namespace geo::testing_rasters
