// Paths of straight pieces in pixels, y up: cut into dashes, and measured against a box of pixels.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace viewer {

struct PathPoint {
  float xPx = 0, yPx = 0;
};

/// Open; a closed one ends where it starts. A single point is a dot.
using Path = std::vector<PathPoint>;

/// Whole pixels, y up; empty when it has no width.
struct PixelBox {
  int left = 0, bottom = 0, right = 0, top = 0;
  int widthPx() const { return right - left; }
  int heightPx() const { return top - bottom; }
};

/// The pixels that an area touches when it is grown to all sides; empty when it has no area.
PixelBox pixelBoxOf(std::span<const Path> paths, float growPx);

/// Whether the lengths make a pattern: none negative, some gap, and long enough to be seen.
bool isDashPattern(std::span<const float> dashPx);

/// The parts that are on (on, off, on, …, repeated) from the path's start. They are cut shorter by
/// the pen's width, which its round ends give back.
std::vector<Path> cutDashes(const Path& path, std::span<const float> dashPx, float widthPx);

/// How far the centre of each pixel of a box lies from the nearest of the paths, up to a reach.
/// Exact at every bend, where offset curves would cross themselves.
class DistanceField {
 public:
  DistanceField(const PixelBox& box, float reachPx);

  void add(const Path& path);

  /// Rows from the top; the reach where nothing is nearer.
  const std::vector<float>& distancesPx() const { return distancesPx_; }

 private:
  PixelBox near(PathPoint from, PathPoint to) const;
  void addSegment(PathPoint from, PathPoint to);

  PixelBox box_;
  float reachPx_;
  std::vector<float> distancesPx_;
};

/// The share of a pixel (0 to 1, as 8 bits) that an edge leaves inside when its centre lies
/// `insidePx` within.
std::uint8_t coverageAt(float insidePx);

}  // namespace viewer
