// Measures of what is drawn, and the choice of detail: the same on the screen and in vector files.
#pragma once

#include "viewer/layers/mesh.hpp"

#include <algorithm>
#include <vector>

namespace viewer {

/// The detail whose error stays below this share of a pixel is not worth drawing.
inline constexpr double kMostErrorPx = 0.4;
/// From line to line, or dot to dot, of a fill's pattern, and half a line's width.
inline constexpr float kPatternStepPt = 4.5f, kPatternHalfLinePt = 0.5625f;
/// The radius of such a dot.
inline constexpr float kPatternDotPt = 1.6f * kPatternHalfLinePt;
/// Hachures: from tick to tick, how far a tick reaches from the line's middle, half its width.
inline constexpr float kTickStepPt = 5.5f, kTickPt = 4.5f, kTickHalfPt = 0.5f;
/// Lines to markers that stand beside their places; the dot at the place.
inline constexpr float kLeaderPt = 0.7f, kLeaderCasingPt = 0.6f, kLeaderDotPt = 1.3f;
/// Half the line through what has closed, and half its casing.
inline constexpr float kStrikePt = 0.65f, kStrikeCasingPt = 1.5f;
/// A symbol's frame, at least a pixel wide; its casing to both sides; the dashes of a frame that is
/// only possible, and how much wider it is.
inline constexpr float kSymbolFramePt = 0.9f, kSymbolCasingPt = 0.9f;
inline constexpr float kSymbolDashPt = 2.2f, kSymbolGapPt = 1.6f, kSymbolDashedShare = 1.3f;
/// Farther than this from its place nothing of a symbol or mark is drawn, nor of a ring around it.
inline constexpr float kSymbolReachPt = 24;
/// But events that are spread around their place reach so far.
inline constexpr float kCrowdReachPt = 48;
/// How far a symbol's picture reaches beyond its radius.
inline constexpr float kSymbolReach = 1.1f;

/// The opacity of what is only possible.
inline constexpr float kPossibleFillAlpha = 0.5f, kPossibleLineAlpha = 0.45f;
/// Of a symbol that is open or not sure: how much of the operator's colour its body has where it is
/// not sure, and how light its ink is.
inline constexpr float kUnsureBodyShare = 0.3f, kOpenInkShare = 0.8f;

/// The coarsest level that is fine enough; null where there is none.
inline const DetailLevel* levelFor(const std::vector<DetailLevel>& levels, double unitsPerPx) {
  const DetailLevel* chosen = nullptr;
  for (const DetailLevel& level : levels) {
    if (!chosen || level.tolerance <= kMostErrorPx * unitsPerPx) chosen = &level;
  }
  return chosen;
}

/// The wider line under a cased one.
inline StrokeStyle casingOf(const StrokeStyle& style) {
  return {.widthPt = style.widthPt + 2 * style.casingPt};
}

/// How far from a line's middle something of it is drawn.
inline float reachPt(const StrokeStyle& style) {
  const float halfPt = style.widthPt / 2 + style.casingPt;
  return style.pattern >= geo::LinePattern::HachuredLeft ? std::max(halfPt, kTickPt) : halfPt;
}

}  // namespace viewer
