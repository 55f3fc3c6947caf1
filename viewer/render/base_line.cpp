#include "viewer/render/base_line.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace viewer {

namespace {

/// Points at equal distances along a line, from `fromPx` to `toPx`.
std::vector<geo::Screen> evenly(std::span<const geo::Screen> line, float fromPx, float toPx,
                                int pieces) {
  std::vector<geo::Screen> points;
  std::size_t after = 1;
  float passed = 0;  // up to the point before `after`
  for (int i = 0; i <= pieces; ++i) {
    const float wanted =
        std::lerp(fromPx, toPx, static_cast<float>(i) / static_cast<float>(pieces));
    const auto piece = [&] {
      return std::hypot(line[after].xPx - line[after - 1].xPx,
                        line[after].yPx - line[after - 1].yPx);
    };
    while (after + 1 < line.size() && passed + piece() < wanted) passed += piece(), ++after;
    const float length = piece();
    const float share = length > 0 ? std::min((wanted - passed) / length, 1.0f) : 0;
    points.push_back({std::lerp(line[after - 1].xPx, line[after].xPx, share),
                      std::lerp(line[after - 1].yPx, line[after].yPx, share)});
  }
  return points;
}

/// Each point the mean of up to `reach` on both sides, as many on each; the ends stay.
std::vector<geo::Screen> smoothed(const std::vector<geo::Screen>& points, int reach) {
  std::vector<geo::Screen> means;
  const int count = static_cast<int>(points.size());
  for (int i = 0; i < count; ++i) {
    const int near = std::min({reach, i, count - 1 - i});
    geo::Screen sum{};
    for (int k = i - near; k <= i + near; ++k) {
      sum.xPx += points[static_cast<std::size_t>(k)].xPx;
      sum.yPx += points[static_cast<std::size_t>(k)].yPx;
    }
    const auto terms = static_cast<float>(2 * near + 1);
    means.push_back({sum.xPx / terms, sum.yPx / terms});
  }
  return means;
}

/// The line moved to its left, which is up where it runs to the right.
std::vector<geo::Screen> lifted(const std::vector<geo::Screen>& points, float byPx) {
  std::vector<geo::Screen> moved;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const geo::Screen before = points[i > 0 ? i - 1 : 0];
    const geo::Screen after = points[std::min(i + 1, points.size() - 1)];
    const float x = after.xPx - before.xPx, y = after.yPx - before.yPx;
    const float length = std::hypot(x, y);
    if (!(length > 0)) continue;
    moved.push_back({points[i].xPx + y / length * byPx, points[i].yPx - x / length * byPx});
  }
  return moved;
}

}  // namespace

std::optional<TextPath> baseLineAlong(std::span<const geo::Screen> line, float widthPx,
                                      float sizePx, float liftPx) {
  constexpr int kPiecesASize = 4, kSmoothings = 3;
  const float whole = lengthOf(line);
  if (line.size() < 2 || !(whole > widthPx) || !(widthPx > 0) || !(sizePx > 0)) return std::nullopt;
  // Some more than the text, so that smoothing and bends leave enough.
  const float reach = std::min(whole, widthPx + 4 * sizePx) / 2;
  const int pieces = static_cast<int>(std::ceil(2 * reach / sizePx * kPiecesASize));
  std::vector<geo::Screen> points = evenly(line, whole / 2 - reach, whole / 2 + reach, pieces);
  for (int i = 0; i < kSmoothings; ++i) points = smoothed(points, kPiecesASize);
  const std::size_t a = points.size() / 4, b = points.size() - 1 - a;
  if (points[b].xPx < points[a].xPx) std::ranges::reverse(points);
  points = lifted(points, liftPx);
  const float start = (lengthOf(points) - widthPx) / 2;
  if (start < 0) return std::nullopt;
  return TextPath{std::move(points), start};
}

}  // namespace viewer
