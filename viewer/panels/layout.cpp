#include "viewer/panels/layout.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {

namespace {

// At scale 1.
constexpr float kLayersWidthPx = 275, kInspectorWidthPx = 325;
constexpr float kTimelineHeightPx = 130, kStatusHeightPx = 24;

// A panel has room when the window is at least this large; the map is worth more than a panel.
constexpr float kWidthForInspectorPx = 900, kWidthForLayersPx = 600;
constexpr float kHeightForTimelinePx = 300, kHeightForStatusPx = 120;

constexpr float kLeastMapShare = 0.5f;  // of the window's height, beside open lanes

float sizeWhen(bool roomy, float sizePx) {
  return roomy ? std::round(sizePx) : 0;
}

}  // namespace

Layout layoutFor(float widthPx, float heightPx, float uiScale, PanelsShown panels, float lanesPx) {
  const float width = std::max(0.0f, std::floor(widthPx));
  const float height = std::max(0.0f, std::floor(heightPx));
  const float scale = std::max(uiScale, 0.1f);
  if (panels == PanelsShown::No) return {{0, 0, width, height}, {}, {}, {}, {}};

  const float status = sizeWhen(height >= kHeightForStatusPx * scale, kStatusHeightPx * scale);
  const float axis = sizeWhen(height >= kHeightForTimelinePx * scale, kTimelineHeightPx * scale);
  const float lanesRoom = std::floor(height * (1 - kLeastMapShare)) - status - axis;
  const float lanes = axis > 0 ? std::max(0.0f, std::floor(std::min(lanesPx, lanesRoom))) : 0;
  const float timeline = axis + lanes;
  const float layers = sizeWhen(width >= kWidthForLayersPx * scale, kLayersWidthPx * scale);
  const float inspector =
      sizeWhen(width >= kWidthForInspectorPx * scale, kInspectorWidthPx * scale);
  const float top = height - status - timeline;

  return {.map = {layers, 0, width - layers - inspector, top},
          .layers = {0, 0, layers, top},
          .inspector = {width - inspector, 0, inspector, top},
          .timeline = {0, top, width, timeline},
          .status = {0, height - status, width, status},
          .lanesPx = lanes};
}

}  // namespace viewer
