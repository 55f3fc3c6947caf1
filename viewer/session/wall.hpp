// The wall that a story is told on: how its picture is fitted to a screen or projector, and to the
// room before it.
#pragma once

#include "geo/coords/view.hpp"

namespace viewer {

/// While a story is told its picture is so high, whatever its pixels are.
inline constexpr float kWallHeightPt = 600;
/// More than this no projector cuts off.
inline constexpr float kMostSafeShare = 0.15f;

struct Wall {
  float scale = 1;  // symbols and text times this
  float safeShare =
      0;  // of width and height, at each edge: kept free of words, as it may be cut off
  bool operator==(const Wall&) const = default;
};

/// The wall's picture of so many pixels, looking nowhere yet.
inline geo::View wallView(int widthPx, int heightPx, const Wall& wall) {
  geo::View view;
  view.widthPx = widthPx;
  view.heightPx = heightPx;
  view.pxPerPt = static_cast<float>(heightPx) / kWallHeightPt * wall.scale;
  return view;
}

}  // namespace viewer
