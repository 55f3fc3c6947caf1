// Where the letters of a curved label go: advances along a polyline, in pixels. Pure geometry.
#pragma once

#include "geo/coords/positions.hpp"
#include "viewer/text/text.hpp"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace viewer {

/// Where a letter's origin lies, and which way its base line runs (a unit vector, y down).
struct GlyphSpot {
  geo::Screen at;
  float cos = 1, sin = 0;
};

/// How far it is from each letter of a line to the next; for the last, to the line's end.
std::vector<float> advancesOf(const ShapedText& text);

/// The length of a path.
float lengthOf(std::span<const geo::Screen> path);

/// Letters along a path, from `startPx` on. Each begins on the path and is turned as the chord over
/// its advance. Nothing when they do not fit, or where the path bends by more than
/// `mostTurnDegrees` within a letter or from one to the next.
std::optional<std::vector<GlyphSpot>> alongPath(std::span<const geo::Screen> path,
                                                std::span<const float> advances, float startPx,
                                                float mostTurnDegrees);

/// The corners of a turned rectangle, clockwise from the upper left as the letter sees it.
using Corners = std::array<geo::Screen, 4>;

/// What each letter covers, with as many spots as advances.
std::vector<Corners> cornersOf(std::span<const GlyphSpot> spots, std::span<const float> advances,
                               float ascentPx, float descentPx);

/// A path, and where text begins on it.
struct TextPath {
  std::vector<geo::Screen> points;
  float startPx = 0;
};

/// The same stretch of a path in the direction that is read from left to right, so that no letter
/// that stands on it is upside down on the whole.
TextPath readable(std::span<const geo::Screen> path, float startPx, float widthPx);

}  // namespace viewer
