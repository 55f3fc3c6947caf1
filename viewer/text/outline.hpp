// Vector outlines filled and stroked into masks, so that symbols are crisp at any size.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace viewer {

/// A point on a unit square, x right, y up, the symbol's centre at (0, 0), its body about from -1
/// to 1.
struct UnitPoint {
  float x = 0, y = 0;
};

/// A closed or open run of straight pieces (curves are given as many points).
struct Contour {
  std::vector<UnitPoint> points;
  bool closed = true;
};

/// A square mask, `sizePx` pixels a side, its centre at the symbol's centre.
struct OutlineMask {
  int sizePx = 0;
  std::vector<std::uint8_t> coverage;
};

/// The contours, all taken as closed, filled by the nonzero rule. `radiusPx` is the length of one
/// unit.
OutlineMask fillMask(std::span<const Contour> contours, int sizePx, float radiusPx);

/// The contours stroked `widthPx` wide with round joins and caps; one point is a dot. `dashPx` (on,
/// off, …) starts anew with each contour and may be empty. A dash is as long as it says, its round
/// ends within; one shorter than the stroke is wide becomes a dot.
OutlineMask strokeMask(std::span<const Contour> contours, int sizePx, float radiusPx, float widthPx,
                       std::span<const float> dashPx);

}  // namespace viewer
